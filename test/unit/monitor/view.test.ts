import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { balanceKey } from '../../../electron/domain/balance.ts';
import { unreadState, type ConnectionState, type Reading } from '../../../electron/monitor/connection-state.ts';
import { createViews, viewConnection, type ViewInput } from '../../../electron/monitor/view.ts';
import { balance, connection, INTERVAL, MINUTE, START } from './harness.ts';

const reading = (readAt: number, over: Partial<Reading> = {}): Reading => ({
  balance: balance('1', '100'),
  readAt,
  verification: 'verified',
  inquiryId: 'main',
  returned: true,
  ...over,
});
const stateWith = (...readings: readonly Reading[]): ConnectionState => ({
  ...unreadState,
  condition: 'ok',
  readings: new Map(readings.map((of, n) => [balanceKey(of.balance) + n, of])),
});

const base: ViewInput = {
  config: connection('a'),
  environmentKind: 'production',
  floorMs: MINUTE,
  state: stateWith(reading(START)),
  lines: {},
  refreshing: false,
  tokensUnsaved: false,
  nextRefreshAt: START + INTERVAL,
  nextReason: 'interval',
  now: START,
};

describe('a connection looked at again', () => {
  it('is the same object as long as nothing of it changed, and another once something did', () => {
    const view = createViews();
    const first = view(base);
    expect(view({ ...base, now: START + MINUTE, nextRefreshAt: START + INTERVAL + 3 })).toBe(first);
    expect(view({ ...base, refreshing: true })).not.toBe(first);
  });

  it('turns stale by time alone', () => {
    const view = createViews();
    const freshAt = (now: number) => view({ ...base, now }).balances[0]?.freshness;
    expect(freshAt(START)).toBe('live');
    expect(freshAt(START + 2.5 * INTERVAL - 1)).toBe('live');
    expect(freshAt(START + 2.5 * INTERVAL)).toBe('stale');
  });

  it('is what it would be if nobody had looked before, whatever changes and wherever the clock goes', () => {
    const states = [
      stateWith(reading(START)),
      stateWith(reading(START), reading(START + 30 * MINUTE)),
      stateWith(reading(START - 60 * MINUTE, { returned: false })),
      { ...stateWith(reading(START)), failing: new Set(['main']) },
    ];
    const configs = [connection('a'), connection('a', { enabled: false }), connection('a', { intervalMs: MINUTE })];
    const looks = fc.array(
      fc.record({
        now: fc.integer({ min: START - 90 * MINUTE, max: START + 90 * MINUTE }),
        state: fc.constantFrom(...states),
        config: fc.constantFrom(...configs),
        refreshing: fc.boolean(),
        tokensUnsaved: fc.boolean(),
        nextRefreshAt: fc.constantFrom(null, START, START + MINUTE),
        lines: fc.constantFrom({}, { [balanceKey(balance('1', '100')) + 0]: { warn: '200' } }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(looks, (made) => {
        const view = createViews();
        for (const look of made) expect(view({ ...base, ...look })).toEqual(viewConnection({ ...base, ...look }));
      }),
    );
  });
});
