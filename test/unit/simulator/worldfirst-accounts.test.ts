import { afterAll, beforeAll, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Ready, WorldFirstAccount } from '../../../electron/demo/simulator/protocol.ts';
import { exchange, startSimulator, worldFirst, worldFirstRequest } from './harness.ts';

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator());
});
afterAll(() => client.stop());

type Answer = ReturnType<typeof JSON.parse>;

const bank = { bankAccountNo: '001', bankName: 'Example Bank', bankBIC: 'EXAMUS33' };
const dollars = {
  currency: 'USD',
  balances: [{ balanceType: 'NORMAL_BALANCE', available: '1' }],
};
const accounts: WorldFirstAccount[] = [
  { accountNo: 'V1', ...dollars, accountType: 'VIRTUAL_ACCOUNT', bankAccounts: [bank] },
  { accountNo: 'V1', ...dollars, accountType: 'VIRTUAL_ACCOUNT', currency: 'EUR' },
  { accountNo: 'S1', ...dollars, accountType: 'ALIPAY_SHADOW_WALLET' },
  { accountNo: 'W1', ...dollars, accountType: 'ALIPAY_WALLET' },
];
const asked: Record<string, object> = {
  VIRTUAL_ACCOUNT: {},
  ALIPAY_SHADOW_WALLET: { customerId: 'CUST-TEST_CLIENT' },
  ALIPAY_WALLET: { referenceCustomerId: 'REF-1' },
  ALIPAY_ORIGIN_WALLET: {},
};

async function list(accountType: string, over: object = {}): Promise<Answer> {
  await client.register({ merchant: { ...worldFirst, accounts, ...over } });
  const merchant = { provider: 'worldfirst', merchant: 'TEST_CLIENT' } as const;
  const { accessToken } = await client.issueTokens(merchant);
  const body = JSON.stringify({ accountType, accessToken, ...asked[accountType] });
  const wire = worldFirstRequest(body, { path: PATHS.worldfirstAccount });
  return JSON.parse((await exchange(ready.baseUrl, wire)).body);
}

test('one account in several currencies is one item, with where to pay into it', async () => {
  expect((await list('VIRTUAL_ACCOUNT')).accountInfos).toEqual([
    {
      accountNo: 'V1',
      accountStatus: 'ACTIVE',
      accountType: 'VIRTUAL_ACCOUNT',
      currencyList: ['USD', 'EUR'],
      bankAccountList: [bank],
    },
  ]);
});

test('each type lists its own; Alipay types say whose wallet it is', async () => {
  const shadow = await list('ALIPAY_SHADOW_WALLET');
  expect(shadow.accountInfos.map((item: Answer) => item.accountNo)).toEqual(['S1']);
  expect(shadow.accountInfos[0]).not.toHaveProperty('bankAccountList');
  expect(shadow.affiliatedCustomer.companyName).toBe('Example Trading Co., Ltd.');
  const wallet = await list('ALIPAY_WALLET');
  expect(wallet.accountInfos.map((item: Answer) => item.accountNo)).toEqual(['W1']);
  const origin = await list('ALIPAY_ORIGIN_WALLET');
  expect(origin).not.toHaveProperty('accountInfos');
  expect(origin.alipayCustomer.region).toBe('CN');
});

test('a type without accounts has an empty list', async () => {
  expect((await list('VIRTUAL_ACCOUNT', { accounts: [] })).accountInfos).toEqual([]);
});

test('the customer’s id has two names, in questions and in answers', async () => {
  asked['ALIPAY_SHADOW_WALLET'] = { accountId: 'CUST-TEST_CLIENT' };
  const newer = await list('ALIPAY_SHADOW_WALLET', { customerIdName: 'accountId' });
  expect(newer.accountId).toBe('CUST-TEST_CLIENT');
  expect(newer.customer.accountId).toBe('CUST-TEST_CLIENT');
  expect(newer.customerId).toBeUndefined();
});
