import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Ready } from '../../../electron/demo/simulator/protocol.ts';
import { exchange, startSimulator, withHeader, worldFirst, worldFirstRequest } from './harness.ts';
import type { WireAnswer, WireRequest } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  await client.register({ merchant: worldFirst });
});
afterAll(() => client.stop());

const ask = (wire: WireRequest): Promise<WireAnswer> => exchange(ready.baseUrl, wire);
const code = (answer: WireAnswer): unknown => JSON.parse(answer.body).result.resultCode;
const NOTHING = '{}';

function isSigned(answer: WireAnswer, body: string, path: string): boolean {
  const header = String(answer.headers['signature']);
  const signature = decodeURIComponent(header.slice(header.indexOf('signature=') + 10));
  const time = String(answer.headers['response-time']);
  const text = Buffer.from(`POST ${path}\nTEST_CLIENT.${time}.${body}`);
  const key = createPublicKey(ready.publicKeys.worldfirst);
  return verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64'));
}

test('a good request gets a signed success with exact amounts', async () => {
  const answer = await ask(worldFirstRequest(NOTHING));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({
    result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
    responseId: expect.stringMatching(/^.{1,32}$/),
    accountBalances: [
      {
        accountNo: 'A1',
        currency: 'USD',
        balanceTypes: ['NORMAL_BALANCE'],
        availableBalance: { currency: 'USD', value: '9007199254740993' },
        frozenBalance: { currency: 'USD', value: '5' },
        totalBalance: { currency: 'USD', value: '9007199254740998' },
      },
      {
        accountNo: 'A2',
        currency: 'JPY',
        balanceTypes: ['NORMAL_BALANCE'],
        availableBalance: { currency: 'JPY', value: '100' },
        frozenBalance: { currency: 'JPY', value: '0' },
        totalBalance: { currency: 'JPY', value: '100' },
      },
    ],
  });
  expect(answer.headers['response-time']).toBe('2026-01-15T12:00:00+08:00');
  expect(isSigned(answer, answer.body, PATHS.worldfirstBalance)).toBe(true);
  expect(isSigned(answer, answer.body.replace('5', '6'), PATHS.worldfirstBalance)).toBe(false);
});

test('the query belongs to the signed target', async () => {
  const path = `${PATHS.worldfirstBalance}?a=b`;
  const wire = worldFirstRequest(NOTHING, { path });
  const answer = await ask(wire);
  expect(code(answer)).toBe('SUCCESS');
  expect(isSigned(answer, answer.body, path)).toBe(true);
  expect(code(await ask({ ...wire, path: PATHS.worldfirstBalance }))).toBe('INVALID_SIGNATURE');
});

test('currencyList and balanceTypes narrow the answer', async () => {
  const body = '{"currencyList":["USD"],"balanceTypes":["SAME_NAME_TOP_UP_BALANCE"]}';
  const { accountBalances } = JSON.parse((await ask(worldFirstRequest(body))).body);
  expect(accountBalances).toHaveLength(1);
  expect(accountBalances[0].balanceTypes).toEqual(['SAME_NAME_TOP_UP_BALANCE']);
  expect(accountBalances[0].availableBalance.value).toBe('77');
});

test('values can be JSON numbers and keep every digit', async () => {
  await client.register({ merchant: { ...worldFirst, valuesAs: 'number' } });
  const { body } = await ask(worldFirstRequest(NOTHING));
  expect(body).toContain('"value":9007199254740993}');
});

test('inquiryAccount lists accounts with status and owner', async () => {
  const body = '{"accountType":"RECEIVE_ACCOUNT","referenceCustomerId":"REF-1"}';
  const wire = worldFirstRequest(body, { path: PATHS.worldfirstAccount });
  await client.setAccountStatus({
    provider: 'worldfirst',
    merchant: 'TEST_CLIENT',
    accountNo: 'A1',
    status: 'FROZEN',
  });
  const answer = await ask(wire);
  expect(isSigned(answer, answer.body, PATHS.worldfirstAccount)).toBe(true);
  const { accountInfos, customer } = JSON.parse(answer.body);
  expect(accountInfos).toEqual([
    {
      accountNo: 'A1',
      accountStatus: 'FROZEN',
      accountType: 'RECEIVE_ACCOUNT',
      currencyList: ['USD'],
    },
    {
      accountNo: 'A2',
      accountStatus: 'ABNORMAL',
      accountType: 'RECEIVE_ACCOUNT',
      currencyList: ['JPY'],
    },
  ]);
  expect(customer.certificateList[0].certificateType).toBe('ENTERPRISE_REGISTRATION');

  await client.register({ merchant: { ...worldFirst, accountListName: 'accountInformation' } });
  const other = JSON.parse((await ask(wire)).body);
  expect(other.accountInformation).toHaveLength(2);
  expect(other.accountInfos).toBeUndefined();
});

test.each([
  ['{}', 'PARAM_ILLEGAL'],
  ['{"accountType":"SOMETHING"}', 'PARAM_ILLEGAL'],
  ['{"accountType":"RECEIVE_ACCOUNT"}', 'PARAM_ILLEGAL'],
  ['{"accountType":"RECEIVE_ACCOUNT","referenceCustomerId":"REF-2"}', 'ACCOUNT_NOT_EXIST'],
  ['{"accountType":"VIRTUAL_ACCOUNT"}', 'PARAM_ILLEGAL'],
  ['{"accountType":"VIRTUAL_ACCOUNT","accessToken":"x"}', 'AUTHORIZATION_NOT_EXIST'],
  ['{"accountType":"ALIPAY_SHADOW_WALLET"}', 'PARAM_ILLEGAL'],
  ['{"accountType":"ALIPAY_ORIGIN_WALLET"}', 'SUCCESS'],
])('inquiryAccount %s → %s', async (body, expected) => {
  const answer = await ask(worldFirstRequest(body, { path: PATHS.worldfirstAccount }));
  expect(code(answer)).toBe(expected);
});

test.each([
  ['{"currencyList":["dollars"]}', 'CURRENCY_NOT_SUPPORT'],
  ['{"currencyList":"USD"}', 'PARAM_ILLEGAL'],
  ['{"balanceTypes":["OTHER"]}', 'PARAM_ILLEGAL'],
  ['{"balanceTypes":["BUDGET_BALANCE"]}', 'PARAM_ILLEGAL'],
  ['{"balanceTypes":[],"currencyList":[]}', 'SUCCESS'],
  ['[]', 'PARAM_ILLEGAL'],
  ['{', 'PARAM_ILLEGAL'],
  ['', 'PARAM_ILLEGAL'],
])('inquiryBalance %s → %s', async (body, expected) => {
  expect(code(await ask(worldFirstRequest(body)))).toBe(expected);
});

const good = worldFirstRequest('{"currencyList":["USD"]}');
const signature = good.headers['Signature'] ?? '';
const rejected: [string, WireRequest, string][] = [
  ['one flipped body byte', { ...good, body: '{"currencyList":["USE"]}' }, 'INVALID_SIGNATURE'],
  ['an added space', { ...good, body: '{"currencyList": ["USD"]}' }, 'INVALID_SIGNATURE'],
  ['no signature', withHeader(good, 'Signature'), 'INVALID_SIGNATURE'],
  [
    'an unencoded signature',
    withHeader(good, 'Signature', decodeURIComponent(signature)),
    'INVALID_SIGNATURE',
  ],
  [
    'another request time than signed',
    withHeader(good, 'Request-Time', '2026-01-15T12:00:01+08:00'),
    'INVALID_SIGNATURE',
  ],
  ['another client', withHeader(good, 'Client-Id', 'OTHER'), 'INVALID_CLIENT'],
  ['no client', withHeader(good, 'Client-Id'), 'INVALID_CLIENT'],
  ['another key version', worldFirstRequest('{}', { keyVersion: '1' }), 'KEY_NOT_FOUND'],
  [
    'a stale time',
    worldFirstRequest('{}', { time: '2026-01-15T11:54:59+08:00' }),
    'PARAM_ILLEGAL',
  ],
  [
    'a future time',
    worldFirstRequest('{}', { time: '2026-01-15T12:05:01+08:00' }),
    'PARAM_ILLEGAL',
  ],
  [
    'a time without offset',
    worldFirstRequest('{}', { time: '2026-01-15T04:00:00' }),
    'PARAM_ILLEGAL',
  ],
  [
    'another content type',
    withHeader(good, 'Content-Type', 'text/plain'),
    'MEDIA_TYPE_NOT_ACCEPTABLE',
  ],
  ['another method', { ...good, method: 'PUT' }, 'METHOD_NOT_SUPPORTED'],
  [
    'an uncalled-for customer',
    withHeader(good, 'Connected-CustomerId', 'C'),
    'AUTHORIZATION_NOT_EXIST',
  ],
];

test.each(rejected)('%s is refused, unsigned, and recorded', async (_, wire, expected) => {
  const answer = await ask(wire);
  const { result } = JSON.parse(answer.body);
  expect(result).toMatchObject({ resultStatus: 'F', resultCode: expected });
  expect(answer.headers['signature']).toBeUndefined();
  expect(answer.headers['response-time']).toBeUndefined();
  expect((await client.requests()).at(-1)).toMatchObject({
    provider: 'worldfirst',
    path: PATHS.worldfirstBalance,
    verdict: expected,
  });
});

test('the message names Request-Time', async () => {
  const answer = await ask(worldFirstRequest('{}', { time: '2026-01-15T11:00:00+08:00' }));
  expect(JSON.parse(answer.body).result.resultMessage).toContain('Request-Time');
});

test('the edges of the five minutes and other offsets are accepted, replays too', async () => {
  for (const time of [
    '2026-01-15T11:55:00+08:00',
    '2026-01-15T12:05:00+08:00',
    '2026-01-14T23:00:00-05:00',
    '2026-01-15T09:30:00+05:30',
    '2026-01-15T09:30:00+05:30',
  ]) {
    expect(code(await ask(worldFirstRequest('{}', { time })))).toBe('SUCCESS');
  }
});

test('a request signed with a key other than the registered one is refused', async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await client.register({ merchant: { ...worldFirst, publicKeyPem } });
  expect(code(await ask(good))).toBe('INVALID_SIGNATURE');
});

test('a platform must say for whom it acts, under either name', async () => {
  await client.register({ merchant: { ...worldFirst, connectedCustomerId: 'C-9' } });
  expect(code(await ask(good))).toBe('AUTHORIZATION_NOT_EXIST');
  for (const name of ['Connected-CustomerId', 'Connected-AccountId']) {
    expect(code(await ask(withHeader(good, name, 'C-9')))).toBe('SUCCESS');
  }
});
