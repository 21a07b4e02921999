import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { Fault, Ready } from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  redemption,
  redemptionRequest,
  startSimulator,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';
import type { WireAnswer } from './harness.ts';

const MIB = 1024 * 1024;

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
  await client.register({ merchant: worldFirst });
  await client.register({ merchant: redemption });
});
beforeEach(() => client.setFault({ provider: 'worldfirst', fault: null }));
afterAll(() => client.stop());

const arm = (fault: Fault): Promise<null> =>
  client.setFault({ provider: 'worldfirst', fault, times: 1 });
const ask = (): Promise<WireAnswer> => exchange(ready.baseUrl, worldFirstRequest('{}'));

async function askUnder(fault: Fault): Promise<WireAnswer> {
  await arm(fault);
  return ask();
}

/** Sends the request and hands back the answer as soon as its headers are there. */
async function open(): Promise<{ outgoing: ClientRequest; incoming: IncomingMessage }> {
  const { path, headers, body } = worldFirstRequest('{}');
  const options = { method: 'POST', headers, agent: false };
  const outgoing = httpRequest(`${ready.baseUrl}${path}`, options).end(body);
  // Cutting the connection below is an error here too.
  outgoing.on('error', () => {});
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { outgoing, incoming };
}

test('any status, with or without a time to wait', async () => {
  expect(await askUnder({ kind: 'http', status: 403 })).toMatchObject({ status: 403 });
  const down = await askUnder({ kind: 'http', status: 503, retryAfter: '120' });
  expect([down.status, down.headers['retry-after']]).toEqual([503, '120']);
  const busy = await askUnder({ kind: 'http-429' });
  expect([busy.status, busy.headers['retry-after']]).toEqual([429, undefined]);
  const date = 'Thu, 15 Jan 2026 04:01:00 GMT';
  const waits = await askUnder({ kind: 'http-429', retryAfter: date });
  expect([waits.status, waits.headers['retry-after']]).toEqual([429, date]);
});

test.each<[Fault, string]>([
  [{ kind: 'http', status: 99 }, 'status'],
  [{ kind: 'http', status: 100 }, 'status'],
  [{ kind: 'http', status: 600 }, 'status'],
  [{ kind: 'drip', everyMs: 0 }, 'drip'],
])('%o cannot be armed', async (fault, words) => {
  await expect(client.setFault({ provider: 'worldfirst', fault })).rejects.toThrow(words);
  expect((await ask()).status).toBe(200);
});

test('reset: half of what was promised, then the connection breaks', async () => {
  await arm({ kind: 'reset' });
  const { incoming } = await open();
  let size = 0;
  incoming.on('data', (chunk: Buffer) => (size += chunk.length));
  const [error] = (await once(incoming, 'error')) as [Error & { code?: string }];
  expect(error.code).toBe('ECONNRESET');
  expect(size).toBeLessThan(Number(incoming.headers['content-length']));
});

test('drip: byte after byte, past the end of the JSON, and gone with the socket', async () => {
  const whole = (await ask()).body;
  await arm({ kind: 'drip', everyMs: 1 });
  const { outgoing, incoming } = await open();
  let text = '';
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    expect((chunk as Buffer).length).toBeGreaterThan(0);
    text += (chunk as Buffer).toString('latin1');
    if (text.length > whole.length + 3) break;
  }
  expect(JSON.parse(text)).toHaveProperty('accountBalances');
  expect(text).toMatch(/\} +$/);
  outgoing.destroy();
  // The server stops only once nothing of it holds a connection.
  await client.pauseListening();
  await client.resumeListening();
  expect((await ask()).status).toBe(200);
});

test('wrong-content-type: the right answer, signed, under another type', async () => {
  const plain = await askUnder({ kind: 'wrong-content-type' });
  expect(plain.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(JSON.parse(plain.body).result.resultStatus).toBe('S');
  expect(plain.headers['signature']).toBeDefined();
  const xml = await askUnder({ kind: 'wrong-content-type', contentType: 'application/xml' });
  expect(xml.headers['content-type']).toBe('application/xml');
});

test('gzip-bomb: little on the wire, a hundred mebibytes once unpacked', async () => {
  await arm({ kind: 'gzip-bomb' });
  const { incoming } = await open();
  const packed = Buffer.concat((await incoming.toArray()) as Buffer[]);
  expect(incoming.headers['content-encoding']).toBe('gzip');
  expect(packed.length).toBeLessThan(MIB);
  expect(gunzipSync(packed).length).toBeGreaterThan(100 * MIB);
});

test('huge: a hundred mebibytes without a length, for as long as they are read', async () => {
  await arm({ kind: 'huge' });
  const { incoming } = await open();
  expect(incoming.headers['content-length']).toBeUndefined();
  let size = 0;
  for await (const chunk of incoming) size += (chunk as Buffer).length;
  expect(size).toBeGreaterThan(100 * MIB);

  await arm({ kind: 'huge' });
  const { outgoing, incoming: unread } = await open();
  await once(unread, 'data');
  outgoing.destroy();
  expect((await ask()).status).toBe(200);
});

test('replayed: the last good answer to the same question, byte for byte', async () => {
  const before = await ask();
  await client.setBalance({
    address: { provider: 'worldfirst', merchant: 'TEST_CLIENT', accountNo: 'A1', currency: 'USD' },
    available: '1',
  });
  const old = await askUnder({ kind: 'replayed' });
  expect(old.body).toBe(before.body);
  expect(old.headers['signature']).toBe(before.headers['signature']);
  expect(old.headers['response-time']).toBe(before.headers['response-time']);
  expect((await ask()).body).toContain('"value":"1"');

  await arm({ kind: 'replayed' });
  const other = await exchange(ready.baseUrl, worldFirstRequest('{"currencyList":["JPY"]}'));
  expect(JSON.parse(other.body).accountBalances).toHaveLength(1);
});

test('replayed: a new nonce does not make a new question', async () => {
  const before = await exchange(ready.baseUrl, redemptionRequest());
  const address = { provider: 'redemption', merchant: 'B-1' } as const;
  await client.setBalance({ address, available: '1' });
  await client.setFault({ provider: 'redemption', fault: { kind: 'replayed' }, times: 1 });
  expect((await exchange(ready.baseUrl, redemptionRequest())).body).toBe(before.body);
});

test('behind TLS the same server answers, and comes and goes with it', async () => {
  expect(ready.selfSignedUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const secure = (): Promise<WireAnswer> =>
    exchange(ready.selfSignedUrl, worldFirstRequest('{}'));
  expect((await secure()).status).toBe(200);
  expect((await client.requests()).at(-1)).toMatchObject({ verdict: 'ok' });
  await client.pauseListening();
  await expect(secure()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await client.resumeListening();
  expect((await secure()).status).toBe(200);
});
