import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Fault, Ready } from '../../../electron/demo/simulator/protocol.ts';
import type { ProblemKind } from '../../../electron/domain/problem.ts';
import { antom as provider } from '../../../electron/providers/antom/index.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { antom, ANTOM_SANDBOX_CLIENT } from './antom-harness.ts';
import { askAsTheApp } from './app.ts';
import type { AppOptions } from './app.ts';
import { startSimulator } from './harness.ts';

const TIMEOUT_MS = 100;

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
beforeEach(async () => {
  await client.register({ merchant: antom });
  await client.setFault({ provider: 'antom', fault: null });
});
afterAll(() => client.stop());

/** One refresh as the app makes it, over real HTTP. */
async function refresh(over: Partial<AppOptions> = {}): Promise<InquiryResult | undefined> {
  const [result, ...others] = await askAsTheApp(provider, {
    baseUrl: ready.baseUrl,
    ...over,
    values: {
      clientId: antom.clientId,
      providerPublicKey: ready.publicKeys.antom,
      keyVersion: '1',
      ...over.values,
    },
  });
  expect(others).toEqual([]);
  return result;
}

const usd = (value: string) => ({ currency: 'USD', value, unit: 'major' });
const jpy = (value: string) => ({ currency: 'JPY', value, unit: 'major' });
const goodReading = {
  ok: true,
  verification: 'verified',
  balances: [
    {
      accountNo: antom.clientId,
      balanceType: 'BALANCE',
      currency: 'USD',
      available: usd('90071992547409.93'),
      frozen: usd('0.05'),
      total: usd('90071992547409.98'),
    },
    {
      accountNo: antom.clientId,
      balanceType: 'BALANCE',
      currency: 'JPY',
      available: jpy('100'),
      frozen: jpy('0'),
      total: jpy('100'),
    },
  ],
  accounts: [],
};

describe('the app before a simulator without a fault', () => {
  test('has a verified reading, of one request', async () => {
    const before = (await client.requests()).length;
    expect(await refresh()).toEqual(goodReading);
    const since = (await client.requests()).slice(before);
    expect(since).toMatchObject([
      { provider: 'antom', method: 'POST', path: PATHS.antomBalance, verdict: 'ok' },
    ]);
  });

  test('has the same of values that are numbers', async () => {
    await client.register({ merchant: { ...antom, valuesAs: 'number' } });
    expect(await refresh()).toEqual(goodReading);
  });

  test('asks a sandbox client’s balance on the sandbox path', async () => {
    await client.register({ merchant: { ...antom, clientId: ANTOM_SANDBOX_CLIENT } });
    const result = await refresh({ values: { clientId: ANTOM_SANDBOX_CLIENT } });
    expect(result).toMatchObject({ ok: true, verification: 'verified' });
    expect((await client.requests()).at(-1)).toMatchObject({
      path: PATHS.antomSandboxBalance,
      verdict: 'ok',
    });
  });

  test('does not believe an answer signed by the sister platform', async () => {
    const values = { providerPublicKey: ready.publicKeys.worldfirst };
    expect(await refresh({ values })).toEqual({
      ok: false,
      problem: { kind: 'unverified-answer' },
    });
  });

  test('shows what it cannot verify, and says so', async () => {
    const result = await refresh({ values: { providerPublicKey: '' } });
    expect(result).toEqual({ ...goodReading, verification: 'key-missing' });
  });
});

type Outcome<Kind> = readonly [fault: Fault & { kind: Kind }, outcome: ProblemKind | 'read'];

/** What becomes of every fault there is; a new one does not compile until it stands here, too. */
const outcomes: { [Kind in Fault['kind']]: Outcome<Kind> } = {
  down: [{ kind: 'down' }, 'unreachable'],
  reset: [{ kind: 'reset' }, 'unreachable'],
  slow: [{ kind: 'slow' }, 'timeout'],
  drip: [{ kind: 'drip', everyMs: 5 }, 'timeout'],
  'http-500': [{ kind: 'http-500' }, 'http-status'],
  'http-429': [{ kind: 'http-429' }, 'rate-limited'],
  http: [{ kind: 'http', status: 403 }, 'http-status'],
  redirect: [{ kind: 'redirect' }, 'redirect'],
  html: [{ kind: 'html' }, 'bad-answer'],
  'wrong-content-type': [{ kind: 'wrong-content-type' }, 'read'],
  malformed: [{ kind: 'malformed' }, 'bad-answer'],
  'too-large': [{ kind: 'too-large' }, 'too-large'],
  huge: [{ kind: 'huge' }, 'too-large'],
  'gzip-bomb': [{ kind: 'gzip-bomb' }, 'too-large'],
  'bad-answer-signature': [{ kind: 'bad-answer-signature' }, 'unverified-answer'],
  'half-signed': [{ kind: 'half-signed' }, 'unverified-answer'],
  'unsigned-success': [{ kind: 'unsigned-success' }, 'unverified-answer'],
  replayed: [{ kind: 'replayed' }, 'read'],
  unknown: [{ kind: 'unknown' }, 'provider-unknown'],
  code: [{ kind: 'code', code: 'PROCESS_FAIL' }, 'provider-failed'],
  clock: [{ kind: 'clock', skewMs: 600_000 }, 'clock-skew'],
};

describe('the app before a simulator with a fault', () => {
  test.each(Object.values(outcomes))('%o: %s', async (fault, outcome) => {
    await client.setFault({ provider: 'antom', fault });
    const waits = outcome === 'timeout' ? { timeoutMs: TIMEOUT_MS } : {};
    const result = await refresh(waits);
    if (outcome === 'read') expect(result).toEqual(goodReading);
    else expect(result).toMatchObject({ ok: false, problem: { kind: outcome } });
    expect((await client.requests()).at(-1)).toMatchObject({
      provider: 'antom',
      interference: fault.kind,
    });
    await client.setFault({ provider: 'antom', fault: null });
    expect(await refresh()).toEqual(goodReading);
  });

  test.each<[string, ProblemKind]>([
    ['INVALID_SIGNATURE', 'signature'],
    ['KEY_NOT_FOUND', 'signature'],
    ['INVALID_CLIENT', 'credentials'],
    ['INVALID_API', 'permission'],
    ['ACCESS_DENIED', 'permission'],
    ['CONTRACT_CHECK_FAIL', 'contract'],
    ['USER_NOT_EXIST', 'not-found'],
    ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'rate-limited'],
    ['FEE_EXCEPTION', 'provider-unknown'],
    ['NOT_LISTED', 'provider-failed'],
  ])('%s: %s', async (code, kind) => {
    await client.setFault({ provider: 'antom', fault: { kind: 'code', code } });
    expect(await refresh()).toMatchObject({ ok: false, problem: { kind, code } });
  });

  test('a busy provider is left alone for as long as it asks', async () => {
    const fault: Fault = { kind: 'http-429', retryAfter: '120' };
    await client.setFault({ provider: 'antom', fault });
    expect(await refresh()).toMatchObject({ problem: { retryAfterMs: 120_000 } });
  });

  test('a wrong clock is told from a wrong key, in its direction', async () => {
    await client.setFault({ provider: 'antom', fault: { kind: 'clock', skewMs: 600_000 } });
    expect(await refresh()).toMatchObject({
      problem: { kind: 'clock-skew', code: 'PARAM_ILLEGAL', skewMs: -600_000 },
    });
  });

  test('a fault of one platform is none of its sister’s', async () => {
    await client.setFault({ provider: 'worldfirst', fault: { kind: 'down' } });
    expect(await refresh()).toEqual(goodReading);
    await client.setFault({ provider: 'worldfirst', fault: null });
  });

  test('unreachable: nobody listens', async () => {
    await client.pauseListening();
    expect(await refresh()).toMatchObject({ problem: { kind: 'unreachable' } });
    await client.resumeListening();
    expect(await refresh()).toEqual(goodReading);
  });

  test('tls: a certificate nobody vouches for, over which nothing is sent', async () => {
    const before = (await client.requests()).length;
    expect(await refresh({ baseUrl: ready.selfSignedUrl })).toMatchObject({
      problem: { kind: 'tls' },
    });
    expect((await client.requests()).length).toBe(before);
  });
});
