import { expect, test } from 'vitest';
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
