import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BURST, createPace, gapFor, spreadFor } from '../../../electron/monitor/pace.ts';

describe('the gap between two refreshes', () => {
  it('is the same for a few and for hundreds, and lets no round take longer than half a minute', () => {
    expect([1, 10, 200].map(gapFor)).toEqual([150, 150, 150]);
    expect(gapFor(600) * 600).toBe(30_000);
    expect(gapFor(0)).toBe(150);
  });
});

describe('what is owed at once', () => {
  it('is spread over a moment, or over a whole round', () => {
    expect([1, 10, 200, 1_000].map(spreadFor)).toEqual([2_000, 2_000, 30_000, 30_000]);
  });
});

describe('the pace', () => {
  it('lets a few begin at once, then one at a time', () => {
    const pace = createPace();
    const taken = (now: number): number => {
      let count = 0;
      while (pace.take(now, 100)) count += 1;
      return count;
    };
    expect(taken(0)).toBe(BURST);
    expect(pace.nextAt(100)).toBe(100);
    expect(taken(99)).toBe(0);
    expect([taken(100), taken(200), taken(500)]).toEqual([1, 1, 3]);
    expect(taken(1_000_000)).toBe(BURST);
  });

  it('never lets more begin within any time than that, however often it is asked', () => {
    const gap = 100;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 200 }), (waits) => {
        const pace = createPace();
        const taken: number[] = [];
        let now = 0;
        for (const wait of waits) {
          now += wait;
          if (pace.take(now, gap)) taken.push(now);
        }
        for (const [first, at] of taken.entries()) {
          for (const [more, later] of taken.slice(first).entries()) {
            expect(more + 1).toBeLessThanOrEqual(BURST + Math.floor((later - at) / gap));
          }
        }
      }),
    );
  });

  it('says when the next may begin, and keeps its word', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }), (waits) => {
        const pace = createPace();
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const expected = now >= pace.nextAt(100);
          expect(pace.take(now, 100)).toBe(expected);
        }
      }),
    );
  });
});
