import { afterAll, beforeEach, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { formatOffsetTime } from '../../../electron/demo/simulator/clock.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { OAuthTerms, Ready } from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  NOW,
  startSimulator,
  withHeader,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';

const DAY_MS = 86_400_000;
const clientIds = { provider: 'worldfirst', merchant: 'TEST_CLIENT' } as const;
const running: SimulatorClient[] = [];

let client: SimulatorClient;
let ready: Ready;
let now = NOW;

// Tokens outlive registering again, so every test has a simulator of its own.
beforeEach(async () => {
  ({ client, ready } = await startSimulator());
  running.push(client);
  now = NOW;
});
afterAll(() => Promise.all(running.map((one) => one.stop())));

const terms = (oauth: OAuthTerms): Promise<null> =>
  client.register({ merchant: { ...worldFirst, oauth } });

async function at(time: number): Promise<void> {
  now = time;
  await client.setClock({ fixedNow: time });
}

async function call(path: string, body: object, accessToken?: string): Promise<Answer> {
  const time = formatOffsetTime(now, 8);
  const wire = worldFirstRequest(JSON.stringify(body), { path, time });
  const sent = accessToken === undefined ? wire : withHeader(wire, 'Access-Token', accessToken);
  return JSON.parse((await exchange(ready.baseUrl, sent)).body);
}

type Answer = Record<string, string> & { result: { resultCode: string } };

const apply = (body: object): Promise<Answer> => call(PATHS.worldfirstToken, body);
const byCode = (authCode: string): Promise<Answer> =>
  apply({ grantType: 'AUTHORIZATION_CODE', authCode });
const renew = (refreshToken = ''): Promise<Answer> =>
  apply({ grantType: 'REFRESH_TOKEN', refreshToken });
const codeOf = async (answer: Promise<Answer>): Promise<string> =>
  (await answer).result.resultCode;
const balances = (accessToken?: string): Promise<string> =>
  codeOf(call(PATHS.worldfirstBalance, {}, accessToken));

test('an authorisation code is good once, for tokens that end when they say', async () => {
  await terms({ authCodes: ['code-1'], required: true });
  expect(await balances()).toBe('AUTHORIZATION_NOT_EXIST');
  const { result, responseId, ...tokens } = await byCode('code-1');
  expect(result.resultCode).toBe('SUCCESS');
  expect(responseId).toBeDefined();
  expect(tokens).toEqual({
    accessToken: expect.stringMatching(/^[\x21-\x7e]{20,64}$/),
    accessTokenExpireTime: '2026-02-14T12:00:00+08:00',
    refreshToken: expect.stringMatching(/^[\x21-\x7e]{20,128}$/),
    refreshTokenExpireTime: '2026-07-14T12:00:00+08:00',
  });
  expect(await codeOf(byCode('code-1'))).toBe('OAUTH_FAIL');
  expect(await codeOf(byCode('code-2'))).toBe('OAUTH_FAIL');

  expect(await balances(tokens['accessToken'])).toBe('SUCCESS');
  await at(NOW + 30 * DAY_MS - 1_000);
  expect(await balances(tokens['accessToken'])).toBe('SUCCESS');
  await at(NOW + 30 * DAY_MS);
  expect(await balances(tokens['accessToken'])).toBe('ACCESS_TOKEN_EXPIRED');
});

test('renewing replaces both tokens', async () => {
  await terms({ required: true });
  const old = await client.issueTokens(clientIds);
  const renewed = await renew(old.refreshToken);
  expect(await balances(renewed['accessToken'])).toBe('SUCCESS');
  expect(await balances(old.accessToken)).toBe('ACCESS_TOKEN_EXPIRED');
  expect(await codeOf(renew(old.refreshToken))).toBe('OAUTH_FAIL');
  expect(await codeOf(renew(renewed['refreshToken']))).toBe('SUCCESS');
});

test('a refresh token ends as well', async () => {
  await terms({ refreshTokenLifeMs: DAY_MS, accessTokenLifeMs: 60_000 });
  const { refreshToken, accessTokenExpireTime } = await client.issueTokens(clientIds);
  expect(accessTokenExpireTime).toBe('2026-01-15T12:01:00+08:00');
  await at(NOW + DAY_MS);
  expect(await codeOf(renew(refreshToken))).toBe('OAUTH_FAIL');
});

test('all access tokens can be made to expire; renewing gets a good one', async () => {
  await terms({ required: true });
  const { accessToken, refreshToken } = await client.issueTokens(clientIds);
  expect(await balances(accessToken)).toBe('SUCCESS');
  await client.expireAccessTokens(clientIds);
  expect(await balances(accessToken)).toBe('ACCESS_TOKEN_EXPIRED');
  const renewed = await renew(refreshToken);
  expect(await balances(renewed['accessToken'])).toBe('SUCCESS');
});

test('every inquiry wants the token where it is required; applyToken never does', async () => {
  await terms({ required: true, authCodes: ['code-1'] });
  const quote = {
    transferFromDetail: { transferFromAmount: { currency: 'USD', value: 100 } },
    transferToDetail: { transferToAmount: { currency: 'EUR' } },
  };
  const calls: [string, object][] = [
    [PATHS.worldfirstBalance, {}],
    [PATHS.worldfirstAccount, { accountType: 'ALIPAY_ORIGIN_WALLET' }],
    [PATHS.worldfirstTransfer, quote],
  ];
  const { accessToken } = await client.issueTokens(clientIds);
  for (const [path, body] of calls) {
    expect(await codeOf(call(path, body))).toBe('AUTHORIZATION_NOT_EXIST');
    expect(await codeOf(call(path, body, 'made-up'))).toBe('AUTHORIZATION_NOT_EXIST');
    expect(await codeOf(call(path, body, accessToken))).toBe('SUCCESS');
  }
  expect(await codeOf(byCode('code-1'))).toBe('SUCCESS');
});

test('where none is required, one that is sent must be good all the same', async () => {
  await terms({});
  expect(await balances()).toBe('SUCCESS');
  expect(await balances('made-up')).toBe('AUTHORIZATION_NOT_EXIST');
});

test('virtual accounts want the token in the body', async () => {
  await terms({});
  const ask = (accessToken: string): Promise<string> =>
    codeOf(call(PATHS.worldfirstAccount, { accountType: 'VIRTUAL_ACCOUNT', accessToken }));
  const { accessToken } = await client.issueTokens(clientIds);
  expect(await ask(accessToken)).toBe('SUCCESS');
  expect(await ask('made-up')).toBe('AUTHORIZATION_NOT_EXIST');
  await client.expireAccessTokens(clientIds);
  expect(await ask(accessToken)).toBe('ACCESS_TOKEN_EXPIRED');
});

test('registering again keeps tokens, and codes that were used stay used', async () => {
  await terms({ authCodes: ['code-1'], required: true });
  const { accessToken } = await byCode('code-1');
  await terms({ authCodes: ['code-1', 'code-2'], required: true });
  expect(await balances(accessToken)).toBe('SUCCESS');
  expect(await codeOf(byCode('code-1'))).toBe('OAUTH_FAIL');
  expect(await codeOf(byCode('code-2'))).toBe('SUCCESS');
});

test('the end of the access token has two spellings', async () => {
  await terms({ authCodes: ['code-1'], expireTimeName: 'expireTime' });
  const answer = await byCode('code-1');
  expect(answer['expireTime']).toBe('2026-02-14T12:00:00+08:00');
  expect(answer['accessTokenExpireTime']).toBeUndefined();
});

test.each([
  [{}],
  [{ grantType: 'PASSWORD' }],
  [{ grantType: 'AUTHORIZATION_CODE' }],
  [{ grantType: 'AUTHORIZATION_CODE', refreshToken: 'x' }],
  [{ grantType: 'REFRESH_TOKEN', authCode: 'code-1' }],
])('applyToken %o is illegal', async (body) => {
  await terms({ authCodes: ['code-1'] });
  expect(await codeOf(apply(body))).toBe('PARAM_ILLEGAL');
});

test('no token and no code is ever recorded', async () => {
  await terms({ authCodes: ['code-1'], required: true });
  const { accessToken = '', refreshToken = '' } = await byCode('code-1');
  await balances(accessToken);
  await renew(refreshToken);
  await call(`${PATHS.worldfirstBalance}?token=${accessToken}`, {}, accessToken);
  const text = JSON.stringify(await client.requests());
  expect(text).toContain('Access-Token');
  for (const secret of ['code-1', accessToken, refreshToken]) {
    expect(secret).not.toBe('');
    expect(text).not.toContain(secret);
  }
});

test('nobody’s tokens can be issued or ended', async () => {
  const nobody = { provider: 'worldfirst', merchant: 'NOBODY' } as const;
  await expect(client.issueTokens(nobody)).rejects.toThrow('no client');
  await expect(client.expireAccessTokens(nobody)).rejects.toThrow('no client');
});
