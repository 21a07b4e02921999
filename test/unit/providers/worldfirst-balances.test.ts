import { describe, expect, test } from 'vitest';
import { conditionOf, type Problem } from '../../../electron/domain/problem.ts';
import type { Balance } from '../../../electron/domain/balance.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { answer, fixture, problemOf, readingOf } from './harness.ts';
import { read } from './worldfirst-harness.ts';

const badAnswer = { kind: 'bad-answer' };
const major = (currency: string, value: string) => ({ currency, value, unit: 'major' as const });

/** An answer with the given list, as JSON text so that numbers keep their spelling. */
function balances(...items: string[]): InquiryResult {
  const result = '{"resultStatus":"S","resultCode":"SUCCESS"}';
  return read(answer(`{"result":${result},"accountBalances":[${items.join(',')}]}`));
}

function item(over: Record<string, string> = {}): string {
  const fields = {
    accountNo: '"A1"',
    currency: '"USD"',
    availableBalance: '{"currency":"USD","value":100}',
    ...over,
  };
  return `{${Object.entries(fields).map(([name, value]) => `"${name}":${value}`)}}`;
}

const available = (value: string, currency = 'USD'): string =>
  item({
    currency: `"${currency}"`,
    availableBalance: `{"currency":"${currency}","value":${value}}`,
  });

function only(result: InquiryResult): Balance {
  const [first, ...others] = readingOf(result).balances;
  if (first === undefined || others.length > 0) throw new Error('not exactly one balance');
  return first;
}

function refusal(status: string, code: string, message = 'No.'): InquiryResult {
  const result = { resultStatus: status, resultCode: code, resultMessage: message };
  return read(answer(JSON.stringify({ result })));
}

describe('the documented answers', () => {
  test('values as numbers, types as a list', () => {
    const text = fixture('worldfirst/inquiry-balance.number-values.json');
    expect(readingOf(read(answer(text))).balances).toEqual([
      {
        accountNo: '2187000000001031',
        balanceType: 'NORMAL_BALANCE',
        currency: 'USD',
        available: major('USD', '1.00'),
        frozen: major('USD', '0.00'),
        total: major('USD', '1.00'),
      },
      {
        accountNo: '2187000000001032',
        balanceType: 'NORMAL_BALANCE',
        currency: 'JPY',
        available: major('JPY', '100'),
        frozen: major('JPY', '25'),
        total: major('JPY', '125'),
      },
    ]);
  });

  test('values as text, the type as text, three decimals, offshore renminbi', () => {
    const text = fixture('worldfirst/inquiry-balance.text-values.json');
    expect(readingOf(read(answer(text))).balances).toEqual([
      {
        accountNo: '2187000000001031',
        balanceType: 'NORMAL_BALANCE',
        currency: 'KWD',
        available: major('KWD', '1234.567'),
        frozen: major('KWD', '0.001'),
        total: major('KWD', '1234.568'),
      },
      {
        accountNo: '2187000000001031',
        balanceType: 'SAME_NAME_TOP_UP_BALANCE',
        currency: 'CNH',
        available: major('CNH', '12345.67'),
        frozen: major('CNH', '0.00'),
        total: major('CNH', '12345.67'),
      },
    ]);
  });
});

test('every type that was asked for is a balance of its own', () => {
  const text = fixture('worldfirst/inquiry-balance.several-types.json');
  const several = readingOf(read(answer(text))).balances;
  expect(several.map(({ balanceType, available }) => [balanceType, available])).toEqual([
    ['NORMAL_BALANCE', major('USD', '1.00')],
    ['SAME_NAME_TOP_UP_BALANCE', major('USD', '2.00')],
    ['BUDGET_BALANCE', major('EUR', '3.00')],
  ]);
});

test('with merchants, each balance says whose it is', () => {
  const text = fixture('worldfirst/inquiry-balance.number-values.json');
  const merchants = (connectedCustomerId: string) => {
    const reading = readingOf(read(answer(text), { values: { connectedCustomerId } }));
    return reading.balances.map(({ merchantId }) => merchantId);
  };
  expect(merchants('M-1, M-2')).toEqual(['M-1', 'M-1']);
  // Another may be added later, and names that lines hang on must not change then.
  expect(merchants('M-1')).toEqual(['M-1', 'M-1']);
  expect(merchants('')).toEqual([undefined, undefined]);
});

describe('amounts', () => {
  test('no digit is lost, however long the number', () => {
    expect(only(balances(available('900719925474099301'))).available.value).toBe(
      '9007199254740993.01',
    );
    expect(only(balances(available('12345678901234567890123'))).available.value).toBe(
      '123456789012345678901.23',
    );
  });

  test.each([
    ['1.5e3', '15.00'],
    ['1e3', '10.00'],
    ['"1E3"', '10.00'],
    ['1200e-2', '0.12'],
    ['100.0', '1.00'],
    ['-0', '0.00'],
  ])('%s is the number it says', (value, major) => {
    expect(only(balances(available(value))).available.value).toBe(major);
  });

  test('a currency nobody listed keeps its number and says that its unit is unknown', () => {
    expect(only(balances(available('100', 'USDT'))).available).toEqual({
      currency: 'USDT',
      value: '100',
      unit: 'raw',
    });
  });

  test.each(['-1', '1.5', '""', '"1,000"', '"abc"', 'true', 'null', '{}', '9'.repeat(80)])(
    '%s is no amount, and nothing is shown rather than a guess',
    (value) => {
      expect(problemOf(balances(available(value)))).toMatchObject(badAnswer);
    },
  );

  test('an amount in another currency than its balance is refused', () => {
    const mixed = item({ availableBalance: '{"currency":"EUR","value":100}' });
    expect(problemOf(balances(mixed))).toMatchObject(badAnswer);
  });

  test('what the provider does not give is absent, never zero', () => {
    for (const one of [item(), item({ frozenBalance: 'null', totalBalance: 'null' })]) {
      const balance = only(balances(one));
      expect(balance).not.toHaveProperty('frozen');
      expect(balance).not.toHaveProperty('total');
    }
  });
});

describe('the list', () => {
  test.each([
    ['{"balanceTypes":["A","B"]}', 'A+B'],
    ['{"balanceTypes":"A"}', 'A'],
    ['{"balanceType":"SOMETHING_NEW"}', 'SOMETHING_NEW'],
    ['{"balanceTypes":[]}', 'NORMAL_BALANCE'],
    ['{}', 'NORMAL_BALANCE'],
  ])('a balance with %s has the type %s', (spelling, type) => {
    const fields = JSON.parse(spelling) as Record<string, unknown>;
    const texts = Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]);
    expect(only(balances(item(Object.fromEntries(texts)))).balanceType).toBe(type);
  });

  test('an account number sent as a number keeps all its digits', () => {
    expect(only(balances(item({ accountNo: '21220030202403071031' }))).accountNo).toBe(
      '21220030202403071031',
    );
  });

  test('one balance listed twice is refused: nobody could say which is right', () => {
    expect(problemOf(balances(available('100'), available('200')))).toMatchObject(badAnswer);
  });

  test('the same account in two currencies is two balances', () => {
    expect(readingOf(balances(available('1'), available('1', 'EUR'))).balances).toHaveLength(2);
  });

  test('may be empty, but not missing', () => {
    expect(readingOf(balances()).balances).toEqual([]);
    expect(problemOf(refusal('S', 'SUCCESS'))).toMatchObject(badAnswer);
  });

  test.each([
    item({ accountNo: '""' }),
    item({ accountNo: '"\\ud800"' }),
    item({ currency: '""' }),
    '[]',
    'null',
    '3',
  ])('an entry like %s spoils the answer', (entry) => {
    expect(problemOf(balances(entry))).toMatchObject(badAnswer);
  });
});

describe('an answer that is none', () => {
  test.each([
    ['HTML', '<!doctype html><html><body>Sign in</body></html>'],
    ['truncated', fixture('worldfirst/inquiry-balance.number-values.json').slice(0, -40)],
    ['empty', ''],
    ['a list', '[]'],
    ['a text', '"S"'],
    ['without a result', '{"accountBalances":[]}'],
    ['with a result of another shape', '{"result":"S"}'],
    ['with a status nobody documented', '{"result":{"resultStatus":"X","resultCode":"Y"}}'],
    ['a failure without a code', '{"result":{"resultStatus":"F"}}'],
    ['endlessly nested', '['.repeat(100_000)],
  ])('%s cannot be read', (_, text) => {
    expect(problemOf(read(answer(text)))).toMatchObject(badAnswer);
  });

  test('bytes that are not UTF-8 cannot be read', () => {
    expect(problemOf(read(answer(Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d))))).toMatchObject(badAnswer);
  });

  test.each([500, 502, 404, 204])('HTTP %d is no answer, even with a good body', (status) => {
    const text = fixture('worldfirst/inquiry-balance.number-values.json');
    expect(problemOf(read(answer(text, { status })))).toEqual({
      kind: 'http-status',
      code: `HTTP ${status}`,
    });
  });

  test('HTTP 429 asks for fewer requests', () => {
    expect(problemOf(read(answer('', { status: 429 })))).toEqual({
      kind: 'rate-limited',
      code: 'HTTP 429',
    });
  });
});

describe('result codes', () => {
  test.each([
    'INVALID_SIGNATURE',
    'KEY_NOT_FOUND',
    'INVALID_CLIENT',
    'INVALID_API',
    'ACCESS_DENIED',
    'OAUTH_FAIL',
    'CONTRACT_CHECK_FAIL',
    'AUTHORIZATION_NOT_EXIST',
    'USER_NOT_EXIST',
    'ACCOUNT_NOT_EXIST',
    'SERVICE_NOT_ALLOWED',
    'ACCESS_TOKEN_EXPIRED',
  ])('%s needs the user', (code) => {
    expect(conditionOf(problemOf(refusal('F', code)) as Problem)).toBe('needs-you');
  });

  test.each(['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT'])('%s is asked again', (code) => {
    expect(conditionOf(problemOf(refusal('U', code)) as Problem)).toBe('unknown');
  });

  test.each([
    ['F', 'BRAND_NEW_CODE', 'provider-failed'],
    ['U', 'BRAND_NEW_CODE', 'provider-unknown'],
    ['F', 'constructor', 'provider-failed'],
    ['U', '__proto__', 'provider-unknown'],
  ])('%s with the unlisted %s goes by its letter and keeps its name', (status, code, kind) => {
    expect(problemOf(refusal(status, code))).toEqual({ kind, code, providerMessage: 'No.' });
  });

  test('the provider’s own words come along under either name, cut to fit a window', () => {
    expect(problemOf(refusal('F', 'NEW', ' Too bad. '))).toMatchObject({
      providerMessage: 'Too bad.',
    });
    const long = problemOf(refusal('F', 'NEW', 'x'.repeat(5_000))) as Problem;
    expect(long.providerMessage).toHaveLength(300);
    const renamed = '{"result":{"resultStatus":"F","resultCode":"NEW","resultMsg":"Sorry."}}';
    expect(problemOf(read(answer(renamed)))).toMatchObject({ providerMessage: 'Sorry.' });
    expect(problemOf(refusal('F', 'NEW', ''))).not.toHaveProperty('providerMessage');
  });
});
