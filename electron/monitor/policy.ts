import type { Condition } from '../domain/problem.ts';
import type { RefreshReason } from '../domain/refresh-reason.ts';
import type { Circumstances } from './circumstances.ts';

/** What one connection's next refresh goes by. Moments are by the steady clock, ms. */
export interface Plan {
  /** After the last refresh; `ok` when it gave any reading: one account's trouble must not end the watch over others. */
  readonly condition: Condition;
  /** Refreshes in a row that gave no reading. */
  readonly failures: number;
  /** When the last refresh ended; `null` before the first one. */
  readonly lastAskedAt: number | null;
  /** When the last request was sent; `null` before the first one. */
  readonly lastSentAt: number | null;
  /** Until when the provider asked to be left alone. */
  readonly heldOffUntil: number | null;
  /** A refresh is owed: from this moment on, and with the floor that holds for whoever caused it. */
  readonly soon: { readonly at: number; readonly byPerson: boolean } | null;
  /** From 0 up to 1, the same until the next refresh; spreads connections so that they do not ask all at once. */
  readonly random: number;
}

export interface PolicyInput extends Circumstances, Plan {
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
  const { heldOffUntil, floorMs, random } = input;
  if (heldOffUntil === null || heldOffUntil <= next.at) return next;
  return { at: heldOffUntil + Math.round(floorMs * JITTER * random), reason: 'retry-after' };
}

function holdBack(input: PolicyInput): RefreshReason | null {
  if (input.paused) return 'paused';
  if (input.condition === 'needs-you') return 'stopped';
  if (input.suspended) return 'suspended';
  if (!input.online && !input.loopback) return 'offline';
  // Nothing changes by itself, and a timer must not bring up a password prompt again and again.
  if (input.condition === 'keychain' && input.soon === null) return 'waiting-for-keychain';
  return null;
}

function unlessHeldOff(input: PolicyInput): Moment {
  const soon = owedAt(input);
  // Nobody is left out, whatever was forgotten to be said of it.
  if (input.lastAskedAt === null) return { at: soon ?? input.now, reason: 'soon' };
  const regular = regularly(input, input.lastAskedAt);
  // A provider that answered, and not as it should, is not helped by what happened to this computer.
  const patient = regular.reason === 'backing-off' && input.condition === 'unknown';
  if (soon === null || soon >= regular.at || patient) return regular;
  return { at: soon, reason: 'soon' };
}

function owedAt({ soon, lastSentAt, floorMs, manualFloorMs }: PolicyInput): number | null {
  if (soon === null || lastSentAt === null) return soon?.at ?? null;
  return Math.max(soon.at, lastSentAt + (soon.byPerson ? manualFloorMs : floorMs));
}

function regularly(input: PolicyInput, lastAskedAt: number): Moment {
  const { waitMs, reason } = regularWait(input);
  const jittered = waitMs * (1 + JITTER * (2 * input.random - 1));
  return { at: lastAskedAt + Math.max(input.floorMs, Math.round(jittered)), reason };
}

function regularWait(input: PolicyInput): { waitMs: number; reason: RefreshReason } {
  const { condition, failures, floorMs } = input;
  const base = Math.max(input.intervalMs, floorMs);
  const failing = condition === 'unknown' || condition === 'unreachable';
  // The first failure waits no longer than usual; from then on each doubles the wait.
  const doublings = failing ? Math.min(Math.max(failures - 1, 0), 12) : 0;
  if (doublings > 0) {
    const waitMs = Math.min(base * 2 ** doublings, Math.max(base, MAX_BACKOFF_MS));
    return { waitMs, reason: 'backing-off' };
  }
  if (input.watched && base > WATCHED_INTERVAL_MS) {
    return { waitMs: Math.max(WATCHED_INTERVAL_MS, floorMs), reason: 'window-open' };
  }
  return input.onBattery
    ? { waitMs: base * BATTERY_FACTOR, reason: 'on-battery' }
    : { waitMs: base, reason: 'interval' };
}
