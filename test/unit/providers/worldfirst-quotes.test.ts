import { describe, expect, test } from 'vitest';
import { conditionOf, type Problem } from '../../../electron/domain/problem.ts';
import type { QuoteRequest } from '../../../electron/domain/quote.ts';
import type { QuoteAnswer, RawAnswer } from '../../../electron/providers/provider.ts';
import { answer, connectionTo, fixture, problemOf, readContext } from './harness.ts';
import { CLIENT_ID, quoteCall, signedAnswer, withKey } from './worldfirst-harness.ts';

const PATH = '/amsin/api/v1/business/fund/consultTransfer';

function read(given: RawAnswer | string, over: Partial<QuoteRequest> = {}, values = {}) {
  const call = quoteCall(over);
  const connection = connectionTo('worldfirst', { clientId: CLIENT_ID, ...values });
  const raw = typeof given === 'string' ? answer(given) : given;
  return call.read(raw, readContext(call, connection));
}

function quoteOf(result: QuoteAnswer) {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result;
}

const sample = fixture('worldfirst/consult-transfer.json');
/** The sample with one text in it replaced. */
function changed(from: string, to: string): string {
  if (!sample.includes(from)) throw new Error(`not in the sample: ${from}`);
  return sample.replace(from, to);
}
const major = (currency: string, value: string) => ({ currency, value, unit: 'major' });
const START = 1_668_503_101_000;

describe('the documented answers', () => {
  test('the sample, with every number as it was returned', () => {
    expect(quoteOf(read(sample))).toEqual({
      ok: true,
      verification: 'key-missing',
      quote: {
        quoteId: 'Q-1',
        from: major('USD', '10.00'),
        to: major('EUR', '9.38'),
        fee: major('USD', '0.10'),
        currencyPair: 'USD/EUR',
        price: '1.32570',
        startsAt: START,
        expiresAt: START + 30_000,
      },
    });
  });

  test('values as text, the quote beside the details, no fee, other spellings of the times', () => {
    const text = fixture('worldfirst/consult-transfer.text-values.json');
    const over = { toCurrency: 'JPY', fixedSide: 'to', amount: '90071992547409931' } as const;
    const { quote } = quoteOf(read(text, over));
    expect(quote).toEqual({
      quoteId: 'Q-2',
      from: major('USD', '1234567890123456.78'),
      to: major('JPY', '90071992547409931'),
      currencyPair: 'USD/JPY',
      price: '0.0068500000000000001',
      startsAt: START,
      expiresAt: START + 30_000,
    });
    expect(quote).not.toHaveProperty('fee');
  });

  test('a price sent as a number keeps its digits', () => {
    expect(quoteOf(read(changed('"1.32570"', '1.32570'))).quote.price).toBe('1.32570');
  });

  test('a signed one is verified against its own path', () => {
    expect(quoteOf(read(signedAnswer(sample, PATH), {}, withKey)).verification).toBe('verified');
    const elsewhere = read(signedAnswer(sample), {}, withKey);
    expect(problemOf(elsewhere)).toEqual({ kind: 'unverified-answer' });
    expect(problemOf(read(sample, {}, withKey))).toEqual({ kind: 'unverified-answer' });
  });
});

test.each([
  ['no expiry', '"quoteExpiryTime": "2022-11-15T09:05:31Z"', '"x": 1'],
  ['no start', '"quoteStartTime": "2022-11-15T09:05:01Z"', '"x": 1'],
  ['an expiry before its start', '09:05:31Z', '09:04:31Z'],
  ['an expiry at its start', '09:05:31Z', '09:05:01Z'],
  ['times without an offset', '09:05:31Z', '09:05:31'],
  ['no quote', '"transferQuote"', '"quote"'],
  ['no id', '"quoteId": "Q-1"', '"x": 1'],
  ['no price', '"quotePrice": "1.32570"', '"x": 1'],
  ['a price that is none', '"1.32570"', '"about 1.3"'],
  ['a price of nothing', '"1.32570"', '"0.00"'],
  ['a negative price', '"1.32570"', '"-1.32570"'],
  ['an amount missing', '"value": 938', '"x": 1'],
  ['a negative amount', '"value": 938', '"value": -938'],
  ['a fraction of the smallest unit', '"value": 938', '"value": 9.38'],
  ['a fee that is none', '"value": 10\n', '"value": "free"\n'],
  ['another currency than asked for', '"EUR"', '"GBP"'],
  ['no payer', '"transferFromDetail"', '"x"'],
])('an answer with %s cannot be read', (_, from, to) => {
  expect(problemOf(read(changed(from, to)))).toMatchObject({ kind: 'bad-answer' });
});

test.each([
  ['USER_NO_PERMISSION', 'permission', 'needs-you'],
  ['USER_ACCOUNT_ABNORMAL', 'provider-failed', 'unknown'],
  ['USER_STATUS_ABNORMAL', 'provider-failed', 'unknown'],
  ['CURRENCY_NOT_SUPPORT', 'provider-failed', 'unknown'],
  ['UN_SUPPORT_BUSINESS', 'provider-failed', 'unknown'],
  ['CONTRACT_CHECK_FAIL', 'contract', 'needs-you'],
])('%s is said with its advice', (code, kind, condition) => {
  const result = { resultStatus: 'F', resultCode: code, resultMessage: 'No.' };
  const problem = problemOf(read(JSON.stringify({ result }))) as Problem;
  expect(problem).toMatchObject({ kind, code, providerMessage: 'No.' });
  expect(problem.advice?.en).toBeTruthy();
  expect(conditionOf(problem)).toBe(condition);
});

test('an expired token is worth another try with a new one', () => {
  const result = read(fixture('worldfirst/access-token-expired.json'));
  expect(result).toMatchObject({
    ok: false,
    problem: { kind: 'credentials', code: 'ACCESS_TOKEN_EXPIRED' },
    retry: 'with-new-token',
  });
});
