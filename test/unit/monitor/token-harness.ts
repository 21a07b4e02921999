import {
  openCalls,
  type CallTools,
  type Calls,
} from '../../../electron/monitor/authorised-call.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type {
  Call,
  Failure,
  Grant,
  InquiryResult,
  Provider,
  Secrets,
  Tokens,
  TokensAnswer,
} from '../../../electron/providers/provider.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { balance, connection, good } from './harness.ts';

export const NOW = Date.parse('2026-01-15T04:00:00Z');
export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

export const expired: Failure = {
  ok: false,
  problem: { kind: 'credentials', code: 'ACCESS_TOKEN_EXPIRED' },
  retry: 'with-new-token',
};
export const read: InquiryResult = good([balance('1', '100')]);
export const refused: Failure = { ok: false, problem: { kind: 'credentials', code: 'OAUTH_FAIL' } };

/** The n-th tokens of an authorisation: their access token is good for 30 days, from `at` on. */
export function issued(n: number, at = NOW): Tokens {
  return {
    accessToken: `access-${n}`,
    accessTokenExpiresAt: at + 30 * DAY,
    refreshToken: `refresh-${n}`,
    refreshTokenExpiresAt: at + 60 * DAY,
  };
}

export interface TokenWorld {
  now: number;
  /** Every request in the order sent: `read <access token>` or `renew <refresh token>`. */
  readonly sent: string[];
  /** What the provider says to a read with this access token; good where nothing is said. */
  readonly reads: Map<string, InquiryResult>;
  /** What comes of a renewal with this refresh token; an error is thrown by the transport. */
  readonly renewals: Map<string, TokensAnswer | TransportError>;
  /** `<replaced access token> -> <new one>` of everything that was put away, and when: after how many requests. */
  readonly kept: string[];
  /** Holds requests back until the returned function is called. */
  hold(): () => void;
  /** Calls over the given tokens, as a refresh or a quote opens them. */
  open(tokens: Tokens | null): Calls;
  readonly call: Call<InquiryResult>;
}

/** A provider with tokens; every world has renewals of its own, as every start of the app has. */
export function tokenWorld(): TokenWorld {
  const shared = createTokenRenewals();
  let gate: Promise<void> = Promise.resolve();
  const request = (text: string) => ({ path: text, headers: {}, body: new Uint8Array() });
  const secretsOf = (tokens: Tokens | null): Secrets => ({
    privateKey: () => undefined as never,
    text: () => '',
    tokens: () => tokens,
  });
  const tools: CallTools = {
    renewals: shared,
    async keepTokens(_connection, _field, replaced, renewed) {
      const from = replaced.accessToken ?? 'nothing';
      world.kept.push(`${from} -> ${renewed.accessToken} after ${world.sent.length}`);
    },
    now: () => world.now,
    nonce: () => 'nonce',
    async post(_baseUrl, { path }) {
      world.sent.push(path);
      await gate;
      const said = world.renewals.get(path.replace('renew ', ''));
      if (path.startsWith('renew ') && said instanceof TransportError) throw said;
      return { status: 200, header: () => null, body: new Uint8Array() };
    },
  };
  const provider: Partial<Provider> = {
    tokens: {
      fieldId: 'tokens',
      exchange: (grant: Grant) => ({
        sign: () => request('refreshToken' in grant ? `renew ${grant.refreshToken}` : 'code'),
        read: (_answer, { request: { path } }) => {
          const said = world.renewals.get(path.replace('renew ', ''));
          return said === undefined || said instanceof TransportError ? refused : said;
        },
      }),
    },
  };
  const world: TokenWorld = {
    now: NOW,
    sent: [],
    reads: new Map(),
    renewals: new Map([
      ['refresh-1', { ok: true, tokens: issued(2) }],
      ['refresh-2', { ok: true, tokens: issued(3) }],
    ]),
    kept: [],
    hold() {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        gate = Promise.resolve();
        release();
      };
    },
    open(tokens) {
      const secrets = secretsOf(tokens);
      return openCalls(connection('a'), provider as Provider, { ok: true, secrets }, tools);
    },
    call: {
      sign: ({ secrets }) => request(`read ${secrets.tokens('tokens')?.accessToken ?? 'without'}`),
      read: (_answer, { request: { path } }) => world.reads.get(path.replace('read ', '')) ?? read,
    },
  };
  return world;
}
