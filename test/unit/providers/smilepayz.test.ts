import { describe, expect, test } from 'vitest';
import type { InquiryResult, RawAnswer } from '../../../electron/providers/provider.ts';
import { smilepayz } from '../../../electron/providers/smilepayz/index.ts';
import {
  answer,
  connectionTo,
  fixture,
  problemOf,
  readContext,
  readingOf,
  signingContext,
} from './harness.ts';

const accountNo = '21220030202403071031';
const badAnswer = { kind: 'bad-answer' };
/** No table of codes is published, so one advice goes with every code. */
const advice = {
  en: expect.stringContaining('private key'),
  'zh-CN': expect.stringContaining('\u79c1\u94a5'),
};

function read(given: RawAnswer | string, scale = 'major'): InquiryResult {
  const accounts = [{ accountNo, role: 'pay-out' }] as const;
  const connection = connectionTo('smilepayz', { partnerId: '20001', accounts, scale });
  const [inquiry] = smilepayz.inquiries(connection);
  if (inquiry === undefined) throw new Error('no inquiry');
  const raw = typeof given === 'string' ? answer(given) : given;
  return inquiry.read(raw, readContext(inquiry, connection));
}

const infos = (text: string): string => `{"code":"00","message":"ok","accountInfos":${text}}`;
const info = (value: string, currency = 'PEN', available = value): string => {
  const amount = (text: string): string => `{"currency":"${currency}","value":${text}}`;
  const both = `"amount":${amount(value)},"availableBalance":${amount(available)}`;
  return `{"balanceType":"BALANCE",${both}}`;
};

const pen = (value: string) => ({ currency: 'PEN', value, unit: 'major' });

describe('the documented answers', () => {
  test('one account as an object; the difference is unavailable, not called frozen', () => {
    const reading = readingOf(read(fixture('smilepayz/inquiry-balance.object.json')));
    expect(reading).toEqual({
      ok: true,
      verification: 'unsigned',
      balances: [
        {
          accountNo,
          balanceType: 'BALANCE',
          currency: 'PEN',
          available: pen('249000.5'),
          total: pen('250000'),
          unavailable: pen('999.5'),
        },
      ],
      accounts: [
        {
          accountNo,
          role: 'pay-out',
          currencies: ['PEN'],
          name: '\u6c99\u76d2\u6d4b\u8bd5',
        },
      ],
    });
  });

  test('an answer about another account is none', () => {
    const other = fixture('smilepayz/inquiry-balance.object.json').replace(accountNo, '999');
    expect(read(other)).toMatchObject({ ok: false, problem: { kind: 'bad-answer' } });
  });

  test('a list, as other regions send it', () => {
    const reading = readingOf(read(fixture('smilepayz/inquiry-balance.list.json')));
    expect(reading.balances.map(({ balanceType, available }) => [balanceType, available])).toEqual([
      ['BALANCE', pen('249000.5')],
      ['AVAILABLE', pen('0')],
    ]);
    expect(reading.accounts).toEqual([{ accountNo, role: 'pay-out', currencies: ['PEN'] }]);
  });

  test('the smallest unit, where the user said so', () => {
    const text = fixture('smilepayz/inquiry-balance.minor.json');
    const [minor] = readingOf(read(text, 'minor')).balances;
    expect([minor?.available, minor?.total, minor?.unavailable]).toEqual([
      pen('2490.00'),
      pen('2500.00'),
      pen('10'),
    ]);
    const [major] = readingOf(read(text, 'major')).balances;
    expect(major?.total).toEqual(pen('250000'));
  });

  test('any code but 00 is shown as it came, with the provider’s words', () => {
    expect(problemOf(read(fixture('smilepayz/refused.json')))).toEqual({
      kind: 'provider-failed',
      code: '15',
      providerMessage: 'Invalid merchant',
      advice,
    });
    expect(problemOf(read('{"code":"0"}'))).toEqual({ kind: 'provider-failed', code: '0', advice });
  });

  test('every account is asked for by itself, and the inquiry says which', () => {
    const accounts = ['1', '2'].map((no) => ({ accountNo: no, role: 'pay-in' as const }));
    const connection = connectionTo('smilepayz', { partnerId: '20001', accounts, scale: 'major' });
    const asked = smilepayz.inquiries(connection);
    expect(asked.map((inquiry) => inquiry.accountNo)).toEqual(['1', '2']);
    const bodies = asked.map((inquiry) => inquiry.sign(signingContext(connection)).body);
    expect(bodies.map((body) => JSON.parse(Buffer.from(body).toString()).accountNo)).toEqual([
      '1',
      '2',
    ]);
  });
});

describe('amounts', () => {
  test('no digit is lost, as text or as number', () => {
    for (const value of ['"9007199254740993.01"', '9007199254740993.01']) {
      const [balance] = readingOf(read(infos(info(value)))).balances;
      expect(balance?.total?.value).toBe('9007199254740993.01');
    }
  });

  test.each(['COL', 'USDT', 'BTC'])('%s is not refused for not being ISO 4217', (currency) => {
    const text = infos(info('"12.34"', currency));
    expect(readingOf(read(text)).balances[0]?.available).toEqual({
      currency,
      value: '12.34',
      unit: 'major',
    });
    const whole = infos(info('"1234"', currency));
    expect(readingOf(read(whole, 'minor')).balances[0]?.available).toEqual({
      currency,
      value: '1234',
      unit: 'raw',
    });
  });

  test('whole pesos stay whole in either unit', () => {
    const text = infos(info('"250000"', 'CLP'));
    for (const scale of ['major', 'minor']) {
      expect(readingOf(read(text, scale)).balances[0]?.available.value).toBe('250000');
    }
  });

  test.each([
    ['negative', info('"-1"')],
    ['more available than there is', info('"1"', 'PEN', '"2"')],
    ['no number', info('"1,000.00"')],
    ['missing', '{"balanceType":"BALANCE"}'],
    ['in two currencies', info('1').replace('PEN', 'USD')],
  ])('%s is no balance', (_, text) => {
    expect(problemOf(read(infos(text)))).toMatchObject(badAnswer);
  });

  test('a fraction of the smallest unit is no amount', () => {
    expect(problemOf(read(infos(info('"2500.50"')), 'minor'))).toMatchObject(badAnswer);
  });
});

test('one balance listed twice is refused', () => {
  expect(problemOf(read(infos(`[${info('1')},${info('2')}]`)))).toMatchObject(badAnswer);
});

test.each([
  ['HTML', '<html>'],
  ['truncated', fixture('smilepayz/inquiry-balance.object.json').slice(0, -20)],
  ['without a code', '{"message":"ok"}'],
  ['without balances', '{"code":"00","message":"ok"}'],
  ['with null balances', infos('null')],
  ['with text for balances', infos('"none"')],
])('an answer that is %s cannot be read', (_, text) => {
  expect(problemOf(read(text))).toMatchObject(badAnswer);
});

test.each([
  [500, 'http-status'],
  [429, 'rate-limited'],
])('HTTP %d is %s', (status, kind) => {
  const text = fixture('smilepayz/inquiry-balance.object.json');
  expect(problemOf(read(answer(text, { status })))).toEqual({ kind, code: `HTTP ${status}` });
});
