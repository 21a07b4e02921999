import type { Snapshot } from '../domain/snapshot.ts';
import { dayWhenSwitchedOn, nextDaily, type Day } from './daily.ts';
import { DAILY_MESSAGES, type DailyMessage, type RobotConfig } from './robot-config.ts';

export interface DailyScheduleOptions {
  readonly robots: () => readonly RobotConfig[];
  readonly snapshot: () => Snapshot;
  /** Epoch ms. */
  readonly now: () => number;
  /** IANA name of the computer's time zone; a traveller's changes. */
  readonly timeZone: () => string;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** The message is due; told once a day. */
  readonly onDue: (robotId: string, message: DailyMessage, day: Day) => void;
}

export interface DailySchedule {
  /** To be told when robots were added, changed or removed. */
  look(): void;
  /** The app started, or the computer woke up: what is known may be from yesterday. */
  wake(): void;
  stop(): void;
}

/** After start and wake-up the first refresh gets this long before anything is summed up, ms. */
export const SETTLE_MS = 10_000;
/** No longer than this a summary waits for connections that were not asked yet, ms. */
export const PATIENCE_MS = 3 * 60_000;
const LOOK_AGAIN_MS = 5_000;
/** The clock or the time zone may be changed at any time, and nobody says so. */
const MAX_TIMER_MS = 5 * 60_000;
/** A timer that is later than this slept with the computer, and may run before anybody says that it woke up, ms. */
const LATE_MS = 60_000;

/** Says when each robot's daily messages are due. */
export function createDailySchedule(options: DailyScheduleOptions): DailySchedule {
  const { now, timeZone, setTimer } = options;
  let wokeAt = now();
  let plannedAt = Number.POSITIVE_INFINITY;
  let cancel: (() => void) | undefined;
  let stopped = false;

  function look(): void {
    cancel?.();
    if (stopped) return;
    const at = now();
    if (at - plannedAt > LATE_MS) wokeAt = at;
    const moments = messages().map(({ id, message, time, lastSentDay }) => {
      const next = nextDaily({ now: at, time, timeZone: timeZone(), ...lastSentDay });
      if (!next.due) return next.at;
      if (!isKnown(at)) return at + LOOK_AGAIN_MS;
      options.onDue(id, message, next.day);
      return at + MAX_TIMER_MS;
    });
    const wait = Math.min(MAX_TIMER_MS, ...moments.map((moment) => moment - at));
    plannedAt = at + wait;
    cancel = setTimer(look, wait);
  }

  function messages() {
    return options
      .robots()
      .filter(({ enabled }) => enabled)
      .flatMap((robot) =>
        DAILY_MESSAGES.flatMap((message) => {
          const time = robot[message];
          const day = robot.sentDays[message];
          const lastSentDay = day === undefined ? {} : { lastSentDay: day };
          return time === null ? [] : [{ id: robot.id, message, time, lastSentDay }];
        }),
      );
  }

  /** Whether the snapshot is of now, or there is no use in waiting for that. */
  function isKnown(at: number): boolean {
    const since = at - wokeAt;
    // Below zero the clock was set back since.
    if (since < 0 || since >= PATIENCE_MS) return true;
    return since >= SETTLE_MS && options.snapshot().connections.every(wasAsked);
  }

  return {
    look,
    wake() {
      wokeAt = now();
      look();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}

function wasAsked({ enabled, refreshing, condition }: Snapshot['connections'][number]): boolean {
  return !enabled || (!refreshing && condition !== 'unread');
}

/** The robot with today marked as sent for every daily message whose time, or switch, is new and has passed today. */
export function withDaysOfSwitch(
  before: RobotConfig | undefined,
  after: RobotConfig,
  at: { readonly now: number; readonly timeZone: string },
): RobotConfig {
  const days = DAILY_MESSAGES.flatMap((message) => {
    const time = after[message];
    if (!after.enabled || time === null) return [];
    if (before?.enabled === true && before[message] === time) return [];
    const day = dayWhenSwitchedOn({ ...at, time });
    return day === undefined ? [] : [[message, day] as const];
  });
  return { ...after, sentDays: { ...after.sentDays, ...Object.fromEntries(days) } };
}
