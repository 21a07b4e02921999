import { wallClock } from '../../domain/zoned-time.ts';
import { QUARTER_MS } from '../slots.ts';

/**
 * What the clocks of a zone show at a moment, counted as if it were UTC (ms). Remembers what a calendar said, for asking it
 * is slow; clocks are changed on the quarter of an hour.
 */
export function wallClockOf(zone: string): (at: number) => number {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS;
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = wallClock(quarter, zone) - quarter;
      offsets.set(quarter, offset);
    }
    return at + offset;
  };
}
