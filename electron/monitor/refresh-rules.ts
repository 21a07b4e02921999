import { conditionOf } from '../domain/problem.ts';
import type { ConnectionState, Outcome } from './connection-state.ts';

/** Statuses of accounts change rarely. */
const ACCOUNTS_INTERVAL_MS = 30 * 60_000;
/** setTimeout overflows at 2^31 ms; looking in once an hour also notices that ages are counted by another clock now. */
export const MAX_TIMER_MS = 60 * 60_000;

/** What a refresh comes to when we fail ourselves: no reading of the connection is live any more. */
export function broken({ readings }: ConnectionState): readonly Outcome[] {
  const inquiries = new Set([...readings.values()].map(({ inquiryId }) => inquiryId));
  return [...(inquiries.size === 0 ? [''] : inquiries)].map((inquiryId) => ({
    inquiryId,
    kind: 'balances',
    result: { ok: false, problem: { kind: 'internal' } },
  }));
}

/** After a failure they are asked along with the balances ever more rarely, ms: twice as long each time … */
const FIRST_WAIT_MS = 60_000;
/** … up to this. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** Whether accounts are asked along with the next balances. After what only a person can help with they are not. */
export function areAccountsDue(
  { accountsProblem, accountsReadAt, accountsAskedAt, accountsFailures }: ConnectionState,
  now: number,
): boolean {
  if (accountsProblem !== undefined) {
    if (conditionOf(accountsProblem) === 'needs-you') return false;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (accountsFailures - 1));
    return accountsAskedAt === undefined || now - accountsAskedAt >= wait || accountsAskedAt > now;
  }
  if (accountsReadAt === undefined) return true;
  // Read in the future: the clock was set back since, and nobody knows how far.
  return now - accountsReadAt >= ACCOUNTS_INTERVAL_MS || accountsReadAt > now;
}
