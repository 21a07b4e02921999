import type { Tokens } from '../providers/provider.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A token is renewed this long before its end, so that a night without a network does no harm, ms. */
const RENEW_AHEAD_MS = 24 * HOUR_MS;
/** … but in the last tenth of a life that is shorter. */
const LAST_PART = 0.1;

/** Whether the access token may still be taken; one whose end nobody named may. @param now epoch ms */
export function isUsable({ accessToken, accessTokenExpiresAt }: Tokens, now: number): boolean {
  if (accessToken === undefined) return false;
  return accessTokenExpiresAt === undefined || accessTokenExpiresAt > now;
}

/**
 * Whether to renew before the next call.
 * @param now epoch ms
 * @param lifeMs how long the access token was given for, where that is known
 */
export function isDue(tokens: Tokens, now: number, lifeMs: number | undefined): boolean {
  const { refreshToken, accessTokenExpiresAt: end, refreshTokenExpiresAt: lastChance } = tokens;
  if (refreshToken === undefined) return false;
  if (!isUsable(tokens, now)) return true;
  // Nothing renews any more, and what there is still works.
  if (lastChance !== undefined && lastChance <= now) return false;
  const ahead = Math.min(RENEW_AHEAD_MS, (lifeMs ?? Number.POSITIVE_INFINITY) * LAST_PART);
  // A refresh token that dies first would not be there any more when the access token is due.
  return Math.min(end ?? Number.POSITIVE_INFINITY, lastChance ?? Number.POSITIVE_INFINITY) - now <= ahead;
}

/**
 * How long to leave a renewal alone after a try, ms, while the access token still works: often enough to get through
 * before its end, too seldom to burden the provider with every refresh.
 */
export function waitAfterTry({ accessTokenExpiresAt }: Tokens, now: number): number {
  const left = (accessTokenExpiresAt ?? Number.POSITIVE_INFINITY) - now;
  return Math.min(HOUR_MS, Math.max(MINUTE_MS, left / 10));
}
