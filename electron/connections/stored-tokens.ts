import * as v from 'valibot';
import type { SecretSummary } from '../contract/types.ts';
import type { Tokens } from '../providers/provider.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const token = v.pipe(v.string(), v.minLength(1));

const stored = v.object({
  accessToken: v.exactOptional(token),
  accessTokenExpiresAt: v.exactOptional(epochMs),
  refreshToken: v.exactOptional(token),
  refreshTokenExpiresAt: v.exactOptional(epochMs),
});

/** All tokens of a connection are one secret, so that a renewal replaces all of them or none. */
export function serialiseTokens(tokens: Tokens): string {
  return JSON.stringify(tokens);
}

/** @throws when the text was not made by `serialiseTokens` */
export function parseStoredTokens(text: string): Tokens {
  return v.parse(stored, JSON.parse(text));
}

/** No token at all: what is stored in the place of tokens that were given up. */
export function areNone({ accessToken, refreshToken }: Tokens): boolean {
  return accessToken === undefined && refreshToken === undefined;
}

/** What the window may know of tokens. */
export function tokensSummary(tokens: Tokens): NonNullable<SecretSummary['tokens']> {
  const { accessToken, refreshToken, accessTokenExpiresAt, refreshTokenExpiresAt } = tokens;
  return {
    hasAccessToken: accessToken !== undefined,
    hasRefreshToken: refreshToken !== undefined,
    ...(accessTokenExpiresAt === undefined ? {} : { accessTokenExpiresAt }),
    ...(refreshTokenExpiresAt === undefined ? {} : { refreshTokenExpiresAt }),
  };
}

/** Whether a stored secret is these very tokens. */
export function holdsTokens(text: string, { accessToken, refreshToken }: Tokens): boolean {
  try {
    const held = parseStoredTokens(text);
    return held.accessToken === accessToken && held.refreshToken === refreshToken;
  } catch {
    return false;
  }
}
