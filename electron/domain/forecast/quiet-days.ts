import type { SeenDay } from './local-days.ts';

/** Days without spending as unlikely as this, if the account went on as usual, are taken for a freeze. */
const UNLIKELY = 0.04;

type Activity = 'active' | 'quiet' | 'unsure';

/** unsure: some of the day was not read, and the rest was quiet. */
function activityOf({ outflowByPart, read }: SeenDay): Activity {
  if (outflowByPart.some((outflow) => outflow > 0)) return 'active';
  return read > 1 - 1e-6 ? 'quiet' : 'unsure';
}

interface Seen {
  readonly weekday: number;
  readonly activity: Activity;
}

/** How likely it is that nothing is spent on any of these days, judged by all other days. */
function likelihood(quiet: readonly Seen[], others: readonly Seen[]): number {
  const share = (days: readonly Seen[]): number => {
    const active = days.filter(({ activity }) => activity === 'active').length;
    return (active + 0.5) / (days.length + 1);
  };
  const sure = others.filter(({ activity }) => activity !== 'unsure');
  // Weekdays that are never active (weekends, often) say nothing about those that are.
  const used = new Set(sure.filter(({ activity }) => activity === 'active').map(({ weekday }) => weekday));
  const chance = share(sure.filter(({ weekday }) => used.has(weekday)));
  return quiet.reduce((product, { weekday }) => product * (used.has(weekday) ? 1 - chance : 1), 1);
}

/**
 * Leaves out days without any spending that are too many in a row to be the account's rhythm: a freeze that
 * shows in no amount, a holiday, a broken payment file. Quiet weekends, and the pauses of an account that
 * pays now and then, stay, for they belong to what is usual.
 */
export function withoutFreezes(days: readonly SeenDay[]): readonly SeenDay[] {
  const seen = days.map((day): Seen => ({ weekday: day.weekday, activity: activityOf(day) }));
  const isFrozen = days.map(() => false);
  for (let first = 0; first < days.length; ) {
    let end = first;
    while (seen[end]?.activity === 'quiet') end += 1;
    const quiet = seen.slice(first, end);
    const others = [...seen.slice(0, first), ...seen.slice(end)];
    if (end > first && likelihood(quiet, others) <= UNLIKELY) isFrozen.fill(true, first, end);
    first = end + 1;
  }
  return days.filter((_, index) => isFrozen[index] !== true);
}
