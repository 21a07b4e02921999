import * as v from 'valibot';
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
