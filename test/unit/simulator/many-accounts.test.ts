import { afterAll, beforeAll, expect, test } from 'vitest';

import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { Ready, WorldFirstAccount } from '../../../electron/demo/simulator/protocol.ts';
import {
  exchange,
  smilepayz,
  smilepayzRequest,
  startSimulator,
  worldFirst,
  worldFirstRequest,
} from './harness.ts';

const COUNT = 10_000;
const numbers = Array.from({ length: COUNT }, (_, index) => String(8_800_000_000 + index));

let client: SimulatorClient;
let ready: Ready;

beforeAll(async () => {
  ({ client, ready } = await startSimulator({ mode: 'moving' }));
});
afterAll(() => client.stop());

test('ten thousand accounts are registered, read and listed', async () => {
  const accounts = numbers.map(
    (accountNo, index): WorldFirstAccount => ({
      accountNo,
      currency: 'USD',
      balances: [{ balanceType: 'NORMAL_BALANCE', available: String(index) }],
    }),
  );
  await client.register({ merchant: { ...worldFirst, accounts } });
  const balances = await exchange(ready.baseUrl, worldFirstRequest('{}'));
  const { accountBalances } = JSON.parse(balances.body);
  expect(accountBalances).toHaveLength(COUNT);
  expect(accountBalances.at(-1).availableBalance.value).toBe(String(COUNT - 1));

  const body = '{"accountType":"RECEIVE_ACCOUNT","referenceCustomerId":"REF-1"}';
  const listed = await exchange(
    ready.baseUrl,
    worldFirstRequest(body, { path: PATHS.worldfirstAccount }),
  );
  expect(JSON.parse(listed.body).accountInfos).toHaveLength(COUNT);
});

test('each of ten thousand pay-out accounts is found', async () => {
  const accounts = numbers.map((accountNo, index) => ({
    accountNo,
    name: 'Payouts',
    currency: 'PEN',
    decimals: 2,
    amount: String(index),
    available: String(index),
  }));
  await client.register({ merchant: { ...smilepayz, accounts } });
  const last = numbers.at(-1) ?? '';
  const body = JSON.stringify({ accountNo: last, balanceTypes: ['BALANCE'] });
  const answer = await exchange(ready.baseUrl, smilepayzRequest(body));
  expect(JSON.parse(answer.body).accountInfos.amount.value).toBe('99.99');
});
