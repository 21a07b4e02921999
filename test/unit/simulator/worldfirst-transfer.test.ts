import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { QuoteTerms, Ready } from '../../../electron/demo/simulator/protocol.ts';
import { formatOffsetTime } from '../../../electron/demo/simulator/clock.ts';
import { exchange, NOW, startSimulator, worldFirst, worldFirstRequest } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;
let now = NOW;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  now = NOW;
  await client.setClock({ fixedNow: NOW });
  await client.register({ merchant: worldFirst });
});
afterAll(() => client.stop());

type Fields = Record<string, unknown>;

const terms = (quotes: QuoteTerms): Promise<null> =>
  client.register({ merchant: { ...worldFirst, quotes } });
const BALANCE = { paymentMethodType: 'BALANCE', customerId: 'C-1' };

/** A question in the form of the documents' sample. */
function question(from: Fields, to: Fields, method: unknown = BALANCE): Fields {
  return {
    transferFromDetail: { transferFromAmount: from },
    transferToDetail: {
      transferToAmount: to,
      ...(method === null ? {} : { transferToMethod: method }),
    },
  };
}

async function consult(body: Fields | string): Promise<ReturnType<typeof JSON.parse>> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const time = formatOffsetTime(now, 8);
  const wire = worldFirstRequest(text, { path: PATHS.worldfirstTransfer, time });
  return JSON.parse((await exchange(ready.baseUrl, wire)).body);
}

async function code(body: Fields | string): Promise<unknown> {
  return (await consult(body)).result.resultCode;
}

async function amounts(from: Fields, to: Fields): Promise<[string, string]> {
  const { transferFromDetail, transferToDetail } = await consult(question(from, to));
  return [transferFromDetail.transferFromAmount.value, transferToDetail.transferToAmount.value];
}

const USD = { currency: 'USD' };
const EUR = { currency: 'EUR' };
const JPY = { currency: 'JPY' };
const dollars = { ...USD, value: 1000 };

test('any merchant gets both amounts, fee, payee, and a price for thirty seconds', async () => {
  const answer = await consult(question(dollars, EUR));
  expect(answer).toEqual({
    result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
    responseId: expect.stringMatching(/^.{1,32}$/),
    transferFromDetail: { transferFromAmount: { currency: 'USD', value: '1000' } },
    transferToDetail: {
      transferToAmount: { currency: 'EUR', value: '921' },
      feeAmount: { currency: 'USD', value: '150' },
      transferToMethod: BALANCE,
      transferQuote: {
        quoteId: expect.stringMatching(/^.{1,64}$/),
        quoteCurrencyPair: 'USD/EUR',
        quotePrice: '0.92150',
        quoteStartTime: '2026-01-15T04:00:00Z',
        quoteExpiryTime: '2026-01-15T04:00:30Z',
      },
    },
  });
});

test('two quotes have ids of their own and live by the simulator’s clock', async () => {
  const { transferQuote: first } = (await consult(question(dollars, EUR))).transferToDetail;
  now = NOW + 61_400;
  await client.setClock({ fixedNow: now });
  const { transferQuote: second } = (await consult(question(dollars, EUR))).transferToDetail;
  expect(second.quoteId).not.toBe(first.quoteId);
  expect(second.quoteStartTime).toBe('2026-01-15T04:01:01Z');
  expect(second.quoteExpiryTime).toBe('2026-01-15T04:01:31Z');
});

describe('amounts are worked out exactly', () => {
  test('to the last digit of what no float could hold', async () => {
    await terms({ rates: [{ pair: 'USD/EUR', price: '0.333333333' }] });
    const paid = { ...USD, value: '900719925474099301' };
    expect(await amounts(paid, EUR)).toEqual(['900719925474099301', '300239974857793125']);
    const asText = JSON.stringify(question(paid, EUR));
    const asNumber = asText.replace('"900719925474099301"', '900719925474099301');
    const { transferToDetail } = await consult(asNumber);
    expect(transferToDetail.transferToAmount.value).toBe('300239974857793125');
  });

  test('what arrives is rounded down, what is paid is rounded up', async () => {
    await terms({ rates: [{ pair: 'USD/EUR', price: '0.5' }] });
    expect(await amounts({ ...USD, value: 3 }, EUR)).toEqual(['3', '1']);
    expect(await amounts(USD, { ...EUR, value: 3 })).toEqual(['6', '3']);
    await terms({ rates: [{ pair: 'USD/EUR', price: '0.3' }] });
    expect(await amounts(USD, { ...EUR, value: 1 })).toEqual(['4', '1']);
  });

  test('a rate serves both ways, and is quoted as it is registered', async () => {
    await terms({ rates: [{ pair: 'USD/EUR', price: '0.8' }] });
    const { transferFromDetail, transferToDetail } = await consult(
      question({ ...EUR, value: 80 }, USD),
    );
    expect(transferFromDetail.transferFromAmount).toEqual({ currency: 'EUR', value: '80' });
    expect(transferToDetail.transferToAmount).toEqual({ currency: 'USD', value: '100' });
    expect(transferToDetail.transferQuote).toMatchObject({
      quoteCurrencyPair: 'USD/EUR',
      quotePrice: '0.8',
    });
  });

  test('yen have no cents, dinars have a thousand fils', async () => {
    await terms({
      rates: [
        { pair: 'USD/JPY', price: '150' },
        { pair: 'USD/KWD', price: '0.3' },
      ],
    });
    expect(await amounts(dollars, JPY)).toEqual(['1000', '1500']);
    expect(await amounts(USD, { ...JPY, value: 1500 })).toEqual(['1000', '1500']);
    expect(await amounts({ ...JPY, value: 1500 }, USD)).toEqual(['1500', '1000']);
    expect(await amounts(dollars, { currency: 'KWD' })).toEqual(['1000', '3000']);
  });

  test('two currencies that only a third prices', async () => {
    await terms({
      rates: [
        { pair: 'USD/EUR', price: '0.80' },
        { pair: 'USD/JPY', price: '150' },
      ],
    });
    const { transferToDetail } = await consult(question({ ...EUR, value: 800 }, JPY));
    expect(transferToDetail.transferToAmount.value).toBe('1500');
    expect(transferToDetail.transferQuote).toMatchObject({
      quoteCurrencyPair: 'EUR/JPY',
      quotePrice: '187.50000000',
    });
  });

  test('one currency into itself', async () => {
    expect(await amounts(dollars, USD)).toEqual(['1000', '1000']);
  });
});

test('the terms are the merchant’s own: fee, life and how values are written', async () => {
  const quotes = { feeMinor: '77', lifeSeconds: 5 };
  await client.register({ merchant: { ...worldFirst, quotes, valuesAs: 'number' } });
  const { transferFromDetail, transferToDetail } = await consult(question(dollars, EUR));
  expect(transferFromDetail.transferFromAmount.value).toBe(1000);
  expect(transferToDetail.feeAmount.value).toBe(77);
  expect(transferToDetail.transferQuote.quoteExpiryTime).toBe('2026-01-15T04:00:05Z');
});

test.each<[string, unknown, string]>([
  ['a balance', BALANCE, 'SUCCESS'],
  ['a balance under its newer name', { paymentMethodType: 'BALANCE', accountId: 'C' }, 'SUCCESS'],
  [
    'a receiving account',
    { paymentMethodType: 'WORLDFIRST_RECEIVE_ACCOUNT', paymentMethodId: 'M' },
    'SUCCESS',
  ],
  ['nobody yet', null, 'SUCCESS'],
  ['a balance of nobody', { paymentMethodType: 'BALANCE' }, 'PARAM_ILLEGAL'],
  [
    'a receiving account by customer',
    { paymentMethodType: 'WORLDFIRST_RECEIVE_ACCOUNT', customerId: 'C' },
    'PARAM_ILLEGAL',
  ],
  ['no type', { customerId: 'C' }, 'PARAM_ILLEGAL'],
  ['another type', { paymentMethodType: 'CARD', customerId: 'C' }, 'UN_SUPPORT_BUSINESS'],
  ['no object', 'BALANCE', 'PARAM_ILLEGAL'],
])('to %s → %s', async (_, method, expected) => {
  const answer = await consult(question(dollars, EUR, method));
  expect(answer.result.resultCode).toBe(expected);
  if (expected !== 'SUCCESS') return;
  expect(answer.transferToDetail.transferToMethod).toEqual(method ?? undefined);
});

test.each<[string, Fields | string, string]>([
  ['no amount', question(USD, EUR), 'PARAM_ILLEGAL'],
  ['both amounts', question(dollars, { ...EUR, value: 1 }), 'PARAM_ILLEGAL'],
  ['nothing', question({ ...USD, value: 0 }, EUR), 'PARAM_ILLEGAL'],
  ['less than nothing', question({ ...USD, value: -1 }, EUR), 'PARAM_ILLEGAL'],
  ['a fraction', question({ ...USD, value: '10.5' }, EUR), 'PARAM_ILLEGAL'],
  ['a word', question({ ...USD, value: 'ten' }, EUR), 'PARAM_ILLEGAL'],
  ['too many digits', question({ ...USD, value: '1'.repeat(19) }, EUR), 'PARAM_ILLEGAL'],
  ['no currency', question({ value: 1 }, EUR), 'PARAM_ILLEGAL'],
  ['a wrong currency', question({ currency: 'dollars', value: 1 }, EUR), 'UN_SUPPORT_BUSINESS'],
  ['an unknown currency', question({ currency: 'XXX', value: 1 }, EUR), 'CURRENCY_NOT_SUPPORT'],
  ['too little to arrive', question({ currency: 'JPY', value: 1 }, USD), 'PROCESS_FAIL'],
  ['no payer', { transferToDetail: { transferToAmount: EUR } }, 'PARAM_ILLEGAL'],
  ['no payee', { transferFromDetail: { transferFromAmount: dollars } }, 'PARAM_ILLEGAL'],
  [
    'paid from a receiving account',
    {
      ...question(dollars, EUR),
      transferFromDetail: {
        transferFromAmount: dollars,
        transferFromMethod: {
          paymentMethodType: 'WORLDFIRST_RECEIVE_ACCOUNT',
          paymentMethodId: 'M',
        },
      },
    },
    'UN_SUPPORT_BUSINESS',
  ],
  ['no JSON', '{', 'PARAM_ILLEGAL'],
])('%s → refused', async (_, body, expected) => {
  expect(await code(body)).toBe(expected);
});

test('currencies that no rate joins', async () => {
  await terms({
    rates: [
      { pair: 'USD/EUR', price: '0.9' },
      { pair: 'GBP/JPY', price: '190' },
    ],
  });
  expect(await code(question(dollars, JPY))).toBe('UN_SUPPORT_BUSINESS');
});

test('payees can be unknown, forbidden or abnormal', async () => {
  await terms({
    payees: [
      { id: 'C-1' },
      { id: 'C-2', refusal: 'USER_NO_PERMISSION' },
      { id: 'M-1', refusal: 'USER_ACCOUNT_ABNORMAL' },
    ],
  });
  const to = (method: Fields): Promise<unknown> => code(question(dollars, EUR, method));
  expect(await to(BALANCE)).toBe('SUCCESS');
  expect(await to({ ...BALANCE, customerId: 'C-2' })).toBe('USER_NO_PERMISSION');
  expect(await to({ ...BALANCE, customerId: 'C-3' })).toBe('USER_NOT_EXIST');
  const receiving = { paymentMethodType: 'WORLDFIRST_RECEIVE_ACCOUNT', paymentMethodId: 'M-1' };
  expect(await to(receiving)).toBe('USER_ACCOUNT_ABNORMAL');
});

test.each([
  [{ pair: 'USDEUR', price: '1' }],
  [{ pair: 'USD/EUR', price: '-1' }],
  [{ pair: 'USD/EUR', price: '0.000' }],
  [{ pair: 'USD/EUR', price: '1e3' }],
])('the rate %o cannot be registered', async (rate) => {
  await expect(terms({ rates: [rate] })).rejects.toThrow('rate USD');
});
