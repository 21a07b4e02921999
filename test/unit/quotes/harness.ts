import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Quote, QuoteRequest } from '../../../electron/domain/quote.ts';
import type { SecretsResult } from '../../../electron/monitor/authorised-call.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { Provider, QuoteAnswer } from '../../../electron/providers/provider.ts';
import { createQuotes, type Quotes } from '../../../electron/quotes/quotes.ts';

export const NOON = Date.parse('2026-01-15T12:00:00Z');

/** What the provider asks to be left between two requests of a person, ms. */
export const FLOOR_MS = 10_000;

const words = (text: string) => ({ en: text, 'zh-CN': text });

export const capability = {
  payeeMethods: [
    { id: 'WALLET', label: words('Wallet'), payeeId: { label: words('Id'), help: words('') } },
  ],
};

export const request: QuoteRequest = {
  fromCurrency: 'USD',
  toCurrency: 'EUR',
  fixedSide: 'from',
  amount: '1000',
  payeeMethod: 'WALLET',
  payeeId: 'payee-1',
};

/** Thirty seconds by the provider's clock. @param startsAt epoch ms */
export function quote(startsAt = NOON): Quote {
  return {
    quoteId: 'q-1',
    from: { currency: 'USD', value: '1000.00', unit: 'major' },
    to: { currency: 'EUR', value: '938.00', unit: 'major' },
    currencyPair: 'USD/EUR',
    price: '1.06610',
    startsAt,
    expiresAt: startsAt + 30_000,
  };
}

export const connection: ConnectionConfig = {
  id: 'c',
  providerId: 'bank',
  environmentId: 'production',
  label: 'C',
  enabled: true,
  baseUrl: 'https://bank.test',
  plainHttpConsent: false,
  intervalMs: 60_000,
  values: {},
};

export interface QuotesWorld {
  readonly quotes: Quotes;
  /** By the app's clock, epoch ms. */
  now: number;
  /** Milliseconds since the app was started. */
  uptime: number;
  /** How long the way to the provider and the way back take, ms each. */
  wayMs: number;
  headers: Readonly<Record<string, string>>;
  answer: QuoteAnswer;
  secrets: SecretsResult;
  /** Whatever the provider was asked for. */
  readonly asked: QuoteRequest[];
  /** Holds the secrets back until it is resolved. */
  gate: Promise<void>;
}

/** Quotes of a made-up provider whose answers take as long as told. */
export function quotesWorld(): QuotesWorld {
  const provider: Provider = {
    descriptor: {
      id: 'bank',
      name: words('Bank'),
      environments: [
        {
          id: 'production',
          name: words('Production'),
          kind: 'production',
          pollFloorMs: 60_000,
          manualFloorMs: FLOOR_MS,
          defaultIntervalMs: 300_000,
          loopbackOnly: false,
          plainHttp: 'never',
        },
      ],
      fields: [],
      balanceTypes: {},
      quotes: capability,
    },
    resultCodes: {},
    inquiries: () => [],
    quote: (asked) => ({
      sign() {
        world.asked.push(asked);
        return { path: '/quote', headers: {}, body: new Uint8Array() };
      },
      read: () => world.answer,
    }),
  };
  const { quote: _none, ...silent } = provider;
  const world: QuotesWorld = {
    now: NOON,
    uptime: 0,
    wayMs: 0,
    headers: {},
    answer: { ok: true, verification: 'verified', quote: quote() },
    secrets: {
      ok: true,
      secrets: {
        privateKey: () => {
          throw new Error('not used');
        },
        text: () => '',
        tokens: () => null,
      },
    },
    asked: [],
    gate: Promise.resolve(),
    quotes: createQuotes({
      provider: (id) => (id === 'bank' ? provider : id === 'silent' ? silent : undefined),
      async secrets() {
        await world.gate;
        return world.secrets;
      },
      renewals: createTokenRenewals(),
      keepTokens: async () => undefined,
      now: () => world.now,
      uptime: () => world.uptime,
      nonce: () => 'nonce',
      async post() {
        world.now += 2 * world.wayMs;
        const header = (name: string) => world.headers[name.toLowerCase()] ?? null;
        return { status: 200, header, body: new Uint8Array() };
      },
    }),
  };
  return world;
}
