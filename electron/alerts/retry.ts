import type { ConnectionSnapshot } from '../domain/snapshot.ts';

/** Where nothing is read any more, what was not shown is tried again after this time, ms. */
export const RETRY_MS = 15 * 60_000;

/** What was not shown is tried again with the next reading, or after some time. @param now epoch ms */
export function isRetryDue(
  { triedAt }: { readonly triedAt?: number },
  { lastAttemptAt }: Pick<ConnectionSnapshot, 'lastAttemptAt'>,
  now: number,
): boolean {
  if (triedAt === undefined || now < triedAt) return true;
  return (lastAttemptAt ?? 0) > triedAt || now - triedAt >= RETRY_MS;
}
