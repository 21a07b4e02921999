import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AlertKind } from '../../../electron/domain/alert.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import { alertWorld, DAY, HOUR, MINUTE, only, titles, type AlertWorld } from './harness.ts';

afterEach(() => vi.useRealTimers());

/** What can happen to a merchant and a computer between two looks at one balance with lines at 100 and 50. */
type Happening =
  | { readonly does: 'reads'; readonly value: number }
  | { readonly does: 'turns stale' | 'is missing' | 'restarts' | 'crashes' }
  | { readonly does: 'sleeps' | 'clock jumps'; readonly ms: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ does: fc.constant('reads' as const), value: fc.integer({ min: 0, max: 150 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('turns stale', 'is missing', 'restarts', 'crashes'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sleeps' as const), ms: fc.integer({ min: HOUR, max: 3 * DAY }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('clock jumps' as const),
      ms: fc.integer({ min: -2 * DAY, max: 2 * DAY }),
    }),
  },
);

/** So far apart that no notification of one reading is still under way at the next. */
const APART = 6 * MINUTE;

async function happens(world: AlertWorld, it: Happening, value: number): Promise<void> {
  switch (it.does) {
    case 'reads':
      return world.reads(String(it.value));
    case 'turns stale':
      return world.reads(String(value), { freshness: 'stale' }, { condition: 'unreachable' });
    case 'is missing':
      return world.reads(String(value), { freshness: 'not-returned' });
    case 'restarts':
      return world.restart();
    case 'crashes':
      return world.restart('crashed');
    case 'sleeps':
    case 'clock jumps':
      vi.setSystemTime(Date.now() + it.ms);
      return undefined;
  }
}

/** What a merchant should have been told: each crossing once, anew only after a rise to 5 % above the line. */
function expected(happenings: readonly Happening[]): string[] {
  const told: string[] = [];
  let level = 0;
  for (const it of happenings) {
    if (it.does !== 'reads') continue;
    const now = it.value < 50 ? 2 : it.value < 100 ? 1 : 0;
    if (now > level) told.push(now === 2 ? 'Critical' : 'Low');
    if (now >= level) level = now;
    else if (level === 2 && it.value < 52.5) level = 2;
    else level = it.value < 105 ? 1 : 0;
  }
  return told;
}

describe('whatever happens to a balance, its connection and the computer', () => {
  it('each crossing is told exactly once, and every one after a recovery', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 80 }), async (happenings) => {
        const world = alertWorld();
        world.settings = only(world, 'low', 'critical');
        let value = 500;
        for (const it of happenings) {
          await happens(world, it, value);
          if (it.does === 'reads') value = it.value;
          await world.passes(APART);
        }
        expect(titles(world)).toEqual(expected(happenings));
        world.alerter.stop();
      }),
      { numRuns: 60 },
    );
  });

  it('nothing is told of amounts while they are not live', async () => {
    const amountKinds: readonly AlertKind[] = ['low', 'critical', 'upper', 'large-jump', 'frozen-rose'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 30 }), async (values) => {
        const world = alertWorld();
        world.settings = only(world, ...amountKinds);
        for (const value of values) {
          await world.reads(String(value), { freshness: 'stale' }, { condition: 'unknown' });
        }
        expect(world.messages).toEqual([]);
        world.alerter.stop();
      }),
      { numRuns: 30 },
    );
  });
});

describe('however many balances cross their lines, and whenever', () => {
  it('never more than a few notifications in five minutes, and every alert is in one of them', async () => {
    const crossing = fc.record({
      which: fc.integer({ min: 0, max: 19 }),
      value: fc.constantFrom('80', '20', '500'),
      afterMs: fc.integer({ min: 0, max: 90_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(crossing, { maxLength: 60 }), async (crossings) => {
        const world = alertWorld();
        world.settings = only(world, 'low', 'critical');
        const values = new Map<number, string>();
        const show = (): void =>
          world.shows(
            ...Array.from({ length: 20 }, (_, n) =>
              shownConnection(`c${n}`, [entry(values.get(n) ?? '500', { line: world.line })]),
            ),
          );
        show();
        for (const { which, value, afterMs } of crossings) {
          values.set(which, value);
          show();
          await world.passes(afterMs);
        }
        await world.passes(HOUR);
        const times = world.messages.map(({ at }) => at);
        for (const [n, at] of times.entries()) {
          // Three, and what is critical once a minute beyond that.
          const within = times.filter((other) => other >= at && other < at + 5 * MINUTE);
          expect(within.length, `from notification ${n}`).toBeLessThanOrEqual(3 + 5);
          const close = times.filter((other) => other >= at && other < at + 50_000);
          expect(close.length, `right after notification ${n}`).toBeLessThanOrEqual(3);
        }
        const outcomes = world.alerter.state().records.map(({ outcome }) => outcome);
        expect(outcomes.filter((one) => one === 'pending' || one === 'failed')).toEqual([]);
        world.alerter.stop();
      }),
      { numRuns: 40 },
    );
  });
});
