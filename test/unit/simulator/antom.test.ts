import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { AntomMerchant, Ready } from '../../../electron/demo/simulator/protocol.ts';
import { antom, ANTOM_SANDBOX_CLIENT, antomRequest } from './antom-harness.ts';
import { exchange, NOW, startSimulator, withHeader } from './harness.ts';
import type { WireAnswer, WireRequest } from './harness.ts';

const sandbox: AntomMerchant = { ...antom, clientId: ANTOM_SANDBOX_CLIENT };
const sandboxRequest = { clientId: ANTOM_SANDBOX_CLIENT, path: PATHS.antomSandboxBalance };

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  await client.register({ merchant: antom });
  await client.register({ merchant: sandbox });
});
afterAll(() => client.stop());

const ask = (wire: WireRequest): Promise<WireAnswer> => exchange(ready.baseUrl, wire);
const code = (answer: WireAnswer): unknown => JSON.parse(answer.body).result.resultCode;

function isSigned(
  { headers, body }: WireAnswer,
  { path = PATHS.antomBalance as string, clientId = antom.clientId, sent = body } = {},
): boolean {
  const header = String(headers['signature']);
  const signature = decodeURIComponent(header.slice(header.indexOf('signature=') + 10));
  const text = `POST ${path}\n${clientId}.${String(headers['response-time'])}.${sent}`;
  const key = createPublicKey(ready.publicKeys.antom);
  return verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

test('a good request gets a signed success with exact amounts and no account number', async () => {
  const answer = await ask(antomRequest());
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({
    result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
    accountBalances: [
      {
        currency: 'USD',
        availableBalance: { currency: 'USD', value: '9007199254740993' },
        frozenBalance: { currency: 'USD', value: '5' },
        totalBalance: { currency: 'USD', value: '9007199254740998' },
      },
      {
        currency: 'JPY',
        availableBalance: { currency: 'JPY', value: '100' },
        frozenBalance: { currency: 'JPY', value: '0' },
        totalBalance: { currency: 'JPY', value: '100' },
      },
    ],
  });
  expect(answer.headers['response-time']).toBe('2026-01-15T04:00:00Z');
  expect(isSigned(answer)).toBe(true);
  expect(isSigned(answer, { sent: answer.body.replace('5', '6') })).toBe(false);
});

test('its answers are signed with a key of its own', () => {
  const keys = Object.values(ready.publicKeys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('values can be JSON numbers and keep every digit', async () => {
  await client.register({ merchant: { ...antom, valuesAs: 'number' } });
  expect((await ask(antomRequest())).body).toContain('"value":9007199254740993}');
});

test('a balance can be set, each currency by itself', async () => {
  const address = { provider: 'antom', merchant: antom.clientId, currency: 'JPY' } as const;
  await client.setBalance({ address, available: '7', held: '3' });
  const { accountBalances } = JSON.parse((await ask(antomRequest())).body);
  expect(accountBalances[0].availableBalance.value).toBe('9007199254740993');
  expect(accountBalances[1].availableBalance.value).toBe('7');
  expect(accountBalances[1].totalBalance.value).toBe('10');
});

test('a balance falls to its floor when it is told to', async () => {
  const moving = await startSimulator({ mode: 'moving' });
  const drift = { perStep: '10000', floor: '70000' };
  const balances = [{ currency: 'USD', available: '100000', drift }];
  await moving.client.register({ merchant: { ...antom, balances } });
  const later = NOW + 60_000;
  await moving.client.setClock({ fixedNow: later });
  const answer = await exchange(moving.ready.baseUrl, antomRequest({ time: String(later) }));
  const [{ availableBalance }] = JSON.parse(answer.body).accountBalances;
  expect(availableBalance.value).toBe('70000');
  await moving.client.stop();
});

test('a client of the sandbox is answered on its path, signed for that path', async () => {
  const answer = await ask(antomRequest(sandboxRequest));
  expect(code(answer)).toBe('SUCCESS');
  const clientId = ANTOM_SANDBOX_CLIENT;
  expect(isSigned(answer, { path: PATHS.antomSandboxBalance, clientId })).toBe(true);
  expect(isSigned(answer, { path: PATHS.antomBalance, clientId })).toBe(false);
});

test('the signature may stand with or without spaces after its commas', async () => {
  const wire = antomRequest();
  const spaced = (wire.headers['signature'] ?? '').replaceAll(',', ', ');
  expect(code(await ask(withHeader(wire, 'signature', spaced)))).toBe('SUCCESS');
});

describe('what is refused', () => {
  const good = antomRequest();
  const signature = good.headers['signature'] ?? '';
  const other = String(NOW + 1);
  const cases: [string, WireRequest, string][] = [
    ['one flipped body byte', { ...good, body: '{ ' }, 'INVALID_SIGNATURE'],
    ['no signature', withHeader(good, 'signature'), 'INVALID_SIGNATURE'],
    [
      'an unencoded signature',
      withHeader(good, 'signature', decodeURIComponent(signature)),
      'INVALID_SIGNATURE',
    ],
    ['another time than signed', withHeader(good, 'request-time', other), 'INVALID_SIGNATURE'],
    [
      'a signature over the other path',
      antomRequest({ ...sandboxRequest, signedPath: PATHS.antomBalance }),
      'INVALID_SIGNATURE',
    ],
    ['another client', withHeader(good, 'client-id', 'OTHER'), 'INVALID_CLIENT'],
    ['no client', withHeader(good, 'client-id'), 'INVALID_CLIENT'],
    [
      'production’s client on the sandbox path',
      antomRequest({ path: PATHS.antomSandboxBalance }),
      'INVALID_CLIENT',
    ],
    [
      'the sandbox’s client on the production path',
      antomRequest({ clientId: ANTOM_SANDBOX_CLIENT }),
      'INVALID_CLIENT',
    ],
    ['another key version', antomRequest({ keyVersion: '2' }), 'KEY_NOT_FOUND'],
    ['a stale time', antomRequest({ time: String(NOW - 300_001) }), 'PARAM_ILLEGAL'],
    ['a future time', antomRequest({ time: String(NOW + 300_001) }), 'PARAM_ILLEGAL'],
    ['a time in seconds', antomRequest({ time: String(NOW / 1_000) }), 'PARAM_ILLEGAL'],
    [
      'a time in words, as the sister platform has it',
      antomRequest({ time: '2026-01-15T12:00:00+08:00' }),
      'PARAM_ILLEGAL',
    ],
    [
      'another content type',
      withHeader(good, 'Content-Type', 'text/plain'),
      'MEDIA_TYPE_NOT_ACCEPTABLE',
    ],
    ['another method', { ...good, method: 'PUT' }, 'METHOD_NOT_SUPPORTED'],
    ['no JSON', antomRequest({ body: '{' }), 'PARAM_ILLEGAL'],
    ['a list for a body', antomRequest({ body: '[]' }), 'PARAM_ILLEGAL'],
  ];

  test.each(cases)('%s, unsigned, and recorded', async (_, wire, expected) => {
    const answer = await ask(wire);
    expect(JSON.parse(answer.body).result).toMatchObject({
      resultStatus: 'F',
      resultCode: expected,
    });
    expect(answer.headers['signature']).toBeUndefined();
    expect(answer.headers['response-time']).toBeUndefined();
    expect((await client.requests()).at(-1)).toMatchObject({
      provider: 'antom',
      path: wire.path,
      verdict: expected,
    });
  });

  test('a request signed with a key other than the registered one', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await client.register({ merchant: { ...antom, publicKeyPem } });
    expect(code(await ask(good))).toBe('INVALID_SIGNATURE');
  });
});
