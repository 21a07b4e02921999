import type { Problem } from './problem.ts';

/** What is known of a connection's OAuth tokens; no token itself. All times epoch ms, by the provider's word. */
export interface Authorization {
  /** When a person has to authorise anew; absent where nobody knows. */
  readonly endsAt?: number;
  readonly accessTokenExpiresAt?: number;
  /** Whether there is a token that renews. */
  readonly renewable: boolean;
  readonly refreshTokenExpiresAt?: number;
  /** Why the last renewal came to nothing; absent after one that worked. */
  readonly renewalProblem?: Problem;
  /** Renewed tokens are in memory alone: the keychain would not take them yet. */
  readonly unsaved?: true;
}

const DAY_MS = 24 * 60 * 60_000;

/** So many days before its end a person is told: a new authorisation may take somebody else's hand as well. */
const NOTICE_DAYS = 14;

/** over: it has ended · soon: somebody should see to it · fine: neither, or not known. */
export type AuthorizationState = 'over' | 'soon' | 'fine';

/** @param now epoch ms */
export function authorizationState(endsAt: number | undefined, now: number): AuthorizationState {
  if (endsAt === undefined) return 'fine';
  if (now >= endsAt) return 'over';
  return endsAt - now <= NOTICE_DAYS * DAY_MS ? 'soon' : 'fine';
}

/** Whole days until the end, 0 on the last. Both epoch ms. */
export function daysLeft(endsAt: number, now: number): number {
  return Math.floor((endsAt - now) / DAY_MS);
}

/** When tokens end for good, epoch ms: an access token ends often, and is renewed as long as something renews it. */
export function endOfTokens(tokens: {
  readonly renewable: boolean;
  readonly accessTokenExpiresAt?: number;
  readonly refreshTokenExpiresAt?: number;
}): number | undefined {
  return tokens.renewable ? tokens.refreshTokenExpiresAt : tokens.accessTokenExpiresAt;
}
