import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import { conditionOf, type Problem } from '../../../electron/domain/problem.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import { MANUAL_FLOOR, MINUTE, POLL_FLOOR } from './harness.ts';

const HOUR = 60 * MINUTE;
/** How long a refresh that fell due may take to come, be answered and be shown. */
const SLACK = 75_000;
/** How wrong the length of a sleep may be: some systems count it in seconds. */
const COARSE = 1_000;

/** What really is the case, whatever the monitor believes. */
export interface World {
  /** ms since whenever; sleep counts. */
  now(): number;
  readonly connections: readonly ConnectionConfig[];
  readonly online: boolean;
  readonly onBattery: boolean;
  readonly watched: boolean;
  /** For how long the app still has to take it that the computer sleeps, ms. */
  suspendedMs(): number;
  shown(id: string): ConnectionSnapshot;
}

interface Record {
  /** Balance inquiries of the last refresh, and what was wrong with each. */
  results: Map<string, Problem | null>;
  lastSentAt: number;
  sleepsSinceSent: number;
  /** Until when the provider asked to be left alone. */
  heldUntil: number;
  /** From when on the wait for the next refresh counts. */
  since: number;
  /** A person did something for which it may be asked by the person's floor, also when it had stopped. */
  touched: boolean;
  /** Something happened for which it may be asked even where the keychain was locked. */
  owed: boolean;
  /** The clock was set, and that was not seen yet. */
  clockSet: boolean;
  busy: boolean;
}

/** Knows what a monitor must never do and what it must not put off, and keeps what it did all the same. */
export interface Referee {
  readonly faults: readonly string[];
  /** A refresh begins. */
  began(id: string, byHand: boolean): void;
  sent(id: string): void;
  /** An inquiry came to this problem, or to none. */
  came(id: string, inquiryId: string, problem: Problem | null): void;
  slept(): void;
  owe(): void;
  touch(id: string): void;
  /** The connection may be another provider's from now on. */
  forget(id: string): void;
  /** The clock was set: what was refused because of it may be asked anew. */
  clockSet(): void;
  shows(snapshot: Snapshot): void;
  /** From here on nothing happens but time … */
  calm(): void;
  /** … up to here. */
  calmWas(): void;
  fault(id: string, what: string): void;
  isBusy(id: string): boolean;
}

export function createReferee(world: World): Referee {
  const faults: string[] = [];
  const records = new Map<string, Record>();

  function recordOf(id: string): Record {
    const known = records.get(id);
    if (known !== undefined) return known;
    const record: Record = {
      results: new Map(),
      lastSentAt: Number.NEGATIVE_INFINITY,
      sleepsSinceSent: 0,
      heldUntil: 0,
      since: 0,
      touched: false,
      owed: true,
      clockSet: false,
      busy: false,
    };
    records.set(id, record);
    return record;
  }

  const all = (): Record[] => world.connections.map(({ id }) => recordOf(id));
  const config = (id: string): ConnectionConfig | undefined =>
    world.connections.find((connection) => connection.id === id);
  const fault = (id: string, what: string): void => {
    faults.push(`${id} ${what}, at ${world.now()}`);
  };

  const needsPerson = (id: string, { kind }: Problem): boolean =>
    conditionOf({ kind }) === 'needs-you' ||
    // The third in a row, as nothing in one answer tells.
    (kind === 'provider-failed' && world.shown(id).condition === 'needs-you');

  function isStopped(id: string): boolean {
    const problems = [...recordOf(id).results.values()];
    const hopeless = problems.filter((problem) => problem !== null && needsPerson(id, problem));
    return problems.length > 0 && hopeless.length === problems.length;
  }

  /** What keeps the timer from asking it, if anything does. */
  function hindrance(id: string): string | undefined {
    const { enabled = false, baseUrl = '' } = config(id) ?? {};
    if (!enabled) return 'paused';
    if (isStopped(id)) return 'stopped';
    if (world.suspendedMs() > 0) return 'suspended';
    if (!world.online && !baseUrl.includes('127.0.0.1')) return 'offline';
    const problems = [...recordOf(id).results.values()];
    const isLocked = problems.some((problem) => problem?.kind === 'keychain-locked');
    return isLocked ? 'waiting-for-keychain' : undefined;
  }

  /** The longest that a connection may have to wait which nothing hinders, ms. */
  function longestWait(id: string): number {
    const usual = Math.max(config(id)?.intervalMs ?? 0, POLL_FLOOR) * (world.onBattery ? 2 : 1);
    const problems = [...recordOf(id).results.values()];
    const fine =
      (problems.length === 0 || problems.includes(null)) &&
      problems.every((problem) => problem?.kind !== 'rate-limited');
    if (!fine) return Math.max(usual, HOUR) * 1.1 + SLACK;
    return (world.watched ? POLL_FLOOR : usual) * 1.1 + SLACK;
  }

  function checkPatience(id: string): void {
    const { since, heldUntil, busy } = recordOf(id);
    if (busy || hindrance(id) !== undefined) return;
    const waited = world.now() - Math.max(since, heldUntil);
    if (waited > longestWait(id)) fault(id, `was left alone for ${Math.round(waited / 1_000)} s`);
  }

  function checkAsking(id: string): void {
    const { owed, heldUntil, lastSentAt, sleepsSinceSent, results, clockSet } = recordOf(id);
    const isSkewed = [...results.values()].some((problem) => problem?.kind === 'clock-skew');
    const touched = recordOf(id).touched || (isSkewed && clockSet);
    const held = hindrance(id);
    const excused =
      held === 'waiting-for-keychain' ? owed || touched : held === 'stopped' && touched;
    if (held !== undefined && !excused) fault(id, `was asked while ${held}`);
    const inaccuracy = COARSE * sleepsSinceSent;
    const floor = touched ? MANUAL_FLOOR : POLL_FLOOR;
    const since = world.now() - lastSentAt;
    if (since < floor - inaccuracy) fault(id, `was asked again after ${since} ms`);
    if (world.now() < heldUntil - inaccuracy) fault(id, 'was not left alone');
    checkPatience(id);
  }

  return {
    faults,
    fault,
    isBusy: (id) => recordOf(id).busy,
    began(id, byHand) {
      const { lastSentAt, sleepsSinceSent } = recordOf(id);
      const since = world.now() - lastSentAt + COARSE * sleepsSinceSent;
      if (!byHand) checkAsking(id);
      else if (since < MANUAL_FLOOR) fault(id, `was asked by hand after ${since} ms`);
      Object.assign(recordOf(id), { results: new Map(), touched: false, owed: false, busy: true });
      if (!byHand) recordOf(id).clockSet = false;
    },
    sent(id) {
      if (config(id)?.enabled !== true) fault(id, 'was sent something while paused');
      Object.assign(recordOf(id), { lastSentAt: world.now(), sleepsSinceSent: 0 });
    },
    came(id, inquiryId, problem) {
      const record = recordOf(id);
      if (inquiryId !== 'accounts') record.results.set(inquiryId, problem);
      record.since = world.now();
      const { retryAfterMs } = problem ?? {};
      if (retryAfterMs !== undefined) record.heldUntil = world.now() + retryAfterMs;
    },
    slept() {
      for (const record of all()) record.sleepsSinceSent += 1;
    },
    owe() {
      for (const record of all()) record.owed = true;
    },
    touch: (id) => void (recordOf(id).touched = true),
    forget: (id) => void (recordOf(id).heldUntil = 0),
    clockSet() {
      for (const record of all()) record.clockSet = true;
    },
    shows({ connections }) {
      for (const { id, refreshing, nextRefreshAt, nextReason } of connections) {
        recordOf(id).busy = refreshing;
        const isHeld = HOLDING.has(nextReason);
        if (isHeld !== (nextRefreshAt === undefined)) fault(id, `is ${nextReason} at a moment`);
      }
    },
    calm() {
      for (const record of all()) record.since = world.now() + world.suspendedMs();
    },
    calmWas() {
      for (const { id } of world.connections) {
        checkPatience(id);
        const { touched, owed, clockSet, busy } = recordOf(id);
        const held = hindrance(id);
        // That there is no network is noticed when there is something to ask.
        if (held === undefined || held === 'offline' || touched || owed || clockSet || busy) continue;
        const { nextReason } = world.shown(id);
        if (nextReason !== held) fault(id, `is shown as ${nextReason} instead of ${held}`);
      }
    },
  };
}

const HOLDING: ReadonlySet<string> = new Set([
  'paused',
  'suspended',
  'offline',
  'waiting-for-keychain',
  'stopped',
]);
