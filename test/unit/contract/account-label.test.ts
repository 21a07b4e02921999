import { accountOf } from '../../../electron/domain/account-of.ts';
import { describe, expect, it, test } from 'vitest';
import {
  accountLabel,
  fullAccountLabel,
  maskAccountNo,
} from '../../../electron/contract/i18n/account-label.ts';

const accountNo = '21220030202403071031';
const payOut = { accountNo, role: 'pay-out', currencies: ['PEN'] } as const;
const named = { accountNo: '87654321', name: 'Main', currencies: ['USD', 'EUR'] } as const;
const both = { accountNo: '11112222', name: 'Peru', role: 'pay-in', currencies: ['PEN'] } as const;
const connection = { label: 'Acme', accounts: [payOut, named, both] } as const;

test.each([
  [accountNo, '****1031'],
  ['12345678', '****5678'],
  ['1234567', '1234567'],
  ['main account', 'main account'],
  ['PE-12-34-56-78', '****6-78'],
])('of %s, only so much is shown that its end tells it apart: %s', (given, shown) => {
  expect(maskAccountNo(given)).toBe(shown);
});

describe('the account a balance lies on', () => {
  it('is the one with its number and its currency', () => {
    expect(accountOf(connection, { accountNo, currency: 'PEN' })).toBe(payOut);
    expect(accountOf(connection, { accountNo: '87654321', currency: 'EUR' })).toBe(named);
  });

  it.each([
    { accountNo, currency: 'USD' },
    { accountNo: '87654321', currency: 'PEN' },
  ])('is none when only one of them agrees: %j', (balance) => {
    expect(accountOf(connection, balance)).toBeUndefined();
  });

  it('is told apart from another currency of the same number', () => {
    const dollars = { ...payOut, name: 'Dollars', currencies: ['USD'] } as const;
    const accounts = [payOut, dollars];
    expect(accountOf({ accounts }, { accountNo, currency: 'USD' })).toBe(dollars);
  });
});

describe('an account', () => {
  it('is called by its name, or its masked number where it has none, and its role', () => {
    expect(accountLabel('en', both)).toBe('Peru · Pay-in');
    expect(accountLabel('en', named)).toBe('Main');
    expect(accountLabel('en', payOut)).toBe('****1031 · Pay-out');
    expect(accountLabel('zh-CN', payOut)).toBe('****1031 · \u4ed8\u6b3e\u8d26\u6237');
    expect(accountLabel('en', { accountNo: '99999999' })).toBe('****9999');
  });

  it('comes after its connection where that is not named already', () => {
    const label = (currency: string) =>
      fullAccountLabel('en', connection, { accountNo, currency });
    expect(label('PEN')).toBe('Acme · ****1031 · Pay-out');
    expect(label('USD')).toBe('Acme · ****1031');
  });
});
