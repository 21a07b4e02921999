/** A calendar day, `2026-01-15`. */
export type Day = string;

export interface DailyInput {
  /** Epoch ms. */
  readonly now: number;
  /** `HH:mm`, 24 hours, see {@link isTimeOfDay}. */
  readonly time: string;
  /** IANA name (`Asia/Shanghai`), see {@link isTimeZone}. */
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

const DAY_MS = 24 * 60 * 60_000;

export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function isTimeZone(text: string): boolean {
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment of the next daily message. One day has one: whoever slept past the moment is due for the rest of that
 * day and no longer, and a changed time or time zone gives no second one.
 * @throws RangeError when the time zone does not exist
 */
export function nextDaily({ now, time, timeZone, lastSentDay }: DailyInput): DailyMoment {
  const today = wallAt(now, timeZone).slice(0, 10);
  const tomorrow = dayAfter(today);
  // A traveller's clock may already have been in tomorrow; a day further ahead is left from a clock that was wrong.
  const sent = lastSentDay === today || lastSentDay === tomorrow;
  const day = sent ? dayAfter(lastSentDay) : today;
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

/**
 * When a clock on the wall shows this. Where it shows it twice (clocks go back) the first time counts; where it never
 * does (clocks go forward) the moment is as long after the jump as it should have been after its beginning.
 */
function momentOf(day: Day, time: string, timeZone: string): number {
  const wall = `${day}T${time}`;
  const asUtc = Date.parse(`${wall}:00Z`);
  // Clocks do not change twice within two days, so these are the only two offsets there can be.
  const before = asUtc - offsetAt(asUtc - DAY_MS, timeZone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, timeZone);
  const shown = [before, after].filter((at) => wallAt(at, timeZone) === wall);
  return shown.length === 0 ? before : Math.min(...shown);
}

/** How far the zone's clocks are ahead of UTC, ms, to the minute. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${wallAt(minute, timeZone)}:00Z`) - minute;
}

/** `2026-01-15T14:05` */
function wallAt(at: number, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, value] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
