import { expect, test } from 'vitest';
import { listPattern, listed } from '../../../electron/providers/listed.ts';

test.each([
  ['', []],
  ['USD', ['USD']],
  ['USD, EUR', ['USD', 'EUR']],
  [' USD  EUR\nCNH\t', ['USD', 'EUR', 'CNH']],
  ['USD\uff0cEUR\u3001CNH\uff1bJPY;GBP', ['USD', 'EUR', 'CNH', 'JPY', 'GBP']],
  ['USD,,EUR,', ['USD', 'EUR']],
  ['USD, EUR, USD', ['USD', 'EUR']],
  [',', []],
])('%j are %j', (text, items) => {
  expect(listed(text)).toEqual(items);
});

const currencies = new RegExp(`^(?:${listPattern('[A-Za-z]{3}')})$`);

test.each(['USD', 'usd', 'USD, EUR', 'USD\uff0cEUR', 'USD\nEUR', 'USD, EUR,'])(
  '%j is a list of currencies',
  (text) => {
    expect(currencies.test(text)).toBe(true);
  },
);

test.each(['US', 'USDT', 'USD/EUR', 'USD EU', ', USD', '$'])('%j is none', (text) => {
  expect(currencies.test(text)).toBe(false);
});
