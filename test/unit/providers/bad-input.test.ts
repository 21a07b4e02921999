import { describe, expect, test } from 'vitest';
import type { Call, Failure } from '../../../electron/providers/provider.ts';
import { redemption } from '../../../electron/providers/redemption/index.ts';
import { smilepayz } from '../../../electron/providers/smilepayz/index.ts';
import { answer, connectionTo, problemOf, readContext, readingOf } from './harness.ts';
import { exchangeCall, quoteCall, read } from './worldfirst-harness.ts';

type Read = (text: string | Uint8Array) => { readonly ok: true } | Failure;

function reading<Answer extends { readonly ok: true } | Failure>(
  call: Call<Answer> | undefined,
  connection = connectionTo('any', { scale: 'major', currency: 'CNY', unit: 'major' }),
): Read {
  if (call === undefined) throw new Error('no such call');
  return (text) => call.read(answer(text), readContext(call, connection));
}

const smilepayzAccounts = [{ accountNo: '1', role: 'pay-in' }] as const;
const result = '"result":{"resultStatus":"S","resultCode":"SUCCESS"}';

/** Every call with the start of its good answer, and where in it the content would be. */
const calls: readonly (readonly [name: string, read: Read, around: (content: string) => string])[] =
  [
    [
      'inquiryBalance',
      (text) => read(answer(text)),
      (list) => `{${result},"accountBalances":${list}}`,
    ],
    [
      'inquiryAccount',
      (text) => read(answer(text), { kind: 'accounts' }),
      (list) => `{${result},"accountInfos":${list}}`,
    ],
    [
      'consultTransfer',
      reading(quoteCall()),
      (details) => `{${result},"transferFromDetail":${details},"transferToDetail":${details}}`,
    ],
    [
      'applyToken',
      reading(exchangeCall({ authCode: 'c' })),
      (token) => `{${result},"accessToken":${token}}`,
    ],
    [
      'inquiry-balance',
      reading(smilepayz.inquiries(connectionTo('s', { accounts: smilepayzAccounts }))[0]),
      (infos) => `{"code":"00","accountInfos":${infos}}`,
    ],
    [
      'business/balance',
      reading(redemption.inquiries(connectionTo('r', {}))[0]),
      (data) => `{"status":0,"data":${data}}`,
    ],
  ];

const deep = 100_000;

describe.each(calls)('%s', (name, readText, around) => {
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['white space', ' \n'],
    ['HTML', '<!doctype html><html><body>Sign in</body></html>'],
    ['half an answer', around('[{"acc').slice(0, -1)],
    ['two answers', `${around('[]')}${around('[]')}`],
    ['one name with two values', around('[],"code":"00","code":"01","status":0,"status":1')],
    ['opening brackets without end', '['.repeat(deep)],
    ['opening braces without end', '{"a":'.repeat(deep)],
    ['deep lists in its place', around('['.repeat(deep) + ']'.repeat(deep))],
    ['deep objects in its place', around('{"a":'.repeat(deep) + '1' + '}'.repeat(deep))],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['UTF-16', Buffer.from(around('[]'), 'utf16le')],
  ])('%s cannot be read', (_, text) => {
    expect(readText(text)).toMatchObject({ ok: false, problem: { kind: 'bad-answer' } });
  });

  // For a token a text or a number is content, not nonsense.
  const nonsense = name === 'applyToken' ? [] : ['7', '"text"'];
  test.each([...nonsense, 'true', '[[]]', '[null]', '[7]', '[{}]', '{"x":[]}'])(
    '%s in the place of its content cannot be read',
    (content) => {
      expect(problemOf(readText(around(content)))).toMatchObject({ kind: 'bad-answer' });
    },
  );
});

describe('a large answer', () => {
  const COUNT = 10_000;
  const many = (item: (index: number) => string): string =>
    Array.from({ length: COUNT }, (_, index) => item(index)).join(',');
  const available = (currency: string) => `"availableBalance":{"currency":"${currency}","value":1}`;

  test('of balances is read whole', () => {
    const list = many((no) => `{"accountNo":"${no}","currency":"USD",${available('USD')}}`);
    const answered = read(answer(`{${result},"accountBalances":[${list}]}`));
    expect(readingOf(answered).balances).toHaveLength(COUNT);
  });

  test('of which one is listed twice, at the very ends, is refused', () => {
    const item = (no: number) => `{"accountNo":"${no}","currency":"USD",${available('USD')}}`;
    const answered = read(answer(`{${result},"accountBalances":[${many(item)},${item(0)}]}`));
    expect(problemOf(answered)).toMatchObject({ kind: 'bad-answer' });
  });

  test('of accounts with many currencies is read whole', () => {
    const currencies = Array.from({ length: 20 }, () => '"USD"').join(',');
    const list = many((no) => `{"accountNo":"${no}","currencyList":[${currencies}]}`);
    const body = answer(`{${result},"accountInfos":[${list}]}`);
    expect(readingOf(read(body, { kind: 'accounts' })).accounts).toHaveLength(COUNT);
  });

  test('of another provider is read whole', () => {
    const amount = '{"currency":"PEN","value":"1"}';
    const list = many(
      (no) => `{"balanceType":"T${no}","amount":${amount},"availableBalance":${amount}}`,
    );
    const connection = connectionTo('s', { accounts: smilepayzAccounts, scale: 'major' });
    const [inquiry] = smilepayz.inquiries(connection);
    const answered = reading(inquiry, connection)(`{"code":"00","accountInfos":[${list}]}`);
    expect(answered).toMatchObject({ ok: true, accounts: [{ currencies: ['PEN'] }] });
  });
});

describe('numbers nobody can hold', () => {
  const amount = (number: string, currency: string): string =>
    `{"currency":"${currency}","value":${number}}`;
  const item = (number: string): string =>
    `{"accountNo":"1","currency":"USD","availableBalance":${amount(number, 'USD')}}`;
  const contents: Readonly<Record<string, (number: string) => string>> = {
    inquiryBalance: (number) => `[${item(number)}]`,
    'inquiry-balance': (number) =>
      `{"amount":${amount(number, 'PEN')},"availableBalance":${amount(number, 'PEN')}}`,
    'business/balance': (number) => `{"amount":${number},"creditLine":0}`,
  };
  const cases = calls.flatMap(([name, readText, around]) => {
    const content = contents[name];
    return content === undefined ? [] : [[name, readText, around, content] as const];
  });

  test.each(cases)('%s takes none of them for an amount', (_name, readText, around, content) => {
    expect(readText(around(content('100'))).ok).toBe(true);
    const small = `0.${'0'.repeat(500)}1`;
    for (const number of ['9'.repeat(1_000), '1e400', '1e-400', '1e999999999', small]) {
      expect(problemOf(readText(around(content(number))))).toMatchObject({ kind: 'bad-answer' });
    }
  });
});
