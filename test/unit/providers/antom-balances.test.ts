import { describe, expect, test } from 'vitest';
import { conditionOf, type Problem } from '../../../electron/domain/problem.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { answer, fixture, problemOf, readingOf } from './harness.ts';
import { CLIENT_ID, connection, read, SANDBOX_CLIENT_ID } from './antom-harness.ts';

const badAnswer = { kind: 'bad-answer' };
const major = (currency: string, value: string) => ({ currency, value, unit: 'major' as const });
const own = { accountNo: CLIENT_ID, balanceType: 'BALANCE' };

/** An answer with this in the place of its list, as JSON text so that numbers keep their spelling. */
function listing(list: string): InquiryResult {
  const result = '{"resultStatus":"S","resultCode":"SUCCESS"}';
  return read(answer(`{"result":${result},"accountBalances":${list}}`));
}

/** One item, in USD unless said otherwise; a part given as nothing is left out. */
function item(over: Readonly<Record<string, string | undefined>> = {}): string {
  const fields = {
    currency: '"USD"',
    availableBalance: '{"currency":"USD","value":"100"}',
    frozenBalance: '{"currency":"USD","value":"5"}',
    totalBalance: '{"currency":"USD","value":"105"}',
    ...over,
  };
  const parts = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `{${parts.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

const refusal = (status: string, code: string): InquiryResult =>
  read(answer(JSON.stringify({ result: { resultStatus: status, resultCode: code } })));

describe('the documented answers', () => {
  test('values as text, more digits than a float holds, no decimals for yen', () => {
    const text = fixture('antom/inquiry-balance.text-values.json');
    const { balances, accounts } = readingOf(read(answer(text)));
    expect(balances).toEqual([
      {
        ...own,
        currency: 'USD',
        available: major('USD', '90071992547409.93'),
        frozen: major('USD', '0.07'),
        total: major('USD', '90071992547410.00'),
      },
      {
        ...own,
        currency: 'JPY',
        available: major('JPY', '125000'),
        frozen: major('JPY', '0'),
        total: major('JPY', '125000'),
      },
    ]);
    expect(accounts).toEqual([]);
  });

  test('values as numbers, digit for digit, three decimals for dinar', () => {
    const text = fixture('antom/inquiry-balance.number-values.json');
    expect(readingOf(read(answer(text))).balances).toEqual([
      {
        ...own,
        currency: 'EUR',
        available: major('EUR', '90071992547409.93'),
        frozen: major('EUR', '0.07'),
        total: major('EUR', '90071992547410.00'),
      },
      {
        ...own,
        currency: 'KWD',
        available: major('KWD', '1234.567'),
        frozen: major('KWD', '0.001'),
        total: major('KWD', '1234.568'),
      },
    ]);
  });

  test('a total that is not given is not made up', () => {
    const text = fixture('antom/inquiry-balance.no-total.json');
    expect(readingOf(read(answer(text))).balances).toEqual([
      { ...own, currency: 'USD', available: major('USD', '1.00'), frozen: major('USD', '0.05') },
    ]);
  });
});

test('frozen and total may be missing or null, without becoming zero', () => {
  for (const none of [undefined, 'null']) {
    const [balance] = readingOf(
      listing(`[${item({ frozenBalance: none, totalBalance: none })}]`),
    ).balances;
    expect(balance).toEqual({ ...own, currency: 'USD', available: major('USD', '1.00') });
  }
});

test('the client id names the account, so that sandbox and production never mix', () => {
  const text = fixture('antom/inquiry-balance.no-total.json');
  const sandbox = connection({ clientId: SANDBOX_CLIENT_ID }, 'sandbox-sea');
  const [balance] = readingOf(read(answer(text), sandbox)).balances;
  expect(balance?.accountNo).toBe(SANDBOX_CLIENT_ID);
});

test('no balances at all is an answer, too', () => {
  expect(readingOf(listing('[]')).balances).toEqual([]);
});

describe('what cannot be read', () => {
  const usd = (value: string): string => `{"currency":"USD","value":${value}}`;

  test.each([
    ['no list', 'null'],
    ['an object for a list', '{}'],
    ['an item that is none', '[7]'],
    ['no currency', `[${item({ currency: undefined })}]`],
    ['no available amount', `[${item({ availableBalance: undefined })}]`],
    ['a bare number for an amount', `[${item({ availableBalance: '100' })}]`],
    ['an amount in another currency', `[${item({ currency: '"EUR"' })}]`],
    ['a negative amount', `[${item({ availableBalance: usd('"-1"') })}]`],
    ['a part of a cent', `[${item({ availableBalance: usd('"1.5"') })}]`],
    ['words for an amount', `[${item({ totalBalance: usd('"much"') })}]`],
    ['an amount without a value', `[${item({ frozenBalance: '{"currency":"USD"}' })}]`],
    ['a number nobody can hold', `[${item({ availableBalance: usd('1e400') })}]`],
    ['one currency twice', `[${item()},${item()}]`],
    ['endless nesting', '['.repeat(100_000)],
  ])('%s', (_, list) => {
    expect(problemOf(listing(list))).toMatchObject(badAnswer);
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><html><body>Sign in</body></html>'],
    ['half an answer', fixture('antom/inquiry-balance.text-values.json').slice(0, -20)],
    ['no result', '{"accountBalances":[]}'],
    ['a result nobody knows', '{"result":{"resultStatus":"X","resultCode":"Y"}}'],
    ['a success without a list', '{"result":{"resultStatus":"S","resultCode":"SUCCESS"}}'],
    ['a failure without a code', '{"result":{"resultStatus":"F"}}'],
  ])('%s', (_, text) => {
    expect(problemOf(read(answer(text)))).toMatchObject(badAnswer);
  });

  test('a good body under a bad status', () => {
    const text = fixture('antom/inquiry-balance.text-values.json');
    expect(problemOf(read(answer(text, { status: 502 })))).toMatchObject({ kind: 'http-status' });
    expect(problemOf(read(answer(text, { status: 429 })))).toMatchObject({ kind: 'rate-limited' });
  });
});

describe('result codes', () => {
  test('the golden refusal comes with its code, the provider’s words and advice', () => {
    expect(problemOf(read(answer(fixture('antom/refused.json'))))).toEqual({
      kind: 'signature',
      code: 'INVALID_SIGNATURE',
      providerMessage: 'The signature is invalid.',
      advice: {
        en: expect.stringContaining('registered in the Antom portal'),
        'zh-CN': expect.stringContaining('与 Antom 后台登记的公钥'),
      },
    });
  });

  test.each([
    'INVALID_SIGNATURE',
    'KEY_NOT_FOUND',
    'INVALID_CLIENT',
    'INVALID_API',
    'ACCESS_DENIED',
    'OAUTH_FAIL',
    'AUTHORIZATION_NOT_EXIST',
    'CONTRACT_CHECK_FAIL',
    'USER_NOT_EXIST',
  ])('%s needs the user', (code) => {
    expect(conditionOf(problemOf(refusal('F', code)) as Problem)).toBe('needs-you');
  });

  test.each(['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT', 'FEE_EXCEPTION'])(
    '%s is asked again',
    (code) => {
      const problem = problemOf(refusal('U', code)) as Problem;
      expect(problem.kind).not.toBe('provider-failed');
      expect(conditionOf(problem)).toBe('unknown');
    },
  );

  test.each([
    'PARAM_ILLEGAL',
    'PROCESS_FAIL',
    'METHOD_NOT_SUPPORTED',
    'MEDIA_TYPE_NOT_ACCEPTABLE',
    'UN_SUPPORT_BUSINESS',
  ])('%s is a refusal like any other', (code) => {
    expect(problemOf(refusal('F', code))).toMatchObject({ kind: 'provider-failed', code });
  });

  test('no advice sends a person to another platform', () => {
    const others = /WorldFirst|万里汇/;
    for (const code of ['INVALID_SIGNATURE', 'KEY_NOT_FOUND', 'INVALID_API', 'PROCESS_FAIL']) {
      const { advice } = problemOf(refusal('F', code)) as Problem;
      expect(`${advice?.en} ${advice?.['zh-CN']}`).not.toMatch(others);
    }
  });

  test.each([
    ['F', 'provider-failed'],
    ['U', 'provider-unknown'],
  ])('%s with a code nobody listed goes by its letter', (status, kind) => {
    expect(problemOf(refusal(status, 'BRAND_NEW'))).toEqual({ kind, code: 'BRAND_NEW' });
  });
});
