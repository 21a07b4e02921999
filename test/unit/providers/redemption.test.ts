import { describe, expect, test } from 'vitest';
import { conditionOf, type Condition, type Problem } from '../../../electron/domain/problem.ts';
import type { InquiryResult, RawAnswer } from '../../../electron/providers/provider.ts';
import { redemption } from '../../../electron/providers/redemption/index.ts';
import { answer, connectionTo, fixture, problemOf, readingOf, readContext } from './harness.ts';

const badAnswer = { kind: 'bad-answer' };

function read(
  given: RawAnswer | string,
  values: { currency?: string; unit?: string } = {},
): InquiryResult {
  const connection = connectionTo('redemption', {
    merchantId: 'M-1',
    businessId: 'B-1',
    signType: 'SHA256-RSA',
    currency: 'CNY',
    unit: 'major',
    ...values,
  });
  const [inquiry] = redemption.inquiries(connection);
  if (inquiry === undefined) throw new Error('no inquiry');
  const raw = typeof given === 'string' ? answer(given) : given;
  return inquiry.read(raw, readContext(inquiry, connection));
}

const cny = (value: string) => ({ currency: 'CNY', value, unit: 'major' });
const data = (amount: string, creditLine = '0'): string =>
  `{"status":0,"message":"success","data":{"creditLine":${creditLine},"amount":${amount}}}`;

describe('the documented answer', () => {
  test('amount and credit line stay apart, in the unit and currency the user chose', () => {
    expect(readingOf(read(fixture('redemption/balance.positive.json')))).toEqual({
      ok: true,
      verification: 'unsigned',
      balances: [
        {
          accountNo: 'B-1',
          balanceType: 'amount',
          currency: 'CNY',
          available: cny('164'),
          creditLine: cny('381'),
        },
      ],
      accounts: [{ accountNo: 'B-1', currencies: ['CNY'] }],
    });
  });

  test('in the smallest unit, and in another currency', () => {
    const text = fixture('redemption/balance.positive.json');
    const [minor] = readingOf(read(text, { unit: 'minor' })).balances;
    expect([minor?.available, minor?.creditLine]).toEqual([cny('1.64'), cny('3.81')]);
    const [yen] = readingOf(read(text, { unit: 'minor', currency: 'JPY' })).balances;
    expect(yen?.available).toEqual({ currency: 'JPY', value: '164', unit: 'major' });
  });

  test('the amount may be negative: credit is in use', () => {
    const [balance] = readingOf(read(fixture('redemption/balance.negative.json'))).balances;
    expect([balance?.available, balance?.creditLine]).toEqual([cny('-1234.56'), cny('50000')]);
  });

  test('numbers with exponents are read exactly', () => {
    const [balance] = readingOf(read(fixture('redemption/balance.exponent.json'))).balances;
    expect([balance?.available, balance?.creditLine]).toEqual([cny('1234.5'), cny('50000')]);
  });
});

test.each([
  ['missing', '{"status":0,"message":"success","data":{"amount":164}}'],
  ['null', data('164', 'null')],
])('a credit line that is %s does not cost the amount', (_, text) => {
  const [balance] = readingOf(read(text)).balances;
  expect(balance?.available).toEqual(cny('164'));
  expect(balance).not.toHaveProperty('creditLine');
});

test.each(['merchantId', 'businessId'])('an answer with another %s is nobody’s balance', (id) => {
  const answered = (text: string): string => data('164').replace('"data":{', `"data":{"${id}":${text},`);
  expect(problemOf(read(answered('"X-9"')))).toMatchObject(badAnswer);
  const own = id === 'merchantId' ? '"M-1"' : '"B-1"';
  expect(readingOf(read(answered(own))).balances).toHaveLength(1);
});

test('no digit is lost', () => {
  for (const amount of ['-12345678901234567890.12', '"-12345678901234567890.12"']) {
    const [balance] = readingOf(read(data(amount))).balances;
    expect(balance?.available.value).toBe('-12345678901234567890.12');
  }
});

test.each([
  ['a negative credit line', data('1', '-1')],
  ['a credit line that is no number', data('1', '"1,000"')],
  ['no amount', data('null')],
  ['an amount that is no number', data('"1,000"')],
  ['no data', '{"status":0,"message":"success"}'],
  ['no status', '{"message":"success","data":{"creditLine":1,"amount":1}}'],
  ['HTML', '<html>'],
  ['half an answer', fixture('redemption/balance.positive.json').slice(0, 60)],
])('an answer with %s cannot be read', (_, text) => {
  expect(problemOf(read(text))).toMatchObject(badAnswer);
});

test.each([
  [500, 'http-status'],
  [429, 'rate-limited'],
])('HTTP %d is %s', (status, kind) => {
  const text = fixture('redemption/balance.positive.json');
  expect(problemOf(read(answer(text, { status })))).toEqual({ kind, code: `HTTP ${status}` });
});

describe('statuses', () => {
  const refused = (status: string): Problem =>
    problemOf(read(`{"status":${status},"message":"No."}`)) as Problem;

  test.each<[string, Problem['kind'], Condition]>([
    ['1', 'provider-unknown', 'unknown'],
    ['2', 'signature', 'needs-you'],
    ['3', 'credentials', 'needs-you'],
    ['4', 'permission', 'needs-you'],
    // It may have been long under way; only a clock that is seen to be wrong is for a person.
    ['5', 'clock-skew', 'unknown'],
    ['6', 'provider-unknown', 'unknown'],
    ['7', 'not-found', 'needs-you'],
    ['8', 'provider-failed', 'unknown'],
    ['9', 'provider-failed', 'unknown'],
    ['10', 'permission', 'needs-you'],
    ['11', 'provider-failed', 'unknown'],
    ['98', 'provider-failed', 'unknown'],
    ['99', 'provider-unknown', 'unknown'],
  ])('%s is %s, with advice', (status, kind, condition) => {
    const problem = refused(status);
    expect(problem).toMatchObject({ kind, code: status, providerMessage: 'No.' });
    expect(problem.advice?.en).toBeTruthy();
    expect(conditionOf(problem)).toBe(condition);
    expect(refused(`"${status}"`)).toEqual(problem);
  });

  test.each(['353', '-1', '"constructor"'])('the unlisted %s keeps its name', (status) => {
    expect(refused(status)).toEqual({
      kind: 'provider-failed',
      code: status.replaceAll('"', ''),
      providerMessage: 'No.',
    });
  });

  test('a nonce used before and a request called too old are worth another try at once, nothing else is', () => {
    const retryOf = (status: number): unknown =>
      (read(`{"status":${status},"message":"No."}`) as { retry?: unknown }).retry;
    for (const status of [5, 6]) expect(retryOf(status)).toBe('at-once');
    for (const status of [1, 2, 3, 4, 7, 8, 9, 10, 11, 98, 99]) {
      expect(retryOf(status), `${status}`).toBeUndefined();
    }
  });

  test('a refusal as it comes over the wire', () => {
    expect(problemOf(read(fixture('redemption/ip-not-allowed.json')))).toMatchObject({
      kind: 'permission',
      providerMessage: 'ip not allowed',
    });
  });
});
