import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSteadyClock } from '../../../electron/monitor/steady-clock.ts';

const HOUR = 3_600_000;

/** ms since the computer started, without sleep and with it. */
let awake: number;
let sinceBoot: number;
let clock: () => number;
beforeEach(() => {
  awake = 1_234.5;
  sinceBoot = 777_000;
  clock = createSteadyClock(
    () => awake,
    () => sinceBoot,
  );
});

function run(ms: number): void {
  awake += ms;
  sinceBoot += ms;
}

function passed(happens: () => void): number {
  const before = clock();
  happens();
  return clock() - before;
}

describe('the steady clock', () => {
  it('goes on as time does, in whole milliseconds', () => {
    expect(passed(() => run(1_500))).toBe(1_500);
    expect(Number.isInteger(clock())).toBe(true);
  });

  it('counts sleep, where timers stand still', () => {
    expect(passed(() => (sinceBoot += 8 * HOUR))).toBe(8 * HOUR);
    expect(passed(() => (sinceBoot += HOUR))).toBe(HOUR);
    expect(passed(() => run(1_000))).toBe(1_000);
  });

  it('counts sleep once, where timers go on', () => {
    expect(passed(() => run(8 * HOUR))).toBe(8 * HOUR);
  });

  it('is not misled by two clocks that drift apart over weeks', () => {
    const drift = (perHour: number): void => {
      for (let hour = 0; hour < 24 * 60; hour += 1) {
        run(HOUR);
        awake += perHour;
        clock();
      }
    };
    drift(100);
    // A sleep in full, though the coarse clock has fallen behind by minutes.
    expect(passed(() => (sinceBoot += HOUR))).toBe(HOUR);
    expect(passed(() => drift(-100))).toBeCloseTo(24 * 60 * (HOUR - 100), -1);
  });

  it('never goes back, and never errs by more than what the coarse clock leaves open', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: HOUR }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let [time, slept, naps] = [0, 0, 0];
        const steady = createSteadyClock(
          () => time - slept,
          () => Math.floor(time / 1_000) * 1_000,
        );
        const start = steady();
        let before = start;
        for (const [sleeps, ms] of steps) {
          time += ms;
          if (sleeps) {
            slept += ms;
            naps += 1;
          }
          expect(steady()).toBeGreaterThanOrEqual(before);
          before = steady();
          // A nap of seconds may go unnoticed; of a longer one the length is known to a second.
          expect(Math.abs(before - start - time)).toBeLessThanOrEqual(3_000 * naps + 1);
        }
      }),
    );
  });
});
