import type { Secrets, Tokens } from '../provider.ts';

/** The field that keeps the OAuth tokens. */
export const TOKENS_FIELD = 'tokens';

export function tokensOf(secrets: Secrets): Tokens | null {
  return secrets.tokens(TOKENS_FIELD);
}
