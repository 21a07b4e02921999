import { expect, test } from 'vitest';
import { checkQuoteAmount, quoteMinorUnits } from '../../../electron/domain/quote.ts';

test.each([
  ['10', 'USD', '1000'],
  ['12.3', 'USD', '1230'],
  ['0.01', 'CNH', '1'],
  ['1000', 'JPY', '1000'],
  ['1000.00', 'JPY', '1000'],
  ['1.234', 'KWD', '1234'],
  ['90071992547409931.23', 'USD', '9007199254740993123'],
  ['1e3', 'USD', '100000'],
])('%s %s is %s of the smallest unit', (amount, currency, minor) => {
  expect(quoteMinorUnits(amount, currency)).toEqual({ minor });
  expect(checkQuoteAmount(amount, currency)).toBeNull();
});

test.each([
  ['', 'USD', 'not-a-number'],
  ['1,000', 'USD', 'not-a-number'],
  ['ten', 'USD', 'not-a-number'],
  ['9'.repeat(80), 'USD', 'not-a-number'],
  ['0', 'USD', 'not-positive'],
  ['0.00', 'JPY', 'not-positive'],
  ['-5', 'USD', 'not-positive'],
  ['0.001', 'USD', 'too-precise'],
  ['1.5', 'JPY', 'too-precise'],
  ['1', 'USDT', 'unknown-currency'],
  ['1', '', 'unknown-currency'],
])('%s %s is %s', (amount, currency, error) => {
  expect(checkQuoteAmount(amount, currency)).toBe(error);
  expect(quoteMinorUnits(amount, currency)).toEqual({ error });
});
