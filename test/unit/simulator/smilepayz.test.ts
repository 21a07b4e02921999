import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { Ready } from '../../../electron/demo/simulator/protocol.ts';
import { isMinified } from '../../../electron/demo/simulator/smilepayz.ts';
import {
  exchange,
  SMILEPAYZ_BODY,
  smilepayz,
  smilepayzRequest,
  startSimulator,
  withHeader,
} from './harness.ts';
import type { WireAnswer, WireRequest } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  await client.register({ merchant: smilepayz });
});
afterAll(() => client.stop());

const ask = (wire: WireRequest): Promise<WireAnswer> => exchange(ready.baseUrl, wire);

test('a good request gets the balance in major units', async () => {
  const answer = await ask(smilepayzRequest());
  expect(answer.status).toBe(200);
  expect(answer.headers['x-timestamp']).toBe('2026-01-14T23:00:00-05:00');
  expect(JSON.parse(answer.body)).toEqual({
    code: '00',
    message: '成功',
    accountNo: '21220030202403071031',
    name: 'Payouts',
    balanceTypes: ['BALANCE'],
    accountInfos: {
      balanceType: 'BALANCE',
      amount: { currency: 'PEN', value: '250000.50' },
      availableBalance: { currency: 'PEN', value: '250000.00' },
    },
  });
});

test('the scale and the shape of accountInfos are the merchant’s', async () => {
  await client.register({ merchant: { ...smilepayz, scale: 'minor', accountInfos: 'array' } });
  const { accountInfos } = JSON.parse((await ask(smilepayzRequest())).body);
  expect(accountInfos).toHaveLength(1);
  expect(accountInfos[0].amount.value).toBe('25000050');
});

const good = smilepayzRequest();
const pretty = JSON.stringify(JSON.parse(SMILEPAYZ_BODY), null, 2);
const rejected: [string, WireRequest, string][] = [
  ['one flipped body byte', { ...good, body: SMILEPAYZ_BODY.replace('31"', '30"') }, '23'],
  ['a body other than the signed one', { ...good, body: pretty }, '23'],
  ['a signed body that is not minified', smilepayzRequest(pretty), '24'],
  [
    'a percent-encoded signature',
    withHeader(good, 'X-SIGNATURE', encodeURIComponent(good.headers['X-SIGNATURE'] ?? '')),
    '23',
  ],
  ['a hex signature', withHeader(good, 'X-SIGNATURE', '85be817c55b2c135157c7e89f52499bf'), '23'],
  ['no signature', withHeader(good, 'X-SIGNATURE'), '23'],
  ['another time than signed', withHeader(good, 'X-TIMESTAMP', '2026-01-15T12:00:01+08:00'), '23'],
  ['a stale time', smilepayzRequest(SMILEPAYZ_BODY, '2026-01-15T11:54:59+08:00'), '22'],
  [
    'a time with milliseconds',
    smilepayzRequest(SMILEPAYZ_BODY, '2026-01-15T12:00:00.000+08:00'),
    '22',
  ],
  ['a time without offset', smilepayzRequest(SMILEPAYZ_BODY, '2026-01-15T04:00:00Z'), '22'],
  ['another partner', withHeader(good, 'X-PARTNER-ID', '20002'), '21'],
  ['no partner', withHeader(good, 'X-PARTNER-ID'), '21'],
  ['another content type', withHeader(good, 'Content-Type', 'text/plain'), '11'],
  ['another method', { ...good, method: 'PUT' }, '10'],
  ['no JSON', smilepayzRequest('{'), '30'],
  ['no account', smilepayzRequest('{"balanceTypes":["BALANCE"]}'), '30'],
  ['no balance types', smilepayzRequest('{"accountNo":"1"}'), '30'],
  ['an unknown balance type', smilepayzRequest('{"accountNo":"1","balanceTypes":["X"]}'), '30'],
  ['an unknown account', smilepayzRequest('{"accountNo":"1","balanceTypes":["BALANCE"]}'), '31'],
];

test.each(rejected)('%s is refused and recorded', async (_, wire, expected) => {
  const answer = await ask(wire);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body).code).toBe(expected);
  expect((await client.requests()).at(-1)).toMatchObject({
    provider: 'smilepayz',
    verdict: expected,
  });
});

test('another merchant secret is refused', async () => {
  await client.register({ merchant: { ...smilepayz, merchantSecret: 'other' } });
  expect(JSON.parse((await ask(good)).body).code).toBe('23');
});

test('white space inside strings does not count', () => {
  expect(isMinified('{"a b":"c \\" d"}')).toBe(true);
  expect(isMinified('{"a":1, "b":2}')).toBe(false);
  expect(isMinified('{"a":"\\\\" }')).toBe(false);
  expect(isMinified('{"a":1}\n')).toBe(false);
});
