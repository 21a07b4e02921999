import type { RunOutSpan } from '../../../electron/contract/trend-types.ts';
import type { OverviewWords } from './words.ts';

const DAY_MS = 86_400_000;

/** Further ahead than this nobody plans, and no forecast is worth a number. */
const FAR_DAYS = 60;

/** “~2–3 days”: whole days that are sure to be left, to those that may be. @param now epoch ms */
export function runwayText(w: OverviewWords, { earliest, latest }: RunOutSpan, now: number): string {
  const from = Math.max(0, Math.floor((earliest - now) / DAY_MS));
  const to = Math.max(from, Math.floor((latest - now) / DAY_MS));
  if (from >= FAR_DAYS) return w('runway.far', { count: FAR_DAYS });
  if (to === 0) return w('runway.under-a-day');
  return from === to ? w('runway.days', { count: from }) : w('runway.range', { from, to });
}
