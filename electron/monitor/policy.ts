import type { Condition } from '../domain/problem.ts';
import type { RefreshReason } from '../domain/refresh-reason.ts';
import type { Circumstances } from './circumstances.ts';

/** What one connection's next refresh goes by. Moments are by the steady clock, ms. */
export interface Plan {
  /** Of the account that fared best in the last refresh: one account's trouble must not end the watch over others. */
  readonly condition: Condition;
  /** Refreshes in a row that gave no reading, or in which the provider said that it was asked too often. */
  readonly failures: number;
  /** When the last refresh ended; `null` before the first one. */
  readonly lastAskedAt: number | null;
  /** When the last request was sent; `null` before the first one. */
  readonly lastSentAt: number | null;
  /** Until when the provider asked to be left alone, and whether it was because it had been asked too often. */
  readonly heldOff: { readonly until: number; readonly limited: boolean } | null;
  /** A refresh is owed: from this moment on, and with the floor that holds for whoever caused it. */
  readonly soon: { readonly at: number; readonly byPerson: boolean } | null;
  /** From 0 up to 1, the same until the next refresh; spreads connections so that they do not ask all at once. */
  readonly random: number;
}

export interface PolicyInput {
  readonly plan: Plan;
  readonly circumstances: Circumstances;
  /** By the steady clock, ms. */
  readonly now: number;
  /** The user switched it off. */
  readonly paused: boolean;
  /** It is on this computer, where no network is needed. */
  readonly loopback: boolean;
  /** What the user set, ms. */
  readonly intervalMs: number;
  /** Refreshes of the timer are never closer than this, ms. */
  readonly floorMs: number;
  /** Nor those that a person caused than this, ms. */
  readonly manualFloorMs: number;
}

export interface NextRefresh {
  /** By the steady clock, ms; `null` when nothing is to be asked until something changes. */
  readonly at: number | null;
  readonly reason: RefreshReason;
}

interface Moment {
  readonly at: number;
  readonly reason: RefreshReason;
}

const JITTER = 0.1;
const MAX_BACKOFF_MS = 60 * 60_000;
/** Jitter included it stays below the age at which a reading turns stale. */
const BATTERY_FACTOR = 2;
/** Whoever looks at the window sees figures about so old at most, ms. */
const WATCHED_INTERVAL_MS = 60_000;

/** When to ask next, and why. Pure; the same input gives the same moment, whenever it is asked for. */
export function nextRefresh(input: PolicyInput): NextRefresh {
  const held = holdBack(input);
  if (held !== null) return { at: null, reason: held };
  const next = unlessHeldOff(input);
  const { heldOff, random } = input.plan;
  if (heldOff === null || heldOff.until <= next.at) return next;
  return { at: heldOff.until + Math.round(input.floorMs * JITTER * random), reason: 'retry-after' };
}

function holdBack({ plan, circumstances, paused, loopback }: PolicyInput): RefreshReason | null {
  if (paused) return 'paused';
  if (plan.condition === 'needs-you') return 'stopped';
  if (circumstances.suspended) return 'suspended';
  if (!circumstances.online && !loopback) return 'offline';
  // Nothing changes by itself, and a timer must not bring up a password prompt again and again.
  if (plan.condition === 'keychain' && plan.soon === null) return 'waiting-for-keychain';
  return null;
}

function unlessHeldOff(input: PolicyInput): Moment {
  const { lastAskedAt, soon, condition } = input.plan;
  // Nobody is left out, whatever was forgotten to be said of it.
  if (lastAskedAt === null) return owed(soon ?? { at: input.now, byPerson: false }, input);
  const regular = regularly(input, lastAskedAt);
  // A provider that answered, and not as it should, is not helped by what happened to this computer.
  const patient = regular.reason === 'backing-off' && condition === 'unknown';
  // What fell due during sleep comes when it is owed: otherwise all would come at once.
  return soon === null || patient ? regular : owed(soon, input);
}

function owed({ at, byPerson }: NonNullable<Plan['soon']>, input: PolicyInput): Moment {
  const { plan, floorMs, manualFloorMs } = input;
  const sentAt = plan.lastSentAt ?? Number.NEGATIVE_INFINITY;
  return { at: Math.max(at, sentAt + (byPerson ? manualFloorMs : floorMs)), reason: 'soon' };
}

function regularly(input: PolicyInput, lastAskedAt: number): Moment {
  const { waitMs, reason } = regularWait(input);
  const jittered = waitMs * (1 + JITTER * (2 * input.plan.random - 1));
  return { at: lastAskedAt + Math.max(input.floorMs, Math.round(jittered)), reason };
}

function regularWait(input: PolicyInput): { waitMs: number; reason: RefreshReason } {
  const { plan, circumstances, floorMs } = input;
  const base = Math.max(input.intervalMs, floorMs);
  const usual = circumstances.onBattery ? base * BATTERY_FACTOR : base;
  const failing = plan.condition === 'unknown' || plan.condition === 'unreachable';
  // The first failure waits no longer than usual; from then on each doubles the wait.
  const doublings = failing ? Math.min(Math.max(plan.failures - 1, 0), 12) : 0;
  if (doublings > 0) {
    const backoff = Math.min(base * 2 ** doublings, MAX_BACKOFF_MS);
    return { waitMs: Math.max(usual, backoff), reason: 'backing-off' };
  }
  if (circumstances.watched && usual > WATCHED_INTERVAL_MS) {
    return { waitMs: Math.max(WATCHED_INTERVAL_MS, floorMs), reason: 'window-open' };
  }
  return { waitMs: usual, reason: circumstances.onBattery ? 'on-battery' : 'interval' };
}
