import type { Problem } from '../domain/problem.ts';
import type { Tokens, TokensAnswer } from '../providers/provider.ts';
import { isDue, isUsable, waitAfterTry } from './token-rules.ts';

/** Asks the provider for new tokens. Never throws. */
export type Exchange = (refreshToken: string) => Promise<TokensAnswer>;

/** All renewals of the session. A refresh token is good for one: whoever comes second gets what came of it. */
export interface TokenRenewals {
  /** Whether to renew before the next call; after a try that is no use, not again for a while. @param now epoch ms */
  isDue(tokens: Tokens, now: number): boolean;
  /**
   * New tokens in the place of these, from the renewal that is under way or over where there is one.
   * @throws when there is no refresh token
   */
  renew(tokens: Tokens, exchange: Exchange, now: () => number): Promise<TokensAnswer>;
  /** What became of these tokens since: themselves, or those of the last renewal that worked. */
  latest(tokens: Tokens): Tokens;
  /** Why the last try to renew these came to nothing. */
  problemOf(tokens: Tokens): Problem | undefined;
}

/** Everything in it is by token, and so by connection, draft and provider alike; it goes with the session. */
export function createTokenRenewals(): TokenRenewals {
  const underWay = new Map<string, Promise<TokensAnswer>>();
  const done = new Map<string, Tokens>();
  const problems = new Map<string, Problem>();
  /** By refresh token: no try before this while the access token works, epoch ms. */
  const notBefore = new Map<string, number>();
  /** By access token: how long it was given for, ms. Not known of tokens from an earlier session. */
  const lives = new Map<string, number>();

  function latest(tokens: Tokens): Tokens {
    let current = tokens;
    // A provider may leave the refresh token as it was, or give one out again: then the way ends where it was before.
    const passed = new Set<Tokens>();
    for (;;) {
      const next = current.refreshToken === undefined ? undefined : done.get(current.refreshToken);
      const isOver = next === undefined || next.accessToken === current.accessToken;
      if (isOver || passed.has(next)) return current;
      passed.add(next);
      current = next;
    }
  }

  async function tryOnce(
    tokens: Tokens,
    refreshToken: string,
    exchange: Exchange,
    now: () => number,
  ): Promise<TokensAnswer> {
    const answer = await exchange(refreshToken);
    const at = now();
    if (!answer.ok) {
      problems.set(refreshToken, answer.problem);
      notBefore.set(refreshToken, at + waitAfterTry(tokens, at));
      return answer;
    }
    const renewed = { ...kept(tokens, answer.tokens), ...answer.tokens };
    const { accessToken, accessTokenExpiresAt: end } = renewed;
    if (accessToken !== undefined && end !== undefined) lives.set(accessToken, end - at);
    problems.delete(refreshToken);
    done.set(refreshToken, renewed);
    // New tokens that are as good as over must not be renewed again with every refresh.
    notBefore.set(renewed.refreshToken ?? refreshToken, at + waitAfterTry(renewed, at));
    return { ok: true, tokens: renewed };
  }

  return {
    isDue(tokens, now) {
      const { accessToken = '', refreshToken = '' } = tokens;
      if (!isDue(tokens, now, lives.get(accessToken))) return false;
      return !isUsable(tokens, now) || now >= (notBefore.get(refreshToken) ?? now);
    },
    renew(tokens, exchange, now) {
      const current = latest(tokens);
      const { refreshToken } = current;
      if (current !== tokens && isUsable(current, now())) {
        return Promise.resolve({ ok: true, tokens: current });
      }
      if (refreshToken === undefined) throw new Error('nothing to renew with');
      const running = underWay.get(refreshToken);
      if (running !== undefined) return running;
      const started = tryOnce(current, refreshToken, exchange, now).finally(() =>
        underWay.delete(refreshToken),
      );
      underWay.set(refreshToken, started);
      return started;
    },
    latest,
    problemOf: ({ refreshToken = '' }) => problems.get(refreshToken),
  };
}

/** A provider that names no new refresh token means the old one to stay. */
function kept({ refreshToken, refreshTokenExpiresAt }: Tokens, renewed: Tokens): Tokens {
  if (renewed.refreshToken !== undefined || refreshToken === undefined) return {};
  return {
    refreshToken,
    ...(refreshTokenExpiresAt === undefined ? {} : { refreshTokenExpiresAt }),
  };
}
