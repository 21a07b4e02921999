/** What waits to be shown, ms by a clock that is never set. */
export interface Queue {
  readonly firstAt: number;
  readonly lastAt: number;
  /** Whether something in it is critical. */
  readonly urgent: boolean;
}

/** Alerts that come within this time of each other are told together, ms. */
const TOGETHER_MS = 2_000;
/** However many still come, the first of them waits no longer, ms. */
const TOGETHER_MOST_MS = 15_000;
/** Within this time there are at most so many notifications, ms; what comes then is told together at its end. */
const WINDOW_MS = 5 * 60_000;
const MOST = 3;
/** Only what is critical does not wait for that end, but then so long after the last one, ms. */
const URGENT_GAP_MS = 60_000;

/** When the queue is to be shown. @param shownAt moments of earlier notifications, in order; by the same clock */
export function deliveryMoment(queue: Queue, shownAt: readonly number[]): number {
  const together = Math.min(queue.lastAt + TOGETHER_MS, queue.firstAt + TOGETHER_MOST_MS);
  const [earliest, latest] = [shownAt.at(-MOST), shownAt.at(-1)];
  if (earliest === undefined || latest === undefined) return together;
  const free = earliest + WINDOW_MS;
  return Math.max(together, queue.urgent ? Math.min(free, latest + URGENT_GAP_MS) : free);
}

/** The notifications that still count; what was shown longer ago does not. */
export function recent(shownAt: readonly number[], now: number): readonly number[] {
  return shownAt.filter((at) => now - at < WINDOW_MS);
}

/** From this many on, one notification stands for all. */
const SUMMARY_FROM = 3;

/** Whether so many alerts at once are told in one notification. @param shown how many notifications still count */
export function isSummary(alerts: number, shown: number): boolean {
  return alerts >= SUMMARY_FROM || (alerts > 1 && shown + alerts > MOST);
}
