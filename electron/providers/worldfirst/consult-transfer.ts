import { LosslessNumber } from 'lossless-json';
import { NotADecimal, parseDecimal } from '../../domain/money.ts';
import { quoteMinorUnits, type Quote, type QuoteRequest } from '../../domain/quote.ts';
import { readMinorAmount } from '../amounts.ts';
import { BadAnswer, asObject, asText, type JsonObject } from '../json.ts';
import type { Call, QuoteAnswer, SigningContext } from '../provider.ts';
import { readTime } from '../read-time.ts';
import { readCall } from '../signing/client-id-call.ts';
import { merchantIds } from './merchants.ts';
import { payeeIdName } from './payee-methods.ts';
import { scheme, signedRequest } from './request.ts';

const PATH = '/amsin/api/v1/business/fund/consultTransfer';

/**
 * What a transfer would cost and bring; nothing is moved, and the fee is the provider's to say.
 * https://developers.worldfirst.com.cn/docs/alipay-worldfirst/worldfirst_enterprise_solution/transfer_funds
 * @throws Error when signing a request whose amount `checkQuoteAmount` refuses, or with an unknown payee method
 */
export function consultTransfer(request: QuoteRequest): Call<QuoteAnswer> {
  return {
    sign: (context) => signedRequest(PATH, content(request), context, merchantOf(request, context)),
    read: (answer, context) =>
      readCall(scheme, answer, context, (body, verification) => ({
        ok: true,
        verification,
        quote: readQuote(body, request),
      })),
  };
}

function content({ fromCurrency, toCurrency, fixedSide, amount, ...request }: QuoteRequest) {
  const counted = quoteMinorUnits(amount, fixedSide === 'from' ? fromCurrency : toCurrency);
  if ('error' in counted) throw new Error(`the amount of the quote is ${counted.error}`);
  const fixed = { value: new LosslessNumber(counted.minor) };
  const { payeeMethod: paymentMethodType, payeeId } = request;
  return {
    transferFromDetail: {
      transferFromAmount: { currency: fromCurrency, ...(fixedSide === 'from' ? fixed : {}) },
    },
    transferToDetail: {
      transferToAmount: { currency: toCurrency, ...(fixedSide === 'to' ? fixed : {}) },
      transferToMethod: { [payeeIdName(paymentMethodType)]: payeeId, paymentMethodType },
    },
  };
}

/** With several merchants and none named, the price is for the platform itself. */
function merchantOf(request: QuoteRequest, { connection }: SigningContext): string | undefined {
  const ids = merchantIds(connection);
  return request.merchantId ?? (ids.length === 1 ? ids[0] : undefined);
}

function readQuote(body: JsonObject, request: QuoteRequest): Quote {
  const payer = asObject(body['transferFromDetail'], 'transferFromDetail');
  const payee = asObject(body['transferToDetail'], 'transferToDetail');
  const terms = asObject(payee['transferQuote'] ?? body['transferQuote'], 'transferQuote');
  const startsAt = readTime(terms['quoteStartTime']);
  const expiresAt = readTime(terms['quoteExpiryTime']);
  if (startsAt === null || expiresAt === null) throw new BadAnswer('the quote has no clear times');
  if (expiresAt <= startsAt) throw new BadAnswer('the quote ends before it begins');
  return {
    quoteId: asText(terms['quoteId'], 'quoteId'),
    from: readMinorAmount(payer['transferFromAmount'], request.fromCurrency, 'transferFromAmount'),
    to: readMinorAmount(payee['transferToAmount'], request.toCurrency, 'transferToAmount'),
    ...readFee(payee['feeAmount']),
    currencyPair: asText(terms['quoteCurrencyPair'], 'quoteCurrencyPair'),
    price: readPrice(terms['quotePrice']),
    startsAt,
    expiresAt,
  };
}

/** In whatever currency it is charged. */
function readFee(value: unknown): Pick<Quote, 'fee'> {
  if (value === undefined || value === null) return {};
  const currency = asText(asObject(value, 'feeAmount')['currency'], 'feeAmount.currency');
  return { fee: readMinorAmount(value, currency, 'feeAmount') };
}

/** Kept as it was written: "1.32570" says how exact it is. */
function readPrice(value: unknown): string {
  const price = asText(value, 'quotePrice');
  try {
    if (/[1-9]/.test(parseDecimal(price)) && !price.startsWith('-')) return price;
  } catch (error) {
    if (!(error instanceof NotADecimal)) throw error;
  }
  throw new BadAnswer('quotePrice is no price');
}
