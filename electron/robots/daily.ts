import { addDays, localDate, momentOf } from '../domain/zoned-time.ts';

/** A calendar day, `2026-01-15`. */
export type Day = string;

export interface DailyInput {
  /** Epoch ms. */
  readonly now: number;
  /** `HH:mm`, 24 hours. */
  readonly time: string;
  /** IANA name (`Asia/Shanghai`). */
  readonly timeZone: string;
  /** The day the last one was sent for; absent when none was. */
  readonly lastSentDay?: Day;
}

export interface DailyMoment {
  /** Epoch ms; `now` or earlier when it is due. */
  readonly at: number;
  /** What to remember as `lastSentDay` once it was sent. */
  readonly day: Day;
  readonly due: boolean;
}

/**
 * The moment of the next daily message. One day has one: whoever slept past the moment is due for the rest of that
 * day and no longer, and a changed time or time zone gives no second one.
 * @throws RangeError when the time zone does not exist
 */
export function nextDaily({ now, time, timeZone, lastSentDay }: DailyInput): DailyMoment {
  const today = localDate(now, timeZone);
  const tomorrow = addDays(today, 1);
  // A traveller's clock may already have been in tomorrow; a day further ahead is left from a clock that was wrong.
  const sent = lastSentDay === today || lastSentDay === tomorrow;
  const day = sent ? addDays(lastSentDay, 1) : today;
  const at = momentOf(day, time, timeZone);
  return { at, day, due: at <= now };
}

/**
 * What to take as `lastSentDay` when the message is switched on: today where its time has passed already, so that the
 * switch itself sends nothing.
 */
export function dayWhenSwitchedOn(input: Omit<DailyInput, 'lastSentDay'>): Day | undefined {
  const { due, day } = nextDaily(input);
  return due ? day : undefined;
}
