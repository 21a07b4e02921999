import { describe, expect, test } from 'vitest';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { answer, fixture, problemOf, readingOf } from './harness.ts';
import { read } from './worldfirst-harness.ts';

const readAccounts = (text: string): InquiryResult => read(answer(text), { kind: 'accounts' });
const type = 'RECEIVE_ACCOUNT';
const active = { word: 'ACTIVE', meaning: 'usable' };

test('the list as the sample spells it', () => {
  const reading = readingOf(
    readAccounts(fixture('worldfirst/inquiry-account.account-information.json')),
  );
  expect(reading.accounts).toEqual([
    { accountNo: '2187000000EUR', type, status: active, currencies: ['EUR'] },
    { accountNo: '2187000000JPY', type, status: active, currencies: ['JPY'] },
    { accountNo: '2187000000USD', type, status: active, currencies: ['USD'] },
  ]);
  expect(reading.balances).toEqual([]);
});

test('the list as the parameter table spells it, with every kind of status', () => {
  const reading = readingOf(readAccounts(fixture('worldfirst/inquiry-account.account-infos.json')));
  expect(reading.accounts.map(({ status }) => status)).toEqual([
    active,
    { word: 'ABNORMAL', meaning: 'attention' },
    { word: 'FROZEN_BY_RISK', meaning: 'unknown' },
  ]);
});

test('personal data of the customer goes no further', () => {
  const reading = readingOf(
    readAccounts(fixture('worldfirst/inquiry-account.account-information.json')),
  );
  expect(JSON.stringify(reading)).not.toMatch(/QWER|91310000|2188000/);
});

const success = '"result":{"resultStatus":"S","resultCode":"SUCCESS"}';

test('a customer without receiving accounts has none', () => {
  expect(readingOf(readAccounts(`{${success}}`)).accounts).toEqual([]);
  expect(readingOf(readAccounts(`{${success},"accountInfos":[]}`)).accounts).toEqual([]);
});

test('an account with nothing but a number is shown so', () => {
  const reading = readingOf(readAccounts(`{${success},"accountInfos":[{"accountNo":123}]}`));
  expect(reading.accounts).toEqual([{ accountNo: '123', currencies: [] }]);
});

test('a status word that happens to be a property of every object is just a word', () => {
  const list = '[{"accountNo":"1","accountStatus":"constructor"}]';
  const [account] = readingOf(readAccounts(`{${success},"accountInfos":${list}}`)).accounts;
  expect(account?.status).toEqual({ word: 'constructor', meaning: 'unknown' });
});

test.each(['{}', '[{}]', '[7]', '[{"accountNo":"1","currencyList":"EUR"}]'])(
  'a list like %s cannot be read',
  (list) => {
    expect(problemOf(readAccounts(`{${success},"accountInfos":${list}}`))).toEqual({
      kind: 'bad-answer',
    });
  },
);

describe('bank accounts', () => {
  const listed = (list: string) => {
    const items = `[{"accountNo":"1","bankAccountList":${list}}]`;
    const [account] = readingOf(readAccounts(`{${success},"accountInfos":${items}}`)).accounts;
    return account?.bankAccounts;
  };

  test('are read in every spelling, the holder left unread', () => {
    const reading = readingOf(readAccounts(fixture('worldfirst/inquiry-account.virtual.json')));
    expect(reading.accounts).toEqual([
      {
        accountNo: '2187000000VA1',
        type: 'VIRTUAL_ACCOUNT',
        status: active,
        currencies: ['USD', 'GBP'],
        bankAccounts: [
          {
            accountNo: '70010001',
            bankName: 'Example Bank',
            bankCode: 'EXAMGB2LXXX',
            currency: 'GBP, USD',
            country: 'GB',
          },
          {
            accountNo: '8000000001',
            bankName: 'Example Bank, N.A.',
            bankCode: '026000001',
            currency: 'USD',
            country: 'US',
          },
          { accountNo: 'GB33BUKB20201555555555' },
        ],
      },
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/QWER|91310000|2188000|finance@/);
  });

  test('may come as one object instead of a list', () => {
    expect(listed('{"bankAccountNo":70010001}')).toEqual([{ accountNo: '70010001' }]);
  });

  test.each(['null', '[]', '"none"', '7', '[7,null,[]]', '[{}]', '[{"bankName":"Example Bank"}]'])(
    'that cannot be recognised, like %s, do not cost the account',
    (list) => {
      expect(listed(list)).toBeUndefined();
    },
  );
});

test('with merchants, each account says whose it is', () => {
  const list = '[{"accountNo":"1"},{"accountNo":"2","merchantId":"somebody else"}]';
  const body = answer(`{${success},"accountInfos":${list}}`);
  const merchants = (connectedCustomerId: string) =>
    readingOf(read(body, { kind: 'accounts', values: { connectedCustomerId } })).accounts.map(
      ({ merchantId }) => merchantId,
    );
  expect(merchants('M-1, M-2')).toEqual(['M-1', 'M-1']);
  // Another may be added later, and names that lines hang on must not change then.
  expect(merchants('M-1')).toEqual(['M-1', 'M-1']);
});
