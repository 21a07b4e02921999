import type { Condition } from '../domain/problem.ts';

export interface ScheduleInput {
  /** Epoch ms. */
  readonly now: number;
  /** What the user set, ms. */
  readonly intervalMs: number;
  /** Never closer than this, ms. */
  readonly floorMs: number;
  readonly condition: Condition;
  /** Refreshes in a row that gave no reading. */
  readonly failures: number;
  /** From 0 up to 1; spreads connections so that they do not ask all at once. */
  readonly random: number;
}

export type ScheduleReason = 'interval' | 'backing-off' | 'waiting-for-keychain' | 'stopped';

export interface Schedule {
  /** Epoch ms, or null when nothing is to be asked until somebody acts. */
  readonly at: number | null;
  readonly reason: ScheduleReason;
}

const JITTER = 0.1;
const MAX_BACKOFF_MS = 60 * 60_000;

/** When to ask next, and why. Pure. */
export function nextRefresh(input: ScheduleInput): Schedule {
  const { now, intervalMs, floorMs, condition, failures, random } = input;
  if (condition === 'needs-you' || condition === 'paused') return { at: null, reason: 'stopped' };
  // Asking a locked keychain can open a password prompt, and a timer must never do that.
  if (condition === 'keychain') return { at: null, reason: 'waiting-for-keychain' };
  const base = Math.max(intervalMs, floorMs);
  const failing = condition === 'unknown' || condition === 'unreachable';
  // The first failure waits no longer than usual; from then on each doubles the wait.
  const doublings = failing ? Math.min(Math.max(failures - 1, 0), 12) : 0;
  const wait = Math.min(base * 2 ** doublings, Math.max(base, MAX_BACKOFF_MS));
  const jittered = Math.max(floorMs, wait * (1 + JITTER * (2 * random - 1)));
  return { at: now + Math.round(jittered), reason: doublings > 0 ? 'backing-off' : 'interval' };
}
