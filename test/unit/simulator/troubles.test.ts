import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Fault, Ready } from '../../../electron/demo/simulator/protocol.ts';
import type { ProblemKind } from '../../../electron/domain/problem.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { worldfirst } from '../../../electron/providers/worldfirst/index.ts';
import { askAsTheApp } from './app.ts';
import type { AppOptions } from './app.ts';
import { startSimulator, worldFirst } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  await client.register({ merchant: worldFirst });
  await client.setFault({ provider: 'worldfirst', fault: null });
});
afterAll(() => client.stop());

async function refresh(over: Partial<AppOptions> = {}): Promise<InquiryResult | undefined> {
  const [result] = await askAsTheApp(worldfirst, {
    baseUrl: ready.baseUrl,
    values: {
      clientId: 'TEST_CLIENT',
      providerPublicKey: ready.publicKeys.worldfirst,
      keyVersion: '2',
    },
    ...over,
  });
  return result;
}

function expectProblem(result: InquiryResult | undefined, kind: ProblemKind): void {
  expect(result).toMatchObject({ ok: false, problem: { kind } });
}

const code = (name: string): Fault => ({ kind: 'code', code: name });

/** Every trouble the app has a word for, as far as a provider or the network can cause it. */
describe('the app before a simulator with a fault', () => {
  test('none: a verified reading', async () => {
    expect(await refresh()).toMatchObject({ ok: true, verification: 'verified' });
  });

  test.each<[ProblemKind, Fault]>([
    ['signature', code('INVALID_SIGNATURE')],
    ['credentials', code('INVALID_CLIENT')],
    ['permission', code('ACCESS_DENIED')],
    ['contract', code('CONTRACT_CHECK_FAIL')],
    ['not-found', code('ACCOUNT_NOT_EXIST')],
    ['rate-limited', code('REQUEST_TRAFFIC_EXCEED_LIMIT')],
    ['provider-unknown', { kind: 'unknown' }],
    ['provider-failed', code('PROCESS_FAIL')],
    ['bad-answer', { kind: 'malformed' }],
    ['unverified-answer', { kind: 'bad-answer-signature' }],
    ['unverified-answer', { kind: 'half-signed' }],
    ['unverified-answer', { kind: 'unsigned-success' }],
    ['too-large', { kind: 'too-large' }],
    ['too-large', { kind: 'huge' }],
    ['too-large', { kind: 'gzip-bomb' }],
    ['redirect', { kind: 'redirect' }],
    ['http-status', { kind: 'http', status: 403 }],
    ['unreachable', { kind: 'down' }],
    ['unreachable', { kind: 'reset' }],
  ])('%s: %o', async (kind, fault) => {
    await client.setFault({ provider: 'worldfirst', fault });
    expectProblem(await refresh(), kind);
  });

  test.each<[Fault]>([[{ kind: 'slow' }], [{ kind: 'drip', everyMs: 5 }]])(
    'timeout: %o',
    async (fault) => {
      await client.setFault({ provider: 'worldfirst', fault });
      expectProblem(await refresh({ timeoutMs: 100 }), 'timeout');
    },
  );

  test('unreachable: nobody listens', async () => {
    await client.pauseListening();
    expectProblem(await refresh(), 'unreachable');
    await client.resumeListening();
    expect(await refresh()).toMatchObject({ ok: true });
  });

  test('tls: a certificate nobody vouches for, over which nothing is sent', async () => {
    const before = (await client.requests()).length;
    expectProblem(await refresh({ baseUrl: ready.selfSignedUrl }), 'tls');
    expect((await client.requests()).length).toBe(before);
  });

  test('signature: the portal has another key', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await client.register({ merchant: { ...worldFirst, publicKeyPem } });
    expectProblem(await refresh(), 'signature');
  });
});

test('an expired access token is renewed and the inquiry sent again', async () => {
  await client.register({ merchant: { ...worldFirst, oauth: { required: true } } });
  const merchant = { provider: 'worldfirst', merchant: 'TEST_CLIENT' } as const;
  const { accessToken, refreshToken } = await client.issueTokens(merchant);
  await client.expireAccessTokens(merchant);
  const from = (await client.requests()).at(-1)?.seq ?? 0;
  expect(await refresh({ tokens: { accessToken, refreshToken } })).toMatchObject({ ok: true });
  const since = (await client.requests()).filter(({ seq }) => seq > from);
  expect(since.map(({ path, verdict }) => [path, verdict])).toEqual([
    [PATHS.worldfirstBalance, 'ACCESS_TOKEN_EXPIRED'],
    [PATHS.worldfirstToken, 'ok'],
    [PATHS.worldfirstBalance, 'ok'],
  ]);
});
