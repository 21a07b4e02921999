import type { CallPayloads } from '../../../electron/contract/payloads.ts';
import type {
  PayeeMethod,
  ProviderDescriptor,
  QuoteCapability,
} from '../../../electron/domain/descriptor.ts';
import type { QuoteRequest } from '../../../electron/domain/quote.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';

export type Side = QuoteRequest['fixedSide'];

/** What the form holds, as typed. `null` is what nobody has touched yet. */
export interface QuoteInputs {
  readonly connectionId: string | null;
  readonly merchantId: string | null;
  readonly fixedSide: Side;
  readonly amount: string;
  readonly fromCurrency: string | null;
  readonly toCurrency: string;
  readonly payeeMethod: string | null;
  /** By payee method: another method does not lose the id of the last. */
  readonly payeeIds: Readonly<Record<string, string>>;
}

export const blankInputs: QuoteInputs = {
  connectionId: null,
  merchantId: null,
  fixedSide: 'from',
  amount: '',
  fromCurrency: null,
  toCurrency: '',
  payeeMethod: null,
  payeeIds: {},
};

/** A connection that can be asked for quotes. */
export interface Quoting {
  readonly connection: ConnectionSnapshot;
  readonly descriptor: ProviderDescriptor & { readonly quotes: QuoteCapability };
}

/** The enabled connections whose provider gives quotes. */
export function quotingConnections(
  { connections }: Snapshot,
  providers: readonly ProviderDescriptor[],
): readonly Quoting[] {
  return connections.flatMap((connection) => {
    const descriptor = providers.find(({ id }) => id === connection.providerId);
    const quotes = descriptor?.quotes;
    if (!connection.enabled || descriptor === undefined || quotes === undefined) return [];
    return [{ connection, descriptor: { ...descriptor, quotes } }];
  });
}

/** The currencies money lies in, to choose from; any other may be typed. */
export function suggestedCurrencies({ connection }: Quoting): readonly string[] {
  return [...new Set(connection.balances.map(({ balance }) => balance.currency))];
}

/** The merchants a connection acts for; empty where it acts for itself alone. */
export function merchantsOf({ connection }: Quoting): readonly string[] {
  const { accounts, balances } = connection;
  const all = [...balances.map(({ balance }) => balance), ...accounts];
  return [...new Set(all.flatMap(({ merchantId }) => merchantId ?? []))];
}

/** What the form shows: the inputs, with what nobody has touched filled in for the connection. */
export interface FilledInputs {
  readonly fromCurrency: string;
  readonly method: PayeeMethod | undefined;
  readonly payeeId: string;
  readonly merchantId: string | undefined;
}

export function fillInputs(inputs: QuoteInputs, quoting: Quoting): FilledInputs {
  const { payeeMethods } = quoting.descriptor.quotes;
  const method = payeeMethods.find(({ id }) => id === inputs.payeeMethod) ?? payeeMethods[0];
  const merchants = merchantsOf(quoting);
  return {
    fromCurrency: inputs.fromCurrency ?? suggestedCurrencies(quoting)[0] ?? '',
    method,
    payeeId: (method && inputs.payeeIds[method.id]) ?? '',
    merchantId: merchants.find((id) => id === inputs.merchantId) ?? merchants[0],
  };
}

/** What is sent to main, which says what is wrong with it. */
export function quotePayload(inputs: QuoteInputs, quoting: Quoting): CallPayloads['getQuote'] {
  const { fromCurrency, method, payeeId, merchantId } = fillInputs(inputs, quoting);
  const { fixedSide, amount, toCurrency } = inputs;
  return {
    connectionId: quoting.connection.id,
    request: {
      fixedSide,
      amount,
      fromCurrency,
      toCurrency,
      payeeMethod: method?.id ?? '',
      payeeId,
      ...(merchantId === undefined ? {} : { merchantId }),
    },
  };
}
