import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type {
  Fault,
  Ready,
  RedemptionMerchant,
} from '../../../electron/demo/simulator/protocol.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { redemption as provider } from '../../../electron/providers/redemption/index.ts';
import { askAsTheApp } from './app.ts';
import { exchange, NOW, redemption, redemptionRequest, startSimulator } from './harness.ts';

const SIGN_KEY = 'secret';
const md5Credential = { signType: 'MD5', signKey: SIGN_KEY } as const;
const UUID = '[0-9a-f-]{36}';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
afterEach(() => client.setFault({ provider: 'redemption', fault: null }));
afterAll(() => client.stop());

const register = (over: Partial<RedemptionMerchant> = {}): Promise<null> =>
  client.register({ merchant: { ...redemption, ...over } });
const faulty = (fault: Fault, times = 1): Promise<null> =>
  client.setFault({ provider: 'redemption', fault, times });

/** One refresh as the app makes it, over real HTTP. */
async function refresh(values: Record<string, string> = {}): Promise<InquiryResult | undefined> {
  const [result] = await askAsTheApp(provider, {
    baseUrl: ready.baseUrl,
    text: SIGN_KEY,
    values: {
      merchantId: 'M-1',
      businessId: 'B-1',
      signType: 'SHA256-RSA',
      platformPublicKey: '',
      currency: 'CNY',
      unit: 'major',
      ...values,
    },
  });
  return result;
}

const withKey = (): Record<string, string> => ({ platformPublicKey: ready.publicKeys.redemption });

describe('what the simulator signs', () => {
  test('nothing, unless the merchant wants it', async () => {
    await register();
    expect((await exchange(ready.baseUrl, redemptionRequest())).headers).not.toHaveProperty('sign');
  });

  test('good answers, with a key of its own, over the headers and the raw body', async () => {
    await register({ signAnswers: true });
    const { headers, body } = await exchange(ready.baseUrl, redemptionRequest());
    expect(headers['nonce']).toMatch(new RegExp(`^${UUID}$`));
    const auth = `nonce=${headers['nonce']}&signType=SHA256-RSA&timestamp=${NOW}`;
    const text = `businessId=B-1&${auth}${body}`;
    const key = createPublicKey(ready.publicKeys.redemption);
    const signature = Buffer.from(String(headers['sign']), 'base64');
    expect(verify('RSA-SHA256', Buffer.from(text), key, signature)).toBe(true);
    expect(ready.publicKeys.redemption).not.toBe(ready.publicKeys.worldfirst);
  });

  test('with the sign key for MD5', async () => {
    await register({ signAnswers: true, credential: md5Credential });
    const wire = redemptionRequest({ signType: 'MD5', signKey: SIGN_KEY });
    const { headers, body } = await exchange(ready.baseUrl, wire);
    const text = `businessId=B-1&nonce=${headers['nonce']}&signType=MD5&timestamp=${NOW}${body}`;
    const digest = createHash('md5').update(text + SIGN_KEY).digest('hex').toUpperCase();
    expect(headers['sign']).toBe(digest);
  });
});

describe('the app before a simulator that signs', () => {
  test('verifies with the platform’s key, and says so when it has none', async () => {
    await register({ signAnswers: true });
    expect(await refresh(withKey())).toMatchObject({ ok: true, verification: 'verified' });
    expect(await refresh()).toMatchObject({ ok: true, verification: 'key-missing' });
    const other = { platformPublicKey: ready.publicKeys.worldfirst };
    expect(await refresh(other)).toEqual({ ok: false, problem: { kind: 'unverified-answer' } });
  });

  test('verifies MD5 with the sign key', async () => {
    await register({ signAnswers: true, credential: md5Credential });
    expect(await refresh({ signType: 'MD5' })).toMatchObject({ verification: 'verified' });
    await faulty({ kind: 'bad-answer-signature' });
    expect(await refresh({ signType: 'MD5' })).toMatchObject({
      problem: { kind: 'unverified-answer' },
    });
  });

  test('refuses a bad signature, and takes an answer that carries none', async () => {
    await register({ signAnswers: true });
    await faulty({ kind: 'bad-answer-signature' });
    expect(await refresh(withKey())).toMatchObject({ problem: { kind: 'unverified-answer' } });
    await faulty({ kind: 'unsigned-success' });
    expect(await refresh(withKey())).toMatchObject({ ok: true, verification: 'unsigned' });
  });
});

describe('a nonce the simulator says was used', () => {
  const nonceReused: Fault = { kind: 'code', code: '6' };
  const verdicts = async (since: number): Promise<string[]> =>
    (await client.requests())
      .filter(({ seq }) => seq > since)
      .map(({ verdict, interference }) => interference ?? verdict);
  const lastSeq = async (): Promise<number> => (await client.requests()).at(-1)?.seq ?? 0;

  test('is replaced by a fresh one at once, which is verified and taken', async () => {
    await register();
    const since = await lastSeq();
    await faulty(nonceReused);
    expect(await refresh()).toMatchObject({ ok: true });
    expect(await verdicts(since)).toEqual(['code', 'ok']);
  });

  test('once a refresh: said twice, it is a problem', async () => {
    await register();
    const since = await lastSeq();
    await faulty(nonceReused, 5);
    expect(await refresh()).toMatchObject({ problem: { kind: 'provider-unknown', code: '6' } });
    expect(await verdicts(since)).toEqual(['code', 'code']);
  });
});
