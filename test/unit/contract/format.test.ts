import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatAmount,
  formatDecimal,
  formatTime,
  formatValue,
} from '../../../electron/contract/i18n/format.ts';
import { LOCALES } from '../../../electron/domain/locale.ts';
import type { Amount } from '../../../electron/domain/money.ts';

const major = (value: string, currency: string): Amount => ({ currency, value, unit: 'major' });

describe('amounts', () => {
  test.each([
    ['8230', 'PEN', 'PEN 8,230.00'],
    ['249000.5', 'PEN', 'PEN 249,000.50'],
    ['100', 'JPY', 'JPY 100'],
    ['1234.567', 'KWD', 'KWD 1,234.567'],
    ['-1234.56', 'CNY', 'CNY -1,234.56'],
    ['0', 'USD', 'USD 0.00'],
    ['9007199254740993.01', 'USD', 'USD 9,007,199,254,740,993.01'],
    ['0.00000001', 'BTC', 'BTC 0.00000001'],
    ['12.345', 'USD', 'USD 12.345'],
    ['0.5', 'JPY', 'JPY 0.5'],
  ])('%s %s reads %s in every language', (value, currency, text) => {
    for (const locale of LOCALES) expect(formatAmount(locale, major(value, currency))).toBe(text);
  });

  test('an amount of unknown unit says so', () => {
    const raw: Amount = { currency: 'USDT', value: '1234', unit: 'raw' };
    expect(formatAmount('en', raw)).toBe('USDT 1,234 (unit unknown)');
    expect(formatValue('zh-CN', raw)).toMatch(/^1,234.*[\u4e00-\u9fff]/);
  });

  test('the value alone has no currency', () => {
    expect(formatValue('en', major('8230', 'PEN'))).toBe('8,230.00');
  });

  test('more digits than asked for are kept, fewer are filled up', () => {
    expect(formatDecimal('en', '1.2345', 2)).toBe('1.2345');
    expect(formatDecimal('en', '1', 3)).toBe('1.000');
  });
});

describe('ages', () => {
  const second = 1_000;
  const minute = 60 * second;
  const hour = 60 * minute;

  test.each([
    [-hour, 'just now', '\u521a\u521a'],
    [0, 'just now', '\u521a\u521a'],
    [5 * second - 1, 'just now', '\u521a\u521a'],
    [5 * second, '5 seconds ago', '5 \u79d2\u524d'],
    [minute - 1, '59 seconds ago', '59 \u79d2\u524d'],
    [minute, '1 min ago', '1 \u5206\u949f\u524d'],
    [hour - 1, '59 min ago', '59 \u5206\u949f\u524d'],
    [hour, '1 h ago', '1 \u5c0f\u65f6\u524d'],
    [48 * hour - 1, '47 h ago', '47 \u5c0f\u65f6\u524d'],
    [48 * hour, '2 days ago', '2 \u5929\u524d'],
    [30 * 24 * hour, '30 days ago', '30 \u5929\u524d'],
  ])('%d ms is "%s" and "%s"', (age, en, zh) => {
    expect(formatAge('en', age)).toBe(en);
    expect(formatAge('zh-CN', age)).toBe(zh);
  });
});

test('a time is on the 24-hour clock, with midnight as 00', () => {
  const at = (hours: number, minutes: number): number =>
    new Date(2026, 0, 15, hours, minutes).getTime();
  for (const locale of LOCALES) {
    expect(formatTime(locale, at(14, 5))).toBe('14:05');
    expect(formatTime(locale, at(0, 30))).toBe('00:30');
  }
});
