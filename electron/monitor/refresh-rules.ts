import { conditionOf } from '../domain/problem.ts';
import type { ConnectionState, Outcome } from './connection-state.ts';

/** Statuses of accounts change rarely. */
const ACCOUNTS_INTERVAL_MS = 30 * 60_000;
/** setTimeout overflows at 2^31 ms; looking in once an hour also notices a changed clock. */
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

/** After a failure they are asked along with the next balances, unless only a person can help. */
export function areAccountsDue({ accountsProblem, accountsReadAt }: ConnectionState, now: number): boolean {
  if (accountsProblem !== undefined) return conditionOf(accountsProblem) !== 'needs-you';
  return accountsReadAt === undefined || now - accountsReadAt >= ACCOUNTS_INTERVAL_MS;
}

/** Whether the moment has come; one further off than any wait can be was set by a clock since set back. */
export function isDue(nextAt: number | null, intervalMs: number, now: number): boolean {
  if (nextAt === null) return false;
  return nextAt <= now || nextAt - now > 2 * Math.max(intervalMs, MAX_TIMER_MS);
}
