import type { Clock } from '../clock.ts';
import type { QuoteTerms, WorldFirstMerchant } from '../protocol.ts';
import { asObject, readPositiveWhole, Refusal } from '../wire.ts';
import { amountOf } from './balances.ts';
import { convert } from './conversion.ts';
import type { Wanted } from './conversion.ts';
import type { Price, RateTable } from './rates.ts';
import { customerIdName, illegal, requiredText } from './refusals.ts';

type Fields = Record<string, unknown>;
type Side = Wanted['from'];

/**
 * What consultTransfer answers, without the result envelope. Nothing is moved, and nothing is kept of the quote:
 * the call that could use it is not part of the simulator.
 * @param serial makes the quote's id unique
 * @throws Refusal when the question is malformed or the merchant's terms have no answer to it
 */
export function consultTransfer(
  { valuesAs, quotes = {} }: WorldFirstMerchant,
  rates: RateTable,
  body: Fields,
  clock: Clock,
  serial: number,
): object {
  const fromDetail = requiredObject(body, 'transferFromDetail');
  const toDetail = requiredObject(body, 'transferToDetail');
  const wanted = readWanted(fromDetail, toDetail);
  const price = findPrice(rates, wanted);
  readPayer(fromDetail);
  const transferToMethod = readPayee(toDetail, quotes);

  const { from, to } = convert(wanted, price);
  if (to === 0n) throw new Refusal('PROCESS_FAIL', 'The amount is too small to be transferred.');
  const payer = wanted.from.currency;
  return {
    transferFromDetail: { transferFromAmount: amountOf(payer, from, valuesAs) },
    transferToDetail: {
      transferToAmount: amountOf(wanted.to.currency, to, valuesAs),
      feeAmount: amountOf(payer, BigInt(quotes.feeMinor ?? '150'), valuesAs),
      ...(transferToMethod ? { transferToMethod } : {}),
      transferQuote: quote(price, quotes, clock, serial),
    },
  };
}

/** Both currencies, and the one amount that is given. */
function readWanted(fromDetail: Fields, toDetail: Fields): Wanted {
  const from = readSide(requiredObject(fromDetail, 'transferFromAmount'));
  const to = readSide(requiredObject(toDetail, 'transferToAmount'));
  if ((from.minor === null) === (to.minor === null)) {
    throw illegal('exactly one of the two amounts must have a value');
  }
  return { from, to };
}

function readSide(amount: Fields): Side {
  const currency = requiredText(amount, 'currency');
  // The documents' own example for this code is a wrong currency code.
  if (!/^[A-Z]{3}$/.test(currency)) throw unsupported();
  if (amount['value'] === undefined) return { currency, minor: null };
  const minor = readPositiveWhole(amount['value']);
  if (minor === null) throw illegal('value must be a whole number of minor units above zero');
  return { currency, minor };
}

function findPrice(rates: RateTable, { from, to }: Wanted): Price {
  for (const { currency } of [from, to]) {
    if (!rates.knows(currency)) {
      throw new Refusal('CURRENCY_NOT_SUPPORT', 'The currency is not supported.');
    }
  }
  const price = rates.find(from.currency, to.currency);
  if (!price) throw unsupported();
  return price;
}

/** A receiving account can only be paid into. */
function readPayer(fromDetail: Fields): void {
  if (fromDetail['transferFromMethod'] === undefined) return;
  const method = requiredObject(fromDetail, 'transferFromMethod');
  if (requiredText(method, 'paymentMethodType') !== 'BALANCE') throw unsupported();
}

/** @returns the method as it is answered; `null` when none was given: the newest guide has requests without one */
function readPayee(toDetail: Fields, { payees }: QuoteTerms): Fields | null {
  if (toDetail['transferToMethod'] === undefined) return null;
  const method = requiredObject(toDetail, 'transferToMethod');
  const paymentMethodType = requiredText(method, 'paymentMethodType');
  const idName = idNameOf(paymentMethodType, method);
  const id = requiredText(method, idName);
  const payee = payees?.find((candidate) => candidate.id === id);
  if (payees && !payee) throw new Refusal('USER_NOT_EXIST', 'The user does not exist.');
  if (payee?.refusal) throw new Refusal(payee.refusal, 'The payee cannot be paid.');
  return { [idName]: id, paymentMethodType };
}

function idNameOf(paymentMethodType: string, method: Fields): string {
  if (paymentMethodType === 'WORLDFIRST_RECEIVE_ACCOUNT') return 'paymentMethodId';
  if (paymentMethodType === 'BALANCE') return customerIdName(method);
  throw unsupported();
}

function quote({ pair, price }: Price, terms: QuoteTerms, clock: Clock, serial: number): object {
  const { lifeSeconds = 30 } = terms;
  const start = Math.floor(clock.now() / 1_000) * 1_000;
  return {
    quoteId: `SIMQ${start}${String(serial).padStart(12, '0')}`,
    quoteCurrencyPair: pair,
    quotePrice: price,
    quoteStartTime: utcSeconds(start),
    quoteExpiryTime: utcSeconds(start + lifeSeconds * 1_000),
  };
}

/** `2022-11-15T09:05:01Z`, the form of the documents' sample. */
const utcSeconds = (epochMs: number): string =>
  new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');

function requiredObject(parent: Fields, name: string): Fields {
  const value = asObject(parent[name]);
  if (!value) throw illegal(`${name} is required`);
  return value;
}

const unsupported = (): Refusal => new Refusal('UN_SUPPORT_BUSINESS', 'Unsupported business.');
