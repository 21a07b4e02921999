import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RefreshOutcome } from '../../../electron/contract/types.ts';
import { createTrayActs, type TrayActs } from '../../../electron/desktop/tray-acts.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const START = new Date(2026, 0, 15, 14, 5).getTime();
const ref = { connectionId: 'a', key: entry('1').key };

let acts: TrayActs;
let did: unknown[];
let answer: (outcomes: readonly RefreshOutcome[]) => void;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  did = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]): void =>
      void did.push([name, ...args]);
  acts = createTrayActs({
    monitor: {
      snapshot: () => snapshotOf(shownConnection('a', [entry('8230')])),
      refresh: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
    alerter: { snooze: note('snooze') },
    pauser: { set: note('pause') },
    open: note('open'),
    copy: note('copy'),
    summary: () => 'the summary',
    hideAmounts: note('hide'),
    quit: note('quit'),
    locale: () => 'en',
    now: () => Date.now(),
    onChange: note('changed'),
  });
});
afterEach(() => {
  acts.stop();
  vi.useRealTimers();
});

it.each([
  [{ do: 'open' }, ['open']],
  [{ do: 'settings' }, ['open', { view: 'settings' }]],
  [{ do: 'add-connection' }, ['open', { view: 'add-connection' }]],
  [{ do: 'show', ...ref }, ['open', { view: 'balance', ...ref }]],
  [{ do: 'transit', ...ref }, ['open', { view: 'balance', ...ref, form: 'transit' }]],
  [{ do: 'copy-amount', ...ref }, ['copy', 'PEN 8,230.00']],
  [{ do: 'copy-summary' }, ['copy', 'the summary']],
  [{ do: 'hide-amounts', hide: true }, ['hide', true]],
  [{ do: 'pause', term: 'hour' }, ['pause', START + 3_600_000]],
  [{ do: 'pause', term: 'tomorrow' }, ['pause', new Date(2026, 0, 16, 8).getTime()]],
  [{ do: 'pause', term: 'resumed' }, ['pause', 'resumed']],
  [{ do: 'pause', term: null }, ['pause', null]],
  [{ do: 'snooze', term: 'hour', ...ref }, ['snooze', 'a', ref.key, { until: START + 3_600_000 }]],
  [
    { do: 'snooze', term: 'tomorrow', ...ref },
    ['snooze', 'a', ref.key, { until: new Date(2026, 0, 16, 8).getTime() }],
  ],
  [{ do: 'snooze', term: 'change', ...ref }, ['snooze', 'a', ref.key, { untilChangeFrom: '8230' }]],
  [{ do: 'snooze', term: null, ...ref }, ['snooze', 'a', ref.key, null]],
  [{ do: 'quit' }, ['quit']],
] as const)('%j', (action, expected) => {
  acts.act(action);
  expect(did).toEqual([expected]);
});

it.each(['copy-amount', 'snooze'] as const)('%s of a balance that is gone does nothing', (what) => {
  const gone = { connectionId: 'a', key: 'gone' };
  acts.act(what === 'snooze' ? { do: what, term: 'hour', ...gone } : { do: what, ...gone });
  expect(did).toEqual([]);
});

describe('a refresh', () => {
  const outcomes = [{ connectionId: 'a', outcome: 'ok' }] as const;

  it('is on its way, then what it came to for a few seconds, then nothing', async () => {
    acts.act({ do: 'refresh' });
    expect(acts.refresh()).toEqual({ state: 'running' });
    answer(outcomes);
    await vi.advanceTimersByTimeAsync(0);
    expect(acts.refresh()).toEqual({ state: 'done', outcomes });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(acts.refresh()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(acts.refresh()).toBeNull();
    expect(did).toEqual([['changed'], ['changed'], ['changed']]);
  });

  it('asked for again is not cut short by the one before', async () => {
    acts.act({ do: 'refresh' });
    answer(outcomes);
    await vi.advanceTimersByTimeAsync(4_000);
    acts.act({ do: 'refresh' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(acts.refresh()).toEqual({ state: 'running' });
  });
});
