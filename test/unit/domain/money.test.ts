import { describe, expect, test } from 'vitest';
import {
  NotADecimal,
  amountFromMajor,
  amountFromMinor,
  compareDecimals,
  isNegative,
  parseDecimal,
  subtract,
} from '../../../electron/domain/money.ts';

describe('parseDecimal', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['-0e3', '0'],
    ['12.50', '12.5'],
    ['-1234.56', '-1234.56'],
    ['1.2345e3', '1234.5'],
    ['5E4', '50000'],
    ['1e-7', '0.0000001'],
    ['1e+21', '1000000000000000000000'],
    ['9007199254740993', '9007199254740993'],
    ['1234567890123456789012345678901234567890', '1234567890123456789012345678901234567890'],
    ['0.12345678901234567890123', '0.12345678901234567890123'],
  ])('%s is read as %s, to the last digit', (text, plain) => {
    expect(parseDecimal(text)).toBe(plain);
  });

  const texts = ['', ' 1', '1 ', '+1', '01', '.5', '5.', '1,000', '0x10', 'NaN', '1e', '\uff11'];
  test.each(texts)('"%s" is not a decimal number', (text) => {
    expect(() => parseDecimal(text)).toThrow(NotADecimal);
  });

  test.each(['9'.repeat(60), '1e41', '1e-41', '1e999999999'])('%s is refused as absurd', (text) => {
    expect(() => parseDecimal(text)).toThrow(NotADecimal);
  });
});

describe('amounts in the smallest unit', () => {
  test.each([
    ['100', 'USD', '1.00'],
    ['100', 'JPY', '100'],
    ['1234567', 'KWD', '1234.567'],
    ['1234567', 'CNH', '12345.67'],
    ['1', 'EUR', '0.01'],
    ['0', 'EUR', '0.00'],
    ['-5', 'USD', '-0.05'],
    ['1e2', 'USD', '1.00'],
    ['12345', 'CLF', '1.2345'],
    ['900719925474099301', 'USD', '9007199254740993.01'],
  ])('%s of %s is %s', (minor, currency, value) => {
    expect(amountFromMinor(minor, currency)).toEqual({ currency, value, unit: 'major' });
  });

  test('how a currency nobody listed divides is not guessed', () => {
    expect(amountFromMinor('100', 'USDT')).toEqual({ currency: 'USDT', value: '100', unit: 'raw' });
    expect(amountFromMinor('100', 'usd').unit).toBe('raw');
  });

  test('a fraction of the smallest unit does not exist', () => {
    expect(() => amountFromMinor('100.5', 'USD')).toThrow(NotADecimal);
    expect(() => amountFromMinor('1e-1', 'XYZ')).toThrow(NotADecimal);
  });
});

test('an amount in units of the currency keeps its value, whatever the currency', () => {
  expect(amountFromMajor('250000', 'PEN').value).toBe('250000');
  expect(amountFromMajor('0.00000001', 'BTC')).toEqual({
    currency: 'BTC',
    value: '0.00000001',
    unit: 'major',
  });
});

describe('subtract', () => {
  test('is exact where floats are not', () => {
    const difference = subtract(amountFromMajor('0.3', 'USD'), amountFromMajor('0.1', 'USD'));
    expect(difference).toEqual({ currency: 'USD', value: '0.2', unit: 'major' });
    expect(
      subtract(amountFromMajor('9007199254740993.01', 'USD'), amountFromMajor('0.02', 'USD')).value,
    ).toBe('9007199254740992.99');
  });

  test('refuses to mix currencies or units', () => {
    const usd = amountFromMajor('1', 'USD');
    expect(() => subtract(usd, amountFromMajor('1', 'EUR'))).toThrow();
    expect(() => subtract(usd, { ...usd, unit: 'raw' })).toThrow();
  });
});

test('comparing looks at the value, not at its text', () => {
  expect(compareDecimals('9', '10')).toBeLessThan(0);
  expect(compareDecimals('1.0', '1.00')).toBe(0);
  expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
  expect(isNegative(amountFromMajor('-0.01', 'USD'))).toBe(true);
  expect(isNegative(amountFromMajor('-0', 'USD'))).toBe(false);
});
