import { expect, test } from 'vitest';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';

test.each([
  ['USD', 2],
  ['EUR', 2],
  ['CNY', 2],
  ['CNH', 2],
  ['IDR', 2],
  ['INR', 2],
  ['THB', 2],
  ['BRL', 2],
  ['MXN', 2],
  ['PHP', 2],
  ['PEN', 2],
  ['COP', 2],
  ['JPY', 0],
  ['KRW', 0],
  ['VND', 0],
  ['CLP', 0],
  ['KWD', 3],
  ['BHD', 3],
  ['IQD', 3],
  ['CLF', 4],
])('%s divides into %d decimal places', (currency, exponent) => {
  expect(minorUnitExponent(currency)).toBe(exponent);
});

test.each(['COL', 'USDT', 'BTC', '', 'usd', 'constructor'])(
  'how "%s" divides is unknown rather than guessed',
  (currency) => {
    expect(minorUnitExponent(currency)).toBeNull();
  },
);
