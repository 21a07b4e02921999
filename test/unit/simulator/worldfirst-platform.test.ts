import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type {
  ConnectedCustomer,
  Ready,
  WorldFirstAccount,
} from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  publicKeyPem,
  startSimulator,
  withHeader,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
afterAll(() => client.stop());

type Answer = ReturnType<typeof JSON.parse>;

async function ask(
  body: object,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const wire = worldFirstRequest(JSON.stringify(body), { path });
  const sent = { ...wire, headers: { ...wire.headers, ...headers } };
  return JSON.parse((await exchange(ready.baseUrl, sent)).body);
}

const dollars = (accountNo: string, available: string): WorldFirstAccount => ({
  accountNo,
  currency: 'USD',
  balances: [{ balanceType: 'NORMAL_BALANCE', available }],
});

describe('several merchants under one client id', () => {
  const NAME = 'Connected-CustomerId';
  const connectedCustomers: ConnectedCustomer[] = [
    // The same number at both: it must not become the same money.
    { customerId: 'C-1', accounts: [dollars('B1', '111')], customerCompanyName: 'First Ltd.' },
    { customerId: 'C-2', accounts: [dollars('B1', '222')], referenceCustomerId: 'REF-C2' },
  ];

  beforeEach(() => client.register({ merchant: { ...worldFirst, connectedCustomers } }));

  const available = async (headers: Record<string, string>): Promise<string[]> => {
    const { accountBalances } = await ask({}, PATHS.worldfirstBalance, headers);
    return accountBalances.map((item: Answer) => item.availableBalance.value);
  };

  test('the header picks whose balances are answered, under either name', async () => {
    expect(await available({ [NAME]: 'C-1' })).toEqual(['111']);
    expect(await available({ 'Connected-AccountId': 'C-2' })).toEqual(['222']);
    expect(await available({})).toEqual(['9007199254740993', '100']);
    const { result } = await ask({}, PATHS.worldfirstBalance, { [NAME]: 'C-3' });
    expect(result.resultCode).toBe('AUTHORIZATION_NOT_EXIST');
  });

  test('a client with an id of its own has nothing without it', async () => {
    const merchant = { ...worldFirst, connectedCustomerId: 'C-0', connectedCustomers };
    await client.register({ merchant });
    const { result } = await ask({}, PATHS.worldfirstBalance);
    expect(result.resultCode).toBe('AUTHORIZATION_NOT_EXIST');
    expect(await available({ [NAME]: 'C-0' })).toHaveLength(2);
    expect(await available({ [NAME]: 'C-1' })).toEqual(['111']);
  });

  test('each has its own balance and its own account status to be set', async () => {
    const where = { provider: 'worldfirst', merchant: 'TEST_CLIENT', accountNo: 'B1' } as const;
    await client.setBalance({
      address: { ...where, currency: 'USD', customerId: 'C-2' },
      available: '999',
    });
    expect(await available({ [NAME]: 'C-1' })).toEqual(['111']);
    expect(await available({ [NAME]: 'C-2' })).toEqual(['999']);

    await client.setAccountStatus({ ...where, status: 'ABNORMAL', customerId: 'C-1' });
    const statusOf = async (customerId: string, referenceCustomerId: string): Promise<string> => {
      const body = { accountType: 'RECEIVE_ACCOUNT', referenceCustomerId };
      const answer = await ask(body, PATHS.worldfirstAccount, { [NAME]: customerId });
      return answer.accountInfos[0].accountStatus;
    };
    expect(await statusOf('C-1', 'REF-1')).toBe('ABNORMAL');
    expect(await statusOf('C-2', 'REF-C2')).toBe('ACTIVE');
    const own = client.setAccountStatus({ ...where, status: 'ABNORMAL' });
    await expect(own).rejects.toThrow('no account B1');
    const nobody = client.setAccountStatus({ ...where, status: 'ABNORMAL', customerId: 'C-3' });
    await expect(nobody).rejects.toThrow('no customer C-3');
  });

  test('accounts are had by the customer’s ids, or the client’s where it has none', async () => {
    const codes = async (customerId: string, body: object): Promise<string> =>
      (await ask(body, PATHS.worldfirstAccount, { [NAME]: customerId })).result.resultCode;
    const by = (referenceCustomerId: string): object => ({
      accountType: 'RECEIVE_ACCOUNT',
      referenceCustomerId,
    });
    expect(await codes('C-1', by('REF-1'))).toBe('SUCCESS');
    expect(await codes('C-2', by('REF-1'))).toBe('ACCOUNT_NOT_EXIST');
    const shadow = { accountType: 'ALIPAY_SHADOW_WALLET', customerId: 'C-1' };
    expect(await codes('C-1', shadow)).toBe('SUCCESS');
    expect(await codes('C-2', shadow)).toBe('ACCOUNT_NOT_EXIST');
  });
});

describe('changing the key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const next = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  const statusWith = async (options: Parameters<typeof worldFirstRequest>[1]): Promise<string> => {
    const { body } = await exchange(ready.baseUrl, worldFirstRequest('{}', options));
    return JSON.parse(body).result.resultCode;
  };

  test('both keys are good at once, each with its own version', async () => {
    const nextKey = { publicKeyPem: next, keyVersion: 3 };
    await client.register({ merchant: { ...worldFirst, nextKey } });
    expect(await statusWith({})).toBe('SUCCESS');
    expect(await statusWith({ key: privateKey, keyVersion: '3' })).toBe('SUCCESS');
    expect(await statusWith({ key: privateKey, keyVersion: '2' })).toBe('INVALID_SIGNATURE');
    expect(await statusWith({ keyVersion: '3' })).toBe('INVALID_SIGNATURE');
    expect(await statusWith({ keyVersion: '4' })).toBe('KEY_NOT_FOUND');
    const wire = worldFirstRequest('{}', { key: privateKey, keyVersion: '3' });
    const { headers } = await exchange(ready.baseUrl, wire);
    expect(headers['signature']).toContain('keyVersion=3,');

    await client.register({ merchant: { ...worldFirst, publicKeyPem: next, keyVersion: 3 } });
    expect(await statusWith({})).toBe('KEY_NOT_FOUND');
    expect(await statusWith({ key: privateKey, keyVersion: '3' })).toBe('SUCCESS');
  });

  test('two keys of one version cannot be told apart', async () => {
    const nextKey = { publicKeyPem, keyVersion: 2 };
    const registering = client.register({ merchant: { ...worldFirst, nextKey } });
    await expect(registering).rejects.toThrow('same version');
  });
});

test('a merchant who may not be acted for is refused by all but the call for tokens', async () => {
  await client.register({ merchant: worldFirst });
  const codeOn = async (path: string): Promise<string> => {
    const wire = withHeader(worldFirstRequest('{}', { path }), 'Connected-CustomerId', 'C-1');
    return JSON.parse((await exchange(ready.baseUrl, wire)).body).result.resultCode;
  };
  expect(await codeOn(PATHS.worldfirstBalance)).toBe('AUTHORIZATION_NOT_EXIST');
  expect(await codeOn(PATHS.worldfirstAccount)).toBe('AUTHORIZATION_NOT_EXIST');
  expect(await codeOn(PATHS.worldfirstTransfer)).toBe('AUTHORIZATION_NOT_EXIST');
  expect(await codeOn(PATHS.worldfirstToken)).toBe('PARAM_ILLEGAL');
});
