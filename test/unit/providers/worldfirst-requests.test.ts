import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../../electron/domain/connection.ts';
import { CannotSign } from '../../../electron/providers/cannot-sign.ts';
import type { SignedRequest, Tokens } from '../../../electron/providers/provider.ts';
import { worldfirst } from '../../../electron/providers/worldfirst/index.ts';
import { plainRequest } from './harness.ts';
import { BALANCE_PATH, CLIENT_ID, quoteCall, sent, signed } from './worldfirst-harness.ts';

function only(values: FieldValues): SignedRequest {
  const [first, ...others] = Object.values(sent({ accountTypes: '', ...values }));
  if (first === undefined || others.length > 0) throw new Error('not exactly one request');
  return first;
}

const bodyOf = ({ body }: SignedRequest): unknown => JSON.parse(Buffer.from(body).toString('utf8'));
const virtual = (tokens?: Tokens) => sent({ accountTypes: 'VIRTUAL_ACCOUNT' }, tokens);

describe('the balances asked for', () => {
  test.each<[FieldValues, object]>([
    [{}, {}],
    [{ currencies: '', balanceTypes: '' }, {}],
    [{ balanceTypes: 'NORMAL_BALANCE' }, {}],
    [{ currencies: ' CNH\uff0cUSD, usd ' }, { currencyList: ['CNH', 'USD'] }],
    [
      { balanceTypes: 'SAME_NAME_TOP_UP_BALANCE' },
      { balanceTypes: ['SAME_NAME_TOP_UP_BALANCE'] },
    ],
    // An id left over from another choice belongs to nothing.
    [{ balanceTypes: 'NORMAL_BALANCE', budgetAccountId: 'B-7' }, {}],
  ])('%j is %j', (values, body) => {
    expect(bodyOf(only(values))).toEqual(body);
  });
});

describe('accounts', () => {
  test('each type is asked for by itself, after the balances', () => {
    const values = {
      accountTypes: 'RECEIVE_ACCOUNT,ALIPAY_ORIGIN_WALLET',
      referenceCustomerId: 'REF-1',
    };
    expect(Object.keys(sent(values))).toEqual([
      'inquiryBalance',
      'inquiryAccount/RECEIVE_ACCOUNT',
      'inquiryAccount/ALIPAY_ORIGIN_WALLET',
    ]);
  });

  test('virtual accounts without a token cannot be asked for, and the reason is said', () => {
    for (const tokens of [undefined, {}, { refreshToken: 'RT-1' }]) {
      let thrown: unknown;
      try {
        virtual(tokens);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(CannotSign);
      expect((thrown as CannotSign).problem).toMatchObject({
        kind: 'secret-missing',
        advice: { en: expect.stringContaining('Advanced') as unknown },
      });
    }
  });

  test('words nobody knows are not asked for', () => {
    expect(Object.keys(sent({ accountTypes: 'constructor,BANK_ACCOUNT' }))).toEqual([
      'inquiryBalance',
    ]);
  });
});

describe('a connection an earlier version saved', () => {
  const earlier = { clientId: CLIENT_ID, keyVersion: '2', connectedCustomerId: '' };

  test.each([
    [{ ...earlier, referenceCustomerId: '' }, ['{}']],
    [
      { ...earlier, referenceCustomerId: 'REF-1' },
      ['{}', '{"accountType":"RECEIVE_ACCOUNT","referenceCustomerId":"REF-1"}'],
    ],
  ])('%j asks what it asked before, before and after it is upgraded', (values, bodies) => {
    for (const form of [values, worldfirst.upgrade?.(values) ?? {}]) {
      const requests = Object.values(sent(form));
      expect(requests.map(({ body }) => Buffer.from(body).toString())).toEqual(bodies);
      for (const { headers } of requests) {
        expect(headers).not.toHaveProperty('Connected-CustomerId');
        expect(headers).not.toHaveProperty('Access-Token');
      }
    }
  });

  test('shows what it does in the form, and keeps what was chosen since', () => {
    const upgraded = worldfirst.upgrade?.({ ...earlier, referenceCustomerId: 'REF-1' }) ?? {};
    expect(upgraded).toMatchObject({
      accountTypes: 'RECEIVE_ACCOUNT',
      balanceTypes: 'NORMAL_BALANCE',
      connectedHeader: 'Connected-CustomerId',
    });
    const since = { ...upgraded, accountTypes: '', balanceTypes: 'BUDGET_BALANCE' };
    expect(worldfirst.upgrade?.(since)).toEqual(since);
  });
});

describe('a platform', () => {
  const types = { accountTypes: 'RECEIVE_ACCOUNT', referenceCustomerId: 'REF-1' };
  const connected = 'Connected-CustomerId';

  test('with one merchant names it, in the ids of its inquiries as well: another may be added later', () => {
    const requests = sent({ ...types, connectedCustomerId: 'M-1' });
    expect(Object.keys(requests)).toEqual([
      'inquiryBalance/M-1',
      'inquiryAccount/RECEIVE_ACCOUNT/M-1',
    ]);
    for (const { headers } of Object.values(requests)) expect(headers[connected]).toBe('M-1');
  });

  test('with several asks for each, balances first', () => {
    const requests = sent({ ...types, connectedCustomerId: 'M-1, M-2\uff0cM/3\nM-1' });
    const asked = Object.entries(requests).map(([id, { headers }]) => [id, headers[connected]]);
    expect(asked).toEqual([
      ['inquiryBalance/M-1', 'M-1'],
      ['inquiryBalance/M-2', 'M-2'],
      ['inquiryBalance/M%2F3', 'M/3'],
      ['inquiryAccount/RECEIVE_ACCOUNT/M-1', 'M-1'],
      ['inquiryAccount/RECEIVE_ACCOUNT/M-2', 'M-2'],
      ['inquiryAccount/RECEIVE_ACCOUNT/M%2F3', 'M/3'],
    ]);
  });

  test('names its merchants as its documents do', () => {
    const { headers } = only({ connectedCustomerId: 'M', connectedHeader: 'Connected-AccountId' });
    expect(headers).toMatchObject({ 'Connected-AccountId': 'M' });
    expect(headers).not.toHaveProperty(connected);
  });

  test('gets a quote for the merchant that is meant, and for itself where none is', () => {
    const header = (merchants: string, merchantId?: string): unknown => {
      const call = quoteCall(merchantId === undefined ? {} : { merchantId });
      return signed(call, { connectedCustomerId: merchants }).headers[connected];
    };
    expect(header('')).toBeUndefined();
    expect(header('M-1')).toBe('M-1');
    expect(header('M-1, M-2', 'M-2')).toBe('M-2');
    expect(header('M-1, M-2')).toBeUndefined();
  });
});

test('a quote that cannot be counted in the smallest unit is never signed', () => {
  for (const amount of ['0', '-1', '0.001', '1,000']) {
    expect(() => signed(quoteCall({ amount }))).toThrow('amount');
  }
  expect(() => signed(quoteCall({ fromCurrency: 'USDT' }))).toThrow('amount');
  expect(() => signed(quoteCall({ payeeMethod: 'CASH' }))).toThrow('payee');
});

test('only the token call carries the refresh token or a code', () => {
  const tokens = { accessToken: 'AT-1', refreshToken: 'RT-1' };
  const values = { accountTypes: 'VIRTUAL_ACCOUNT,ALIPAY_ORIGIN_WALLET' };
  const all = [...Object.values(sent(values, tokens)), signed(quoteCall(), {}, tokens)];
  expect(all).toHaveLength(4);
  for (const request of all) {
    expect(JSON.stringify(plainRequest(request))).not.toContain('RT-1');
    expect(request.headers['Access-Token']).toBe('AT-1');
  }
  expect(all.map(({ path }) => path)).toContain(BALANCE_PATH);
});
