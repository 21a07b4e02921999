import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { Ready } from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  NOW,
  redemption,
  redemptionRequest,
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
  await client.setClock({ fixedNow: NOW });
  await client.register({ merchant: redemption });
});
afterAll(() => client.stop());

const ask = (wire: WireRequest): Promise<WireAnswer> => exchange(ready.baseUrl, wire);
const status = (answer: WireAnswer): unknown => JSON.parse(answer.body).status;

test('a good request gets exact JSON numbers, amount and credit line apart', async () => {
  const answer = await ask(redemptionRequest());
  expect(answer.status).toBe(200);
  expect(answer.body).toBe(
    '{"status":0,"message":"success","data":{"merchantId":"M-1","businessId":"B-1",' +
      '"creditLine":50000.00,"amount":-12345678901234567.89}}',
  );
});

test('signType may be sent, and is then signed', async () => {
  expect(status(await ask(redemptionRequest({ signType: 'SHA256-RSA' })))).toBe(0);
  const empty = withHeader(redemptionRequest(), 'signType', '');
  expect(status(await ask(empty))).toBe(0);
  const unsigned = withHeader(redemptionRequest(), 'signType', 'SHA256-RSA');
  expect(status(await ask(unsigned))).toBe(2);
});

test('MD5 is accepted only from a business registered for it', async () => {
  const md5 = (): WireRequest => redemptionRequest({ signType: 'MD5', signKey: 'secret' });
  expect(status(await ask(md5()))).toBe(2);
  await client.register({
    merchant: { ...redemption, credential: { signType: 'MD5', signKey: 'secret' } },
  });
  expect(status(await ask(md5()))).toBe(0);
  expect(status(await ask(redemptionRequest()))).toBe(2);
  expect(status(await ask(redemptionRequest({ signType: 'MD5', signKey: 'other' })))).toBe(2);
  const { headers } = md5();
  const lower = withHeader(md5(), 'sign', headers['sign']?.toLowerCase());
  expect(status(await ask(lower))).toBe(2);
});

test('a nonce is good for one verified request', async () => {
  const wire = redemptionRequest({ nonce: 'n-1' });
  const forged = withHeader(wire, 'sign', redemptionRequest().headers['sign']);
  expect(status(await ask(forged))).toBe(2);
  expect(status(await ask(wire))).toBe(0);
  expect(status(await ask(wire))).toBe(6);
  // Twice the tolerance: only then no request that carries the nonce can still be young enough.
  const later = NOW + 600_000;
  await client.setClock({ fixedNow: later });
  const again = redemptionRequest({ nonce: 'n-1', timestamp: String(later) });
  expect(status(await ask(again))).toBe(6);
  await client.setClock({ fixedNow: later + 1 });
  expect(status(await ask(again))).toBe(0);
});

const good = redemptionRequest();
const rejected: [string, WireRequest, number][] = [
  ['one flipped body byte', { ...good, body: good.body.replace('M-1', 'M-2') }, 2],
  ['another nonce than signed', withHeader(good, 'nonce', 'other'), 2],
  ['no nonce', withHeader(good, 'nonce'), 3],
  ['no timestamp', withHeader(good, 'timestamp'), 3],
  ['a timestamp in seconds', withHeader(good, 'timestamp', String(NOW / 1000)), 3],
  ['no signature', withHeader(good, 'sign'), 3],
  ['no business', withHeader(good, 'businessId'), 3],
  ['no merchant in the body', redemptionRequest({ body: '{"businessId":"B-1"}' }), 3],
  ['another method', { ...good, method: 'PUT' }, 4],
  ['an old request', redemptionRequest({ timestamp: String(NOW - 300_001) }), 5],
  ['a request from the future', redemptionRequest({ timestamp: String(NOW + 300_001) }), 5],
  ['another business', withHeader(good, 'businessId', 'B-2'), 7],
  ['another merchant', redemptionRequest({ body: '{"merchantId":"M-2","businessId":"B-1"}' }), 7],
  ['no JSON', redemptionRequest({ body: '{' }), 99],
  ['another content type', withHeader(good, 'Content-Type', 'text/plain'), 99],
];

test.each(rejected)('%s is refused and recorded', async (_, wire, expected) => {
  const answer = await ask(wire);
  expect(JSON.parse(answer.body)).toMatchObject({ status: expected, data: null });
  expect((await client.requests()).at(-1)).toMatchObject({
    provider: 'redemption',
    verdict: String(expected),
  });
});
