import type { QuoteResult } from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf, type QuoteCapability } from '../domain/descriptor.ts';
import type { QuoteRequest } from '../domain/quote.ts';
import { openCalls, type CallTools, type SecretsResult } from '../monitor/authorised-call.ts';
import type { Provider } from '../providers/provider.ts';
import { clockOffset } from '../transport/clock-offset.ts';
import type { Post } from '../transport/transport.ts';
import { checkQuoteRequest } from './check-request.ts';
import { expiryHere, type Exchange } from './expiry.ts';

export interface QuotesOptions extends CallTools {
  readonly provider: (id: string) => Provider | undefined;
  /** Asked for by a person, so the keychain may ask for a password. */
  readonly secrets: (connection: ConnectionConfig) => Promise<SecretsResult>;
  /** Milliseconds since whenever; unlike `now` it never stands still or jumps. */
  readonly uptime: () => number;
}

/** Prices on request. Nothing here moves money or asks by itself. */
export interface Quotes {
  /** @returns `undefined` when the connection's provider has no quotes */
  get(connection: ConnectionConfig, request: QuoteRequest): Promise<QuoteResult> | undefined;
}

export function createQuotes(options: QuotesOptions): Quotes {
  const { now, uptime } = options;
  /** By connection, and by `uptime`. */
  const lastSentAt = new Map<string, number>();
  const asking = new Set<string>();

  /** How long to wait until the connection may be asked again, ms; 0 when it may be now. */
  function waitFor({ id, environmentId }: ConnectionConfig, { descriptor }: Provider): number {
    const floorMs = environmentOf(descriptor, environmentId)?.manualFloorMs ?? 0;
    if (asking.has(id)) return floorMs;
    const since = uptime() - (lastSentAt.get(id) ?? Number.NEGATIVE_INFINITY);
    return Math.max(0, floorMs - since);
  }

  async function ask(
    connection: ConnectionConfig,
    provider: QuotingProvider,
    request: QuoteRequest,
  ): Promise<QuoteResult> {
    const secrets = await options.secrets(connection);
    if (!secrets.ok) return secrets;
    lastSentAt.set(connection.id, uptime());
    let exchange: Exchange = { sentAt: now(), receivedAt: now(), offset: null };
    const post: Post = async (baseUrl, request) => {
      const sentAt = now();
      const answer = await options.post(baseUrl, request);
      const receivedAt = now();
      exchange = { sentAt, receivedAt, offset: clockOffset(answer, sentAt, receivedAt) };
      return answer;
    };
    const calls = openCalls(connection, provider, secrets, { ...options, post });
    const result = await calls.ask(provider.quote(request));
    if (!result.ok) return { ok: false, problem: result.problem };
    const { quote, verification } = result;
    return { ok: true, quote, verification, expiresAt: expiryHere(quote, exchange) };
  }

  async function checkAndAsk(
    connection: ConnectionConfig,
    provider: QuotingProvider,
    given: QuoteRequest,
  ): Promise<QuoteResult> {
    const checked = checkQuoteRequest(provider.descriptor.quotes, given);
    if (!checked.ok) return checked;
    const tooSoonMs = waitFor(connection, provider);
    if (tooSoonMs > 0) return { ok: false, tooSoonMs };
    asking.add(connection.id);
    try {
      return await ask(connection, provider, checked.request);
    } finally {
      asking.delete(connection.id);
    }
  }

  return {
    get(connection, request) {
      const provider = options.provider(connection.providerId);
      if (!connection.enabled || provider === undefined || !hasQuotes(provider)) return undefined;
      return checkAndAsk(connection, provider, request);
    },
  };
}

type QuotingProvider = Provider &
  Required<Pick<Provider, 'quote'>> & {
    readonly descriptor: { readonly quotes: QuoteCapability };
  };

function hasQuotes(provider: Provider): provider is QuotingProvider {
  return provider.quote !== undefined && provider.descriptor.quotes !== undefined;
}
