import type Big from 'big.js';
import type { Habits } from './learn.ts';
import { HORIZON_DAYS, type Reach } from './forecast-types.ts';
import { daysFrom, PARTS } from './local-days.ts';
import { DAY_MS } from '../zoned-time.ts';

/** The range leaves out a tenth on either side, as far as errors follow a bell curve. */
const DEVIATIONS = 1.28;

/** What will have gone by a moment (epoch ms): at the most, likely, and at the least. */
interface Gone {
  readonly at: number;
  readonly amounts: readonly [number, number, number];
}

/** What goes out from a moment on as things usually go, part of a day by part of a day, up to the horizon. */
function* usualCourse(from: number, habits: Habits): Generator<Gone> {
  const { levels, curve, spread, timeZone } = habits;
  let likely = 0;
  let variance = 0;
  for (const day of daysFrom(from, timeZone)) {
    if (day.start > from + HORIZON_DAYS * DAY_MS) return;
    const cost = levels.on(day.weekday).toNumber();
    const partMs = (day.end - day.start) / PARTS;
    for (let part = 0; part < PARTS; part += 1) {
      const at = day.start + (part + 1) * partMs;
      if (at <= from) continue;
      const share = (curve[part] ?? 0) * Math.min(1, (at - from) / partMs);
      likely += cost * share;
      variance += cost ** 2 * share * spread.day;
      const doubt = Math.sqrt(variance / likely ** 2 + spread.level);
      // As many times more at the most as it is less at the least.
      const factor = 1 + DEVIATIONS * (likely > 0 ? doubt : 0);
      yield { at, amounts: [likely * factor, likely, likely / factor] };
    }
  }
}

/**
 * When so much will have gone; `undefined` when that likely lies beyond the horizon.
 * @param left plain units of the readings; zero or below: it has gone already
 * @param from epoch ms
 */
export function reachOf(left: Big, from: number, habits: Habits): Reach | undefined {
  if (left.lte(0)) return { earliest: from, likely: from, latest: from };
  // Times come from doubles, amounts never do: a forecast in seconds would be a pretence anyway.
  const amount = left.toNumber();
  const reached: number[] = [];
  let before: Gone = { at: from, amounts: [0, 0, 0] };
  for (const gone of usualCourse(from, habits)) {
    for (let next = reached.length; (gone.amounts[next] ?? 0) >= amount; next += 1) {
      const start = before.amounts[next] ?? 0;
      const within = (amount - start) / ((gone.amounts[next] ?? 0) - start);
      reached.push(Math.round(before.at + within * (gone.at - before.at)));
    }
    if (reached.length === before.amounts.length) break;
    before = gone;
  }
  const [earliest, likely, latest = Math.round(before.at)] = reached;
  return earliest === undefined || likely === undefined ? undefined : { earliest, likely, latest };
}
