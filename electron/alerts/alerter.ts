import type { AlertText, AlertTextContext } from '../contract/i18n/alert-text.ts';
import type { ShowTarget } from '../contract/types.ts';
import type {
  AlertRecord,
  AlertSettings,
  AlertsState,
  SnoozeChoice,
  Transit,
} from '../domain/alert.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { withEntry } from './by-balance.ts';
import { createKeeper } from './keeper.ts';
import type { AlertMemory } from './memory.ts';
import { joined, type PrivatePart } from './private-part.ts';
import { nextAlertMoment } from './next-moment.ts';
import { createOutlet } from './outlet.ts';
import type { RunOut } from './run-out.ts';
import { afterRestart, ANSWERED, holdTold, settle, SNOOZED, unholdTold } from './settle.ts';
import { stepAlerts } from './step.ts';

export interface AlerterOptions {
  readonly store: { get(): AlertMemory; set(memory: AlertMemory): void };
  readonly settings: () => AlertSettings;
  readonly text: () => AlertTextContext;
  /** Epoch ms. */
  readonly now: () => number;
  /** Ms by a clock that is never set. */
  readonly uptime: () => number;
  readonly runOuts: (snapshot: Snapshot) => readonly RunOut[];
  /** Whether the forecast knows that a balance does not run out; while nothing was learnt it does not. */
  readonly deniesRunOut: (snapshot: Snapshot, connectionId: string, key: string) => boolean;
  /** Shows a notification; tells whether the system took it. */
  readonly notify: (message: AlertText, onClick: ShowTarget) => Promise<boolean>;
  /** Told of everything that interrupts, once each, however the notification fares. */
  readonly onAlerts: (records: readonly AlertRecord[]) => void;
  /** The list, a snooze or a mark changed. */
  readonly onChange: () => void;
  /** Asks for the snapshot to be looked at again. */
  readonly lookAgain: () => void;
}

export interface Alerter {
  /** Looks at a new snapshot. */
  take(snapshot: Snapshot): void;
  /** What an earlier session knew, which could not be read at the start. */
  recall(earlier: PrivatePart): void;
  /** The computer woke up: what is old is old because nobody could ask. */
  woke(): void;
  /** A connection leads elsewhere from now on, so that accounts it no longer lists are not missing. */
  forgetAccounts(connectionId: string): void;
  state(): AlertsState;
  snooze(connectionId: string, key: string, snooze: SnoozeChoice | null): void;
  markTransit(connectionId: string, key: string, transit: Transit | null): void;
  /** Writes down what was not yet, and ends all waiting. */
  stop(): void;
}

/** Once an hour also notices a changed clock, ms. */
const MAX_TIMER_MS = 60 * 60_000;
/** A clock that stands still must not make it look without a pause, ms. */
const MIN_TIMER_MS = 1_000;
/** Clocks are nudged all the time; from this difference on one was set, ms. */
const JUMP_MS = 60_000;
/** A look that comes this much later than it was planned for did so because the computer slept, ms. */
const LATE_MS = 20_000;

/** Turns snapshots into notifications and a list of what happened. */
export function createAlerter(options: AlerterOptions): Alerter {
  const { settings, now, uptime } = options;
  const keeper = createKeeper(options, afterRestart(options.store.get()));
  const outlet = createOutlet({ ...options, wanted, onOutcome });
  let wokeAt = now();
  let clocks = { now: now(), uptime: uptime() };
  /** When the next look is due at the latest, by `uptime`. */
  let dueAt = Number.POSITIVE_INFINITY;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** What was overtaken or is held meanwhile is no longer pending. */
  function wanted(): (record: AlertRecord) => boolean {
    const { raised, waiting } = keeper.memory();
    const pending = new Set(
      [...Object.values(raised), ...Object.values(waiting)]
        .filter(({ stage }) => stage === 'pending')
        .map(({ record }) => record),
    );
    return ({ id }) => pending.has(id);
  }

  function onOutcome(
    ids: ReadonlySet<number>,
    outcome: 'shown' | 'summarised' | 'failed',
  ): void {
    keeper.keep(settle(keeper.memory(), ids, outcome), 'at-once');
  }

  /**
   * The clock on the wall and the one that is never set must agree on how long it has been; and no timer runs while the
   * computer sleeps, whose waking may be told late, or not at all.
   */
  function noticeJump(): void {
    const before = clocks;
    clocks = { now: now(), uptime: uptime() };
    const jump = clocks.now - before.now - (clocks.uptime - before.uptime);
    const late = clocks.uptime - dueAt;
    if (Math.abs(jump) >= JUMP_MS || late >= LATE_MS) wokeAt = clocks.now;
  }

  function arm(snapshot: Snapshot): void {
    clearTimeout(again);
    const input = { memory: keeper.memory(), snapshot, settings: settings(), now: now(), wokeAt };
    const wait = nextAlertMoment(input) - input.now;
    const ms = Math.min(Math.max(wait, MIN_TIMER_MS), MAX_TIMER_MS);
    dueAt = uptime() + ms;
    again = setTimeout(options.lookAgain, ms);
  }

  return {
    take(snapshot) {
      noticeJump();
      const { memory, fresh, retried } = stepAlerts({
        memory: keeper.memory(),
        snapshot,
        settings: settings(),
        now: now(),
        wokeAt,
        runOuts: options.runOuts(snapshot),
        deniesRunOut: (connectionId, key) => options.deniesRunOut(snapshot, connectionId, key),
        sent: outlet.sent(),
      });
      keeper.keep(memory);
      outlet.add([...fresh, ...retried]);
      if (fresh.length > 0) options.onAlerts(fresh);
      arm(snapshot);
    },
    recall(earlier) {
      keeper.keep(joined(keeper.memory(), earlier));
      options.lookAgain();
    },
    woke() {
      wokeAt = now();
    },
    forgetAccounts(connectionId) {
      const { [connectionId]: _gone, ...statuses } = keeper.memory().statuses;
      keeper.keep({ ...keeper.memory(), statuses });
    },
    state() {
      const { records, snoozes, transits } = keeper.memory();
      return { records, snoozes, transits };
    },
    snooze(connectionId, key, choice) {
      const { snoozes } = keeper.memory();
      const snooze = choice && { ...choice, since: now() };
      const held =
        snooze === null
          ? unholdTold(keeper.memory(), connectionId, key, SNOOZED)
          : holdTold(keeper.memory(), connectionId, key, SNOOZED, outlet.sent());
      keeper.keep({ ...held, snoozes: withEntry(snoozes, connectionId, key, snooze) });
      options.lookAgain();
    },
    markTransit(connectionId, key, transit) {
      const { transits } = keeper.memory();
      const held =
        transit === null
          ? unholdTold(keeper.memory(), connectionId, key, ANSWERED)
          : holdTold(keeper.memory(), connectionId, key, ANSWERED, outlet.sent());
      keeper.keep({ ...held, transits: withEntry(transits, connectionId, key, transit) });
      options.lookAgain();
    },
    stop() {
      clearTimeout(again);
      outlet.stop();
      keeper.stop();
    },
  };
}
