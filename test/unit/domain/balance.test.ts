import { expect, test } from 'vitest';
import { balanceKey } from '../../../electron/domain/balance.ts';

const key = (accountNo: string, balanceType: string, currency: string): string =>
  balanceKey({ accountNo, balanceType, currency });

test('a balance is named by account, type and currency, each of which tells it from others', () => {
  const names = [
    key('A1', 'NORMAL_BALANCE', 'USD'),
    key('A2', 'NORMAL_BALANCE', 'USD'),
    key('A1', 'BUDGET_BALANCE', 'USD'),
    key('A1', 'NORMAL_BALANCE', 'EUR'),
  ];
  expect(new Set(names).size).toBe(4);
  expect(key('A1', 'NORMAL_BALANCE', 'USD')).toBe(names[0]);
});

test('a separator inside a part makes no two balances one', () => {
  expect(key('A/B', 'C', 'USD')).not.toBe(key('A', 'B/C', 'USD'));
  expect(key('A%2FB', 'C', 'USD')).not.toBe(key('A/B', 'C', 'USD'));
});

test('the same account of two merchants is two balances', () => {
  const one = { accountNo: 'A1', balanceType: 'NORMAL_BALANCE', currency: 'USD' };
  expect(balanceKey({ ...one, merchantId: 'M1' })).not.toBe(balanceKey({ ...one, merchantId: 'M2' }));
  expect(balanceKey({ ...one, merchantId: 'M1' })).not.toBe(balanceKey(one));
});
