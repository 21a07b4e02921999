import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Fault, Ready } from '../../../electron/demo/simulator/protocol.ts';
import {
  parseSignatureHeader,
  readPublicKey,
  rsaMatches,
  worldFirstString,
} from '../../../electron/demo/simulator/signatures.ts';
import {
  exchange,
  redemption,
  redemptionRequest,
  smilepayz,
  smilepayzRequest,
  startSimulator,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';
import type { WireAnswer } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
  await client.register({ merchant: worldFirst });
  await client.register({ merchant: smilepayz });
  await client.register({ merchant: redemption });
});
beforeEach(() => client.setFault({ provider: 'worldfirst', fault: null }));
afterAll(() => client.stop());

const ask = (): Promise<WireAnswer> => exchange(ready.baseUrl, worldFirstRequest('{}'));

async function askUnder(fault: Fault): Promise<WireAnswer> {
  await client.setFault({ provider: 'worldfirst', fault, times: 1 });
  return await ask();
}

function verifies(answer: WireAnswer): boolean {
  const { signature, 'response-time': time } = answer.headers;
  const parsed = parseSignatureHeader(String(signature));
  const signed = worldFirstString(
    'POST',
    PATHS.worldfirstBalance,
    'TEST_CLIENT',
    String(time),
    Buffer.from(answer.body),
  );
  const key = readPublicKey(ready.publicKeys.worldfirst);
  return parsed !== null && rsaMatches(key, signed, parsed.signature);
}

test('down: the connection is cut; the request was verified and recorded first', async () => {
  await expect(askUnder({ kind: 'down' })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await client.requests()).at(-1)).toMatchObject({ verdict: 'ok', interference: 'down' });
  expect((await ask()).status).toBe(200);
});

test('http-500, redirect and html', async () => {
  expect((await askUnder({ kind: 'http-500' })).status).toBe(500);
  const redirect = await askUnder({ kind: 'redirect' });
  expect([redirect.status, redirect.headers.location]).toEqual([302, '/moved']);
  const html = await askUnder({ kind: 'html' });
  expect([html.status, html.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});

test('malformed: truncated JSON under a signature that fits it', async () => {
  const answer = await askUnder({ kind: 'malformed' });
  expect(() => JSON.parse(answer.body)).toThrow(SyntaxError);
  expect(verifies(answer)).toBe(true);
});

test('too-large: more than 8 MiB without a length', async () => {
  const answer = await askUnder({ kind: 'too-large' });
  expect(answer.headers['content-length']).toBeUndefined();
  expect(answer.body.length).toBeGreaterThan(8 * 1024 * 1024);
});

test('answers whose signature is wrong, half there or missing', async () => {
  expect(verifies(await ask())).toBe(true);
  const bad = await askUnder({ kind: 'bad-answer-signature' });
  expect(parseSignatureHeader(String(bad.headers['signature']))).not.toBeNull();
  expect(verifies(bad)).toBe(false);
  const half = await askUnder({ kind: 'half-signed' });
  expect(half.headers['signature']).toBeDefined();
  expect(half.headers['response-time']).toBeUndefined();
  const unsigned = await askUnder({ kind: 'unsigned-success' });
  expect(JSON.parse(unsigned.body).result.resultStatus).toBe('S');
  expect(unsigned.headers['signature']).toBeUndefined();
});

test('unknown and code speak each provider’s language', async () => {
  const fault: Fault = { kind: 'unknown' };
  expect(JSON.parse((await askUnder(fault)).body).result).toMatchObject({
    resultStatus: 'U',
    resultCode: 'UNKNOWN_EXCEPTION',
  });
  await client.setFault({ provider: 'redemption', fault, times: 1 });
  const other = await exchange(ready.baseUrl, redemptionRequest());
  expect(JSON.parse(other.body).status).toBe(1);

  const denied = await askUnder({ kind: 'code', code: 'ACCESS_DENIED', message: 'No.' });
  expect(JSON.parse(denied.body).result).toEqual({
    resultStatus: 'F',
    resultCode: 'ACCESS_DENIED',
    resultMessage: 'No.',
  });
  const busy = await askUnder({ kind: 'code', code: 'REQUEST_TRAFFIC_EXCEED_LIMIT' });
  expect(JSON.parse(busy.body).result.resultStatus).toBe('U');
  await client.setFault({ provider: 'redemption', fault: { kind: 'code', code: '10' }, times: 1 });
  const ip = await exchange(ready.baseUrl, redemptionRequest());
  expect(JSON.parse(ip.body).status).toBe(10);
  const wordy = client.setFault({ provider: 'redemption', fault: { kind: 'code', code: 'X' } });
  await expect(wordy).rejects.toThrow('whole number');
});

test('a fault lasts until cleared, for some times, or on one path', async () => {
  const fault: Fault = { kind: 'http-500' };
  const statuses = async (): Promise<number[]> => [
    (await ask()).status,
    (await ask()).status,
    (await ask()).status,
  ];
  await client.setFault({ provider: 'worldfirst', fault, times: 2 });
  expect(await statuses()).toEqual([500, 500, 200]);
  await client.setFault({ provider: 'worldfirst', fault });
  expect(await statuses()).toEqual([500, 500, 500]);
  expect((await exchange(ready.baseUrl, smilepayzRequest())).status).toBe(200);
  await client.setFault({ provider: 'worldfirst', fault, path: PATHS.worldfirstAccount });
  expect(await statuses()).toEqual([200, 200, 200]);
});

test('paused: connections are refused and hanging ones cut; the port comes back', async () => {
  await client.setFault({ provider: 'worldfirst', fault: { kind: 'slow' }, times: 1 });
  const seen = (await client.requests()).length;
  const hanging = expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect.poll(async () => (await client.requests()).length).toBe(seen + 1);
  await client.pauseListening();
  await hanging;
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await client.resumeListening();
  expect((await ask()).status).toBe(200);
});

test('other paths are 404, oversized requests 413', async () => {
  const lost = await exchange(ready.baseUrl, { path: '/moved', headers: {}, body: '' });
  expect(lost.status).toBe(404);
  expect((await client.requests()).at(-1)).toMatchObject({ provider: null, verdict: '404' });
  const huge = await exchange(ready.baseUrl, worldFirstRequest(' '.repeat(70_000)));
  expect(huge.status).toBe(413);
});

test('the record names headers as spelled and holds no value', async () => {
  await exchange(ready.baseUrl, smilepayzRequest());
  const record = (await client.requests()).at(-1);
  expect(record?.headerNames).toEqual(expect.arrayContaining(['X-PARTNER-ID', 'X-SIGNATURE']));
  const { 'X-SIGNATURE': signature = '' } = smilepayzRequest().headers;
  const text = JSON.stringify(record);
  for (const value of [signature, '20001', 'test-merchant-secret', '2122003020']) {
    expect(text).not.toContain(value);
  }
});

test('hiccups: one provider, every sixtieth to ninetieth request, seeded', async () => {
  const runs: string[] = [];
  for (let run = 0; run < 2; run += 1) {
    const other = await startSimulator({ hiccups: true, seed: 3 });
    await other.client.register({ merchant: smilepayz });
    await other.client.register({ merchant: redemption });
    const outcomes: string[] = [];
    for (let call = 0; call < 400; call += 1) {
      const answer = await exchange(other.ready.baseUrl, smilepayzRequest());
      outcomes.push(answer.status === 200 ? JSON.parse(answer.body).code : `${answer.status}`);
    }
    // Far past the first hiccup: the other provider has none.
    for (let call = 0; call < 100; call += 1) {
      expect((await exchange(other.ready.baseUrl, redemptionRequest())).body).toContain('success');
    }
    await other.client.stop();
    runs.push(outcomes.join(' '));
    const gaps = outcomes.flatMap((outcome, index) => (outcome === '00' ? [] : [index]));
    expect(gaps.length).toBeGreaterThanOrEqual(4);
    for (const [index, at] of gaps.slice(1).entries()) {
      const gap = at - (gaps[index] ?? 0);
      expect(gap).toBeGreaterThanOrEqual(60);
      expect(gap).toBeLessThanOrEqual(90);
    }
    expect(new Set(outcomes)).toEqual(new Set(['00', '503', '99']));
  }
  expect(runs[0]).toBe(runs[1]);
});
