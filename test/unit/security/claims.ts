import { LosslessNumber, parse } from 'lossless-json';
import type { Balance } from '../../../electron/domain/balance.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import type { Amount } from '../../../electron/domain/money.ts';

/**
 * A second reading of an answer, made for doubting the first: it knows nothing of the app's own but how currencies divide. What
 * is shown must be in the answer, number for number, or it is made up.
 */
type Json = { readonly [name: string]: unknown };

/** A number as digits and the power of ten they are multiplied with; `null` when the text is none. */
function exact(text: unknown): { readonly digits: bigint; readonly power: number } | null {
  const plain = text instanceof LosslessNumber ? text.value : text;
  if (typeof plain !== 'string') return null;
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(plain);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, power: Number(exponent) - fraction.length };
}

/** Whether two numbers are the same, the first moved by so many places. */
function same(shown: string, given: unknown, places: number): boolean {
  const [a, b] = [exact(shown), exact(given)];
  if (a === null || b === null) return false;
  const power = Math.min(a.power, b.power - places);
  return a.digits * 10n ** BigInt(a.power - power) === b.digits * 10n ** BigInt(b.power - places - power);
}

const isNegative = (amount: Amount | undefined): boolean => amount?.value.startsWith('-') ?? false;

function agrees(amount: Amount | undefined, given: unknown, scale: 'minor' | 'major'): boolean {
  if (amount === undefined) return given === undefined || given === null;
  const places = scale === 'major' ? 0 : (minorUnitExponent(amount.currency) ?? 0);
  const isKnown = scale === 'major' || minorUnitExponent(amount.currency) !== null;
  return amount.unit === (isKnown ? 'major' : 'raw') && same(amount.value, given, places);
}

function textOf(value: unknown): unknown {
  return value instanceof LosslessNumber ? value.value : value;
}

function read(bytes: Uint8Array): Json {
  return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
}

/** `accountBalances[]` of amounts in minor units, under `result.resultStatus` S. @returns what is wrong, or `null` */
export function doubtListed(bytes: Uint8Array, balances: readonly Balance[]): string | null {
  const content = read(bytes);
  if ((content['result'] as Json)['resultStatus'] !== 'S') return 'the answer is no success';
  const items = content['accountBalances'] as readonly Json[];
  if (items.length !== balances.length) return 'another number of balances';
  for (const [index, balance] of balances.entries()) {
    const item = items[index] as Json;
    if (balance.currency !== textOf(item['currency'])) return 'another currency';
    for (const [name, amount] of [
      ['availableBalance', balance.available],
      ['frozenBalance', balance.frozen],
      ['totalBalance', balance.total],
    ] as const) {
      const given = item[name] as Json | undefined | null;
      if (!agrees(amount, given?.['value'], 'minor')) return `${name} is not what the answer says`;
      if (amount !== undefined && textOf(given?.['currency']) !== amount.currency) return `${name} in another currency`;
      if (isNegative(amount)) return `${name} is negative`;
    }
  }
  return null;
}

/** `accountInfos`, one or a list, with amounts as the connection's scale says, under code 00. */
export function doubtInfos(bytes: Uint8Array, balances: readonly Balance[], scale: 'minor' | 'major'): string | null {
  const content = read(bytes);
  if (textOf(content['code']) !== '00') return 'the answer is no success';
  const infos = content['accountInfos'];
  const items = (Array.isArray(infos) ? infos : [infos]) as readonly Json[];
  if (items.length !== balances.length) return 'another number of balances';
  for (const [index, { available, total, unavailable }] of balances.entries()) {
    const item = items[index] as Json;
    if (!agrees(available, (item['availableBalance'] as Json)['value'], scale)) return 'available is not what the answer says';
    if (!agrees(total, (item['amount'] as Json)['value'], scale)) return 'total is not what the answer says';
    if ([available, total, unavailable].some(isNegative)) return 'an amount is negative';
    if (available.currency !== textOf((item['availableBalance'] as Json)['currency'])) return 'another currency';
  }
  return null;
}

/** `data.amount` and `data.creditLine`, in units, under status 0. */
export function doubtData(bytes: Uint8Array, balances: readonly Balance[]): string | null {
  const content = read(bytes);
  if (textOf(content['status']) !== '0') return 'the answer is no success';
  const [balance, ...others] = balances;
  if (balance === undefined || others.length > 0) return 'not one balance';
  const data = content['data'] as Json;
  if (!agrees(balance.available, data['amount'], 'major')) return 'the amount is not what the answer says';
  // A platform without credit leaves it empty.
  const creditLine = data['creditLine'] === '' ? null : data['creditLine'];
  if (!agrees(balance.creditLine, creditLine, 'major')) return 'the credit line is not what the answer says';
  return isNegative(balance.creditLine) ? 'the credit line is negative' : null;
}
