import { expect, test } from 'vitest';
import { amountFromMajor, type Amount } from '../../../electron/domain/money.ts';
import { isWorse, levelOf, type Level } from '../../../electron/domain/threshold.ts';

const line = { warn: '10000', critical: '2500.50' };
const pen = (value: string): Amount => amountFromMajor(value, 'PEN');

test.each<[string, Level]>([
  ['10000.01', 'fine'],
  ['10000', 'fine'],
  ['10000.00', 'fine'],
  ['9999.99', 'low'],
  ['2500.50', 'low'],
  ['2500.49', 'critical'],
  ['0', 'critical'],
  ['-1', 'critical'],
])('%s against lines at 10000 and 2500.50 is %s', (value, level) => {
  expect(levelOf(pen(value), line)).toBe(level);
});

test('either line works alone', () => {
  expect(levelOf(pen('5'), { warn: '10' })).toBe('low');
  expect(levelOf(pen('5'), { critical: '10' })).toBe('critical');
  expect(levelOf(pen('5'), {})).toBe('fine');
});

test('without a line nobody asked to be told', () => {
  expect(levelOf(pen('-5'), undefined)).toBe('fine');
});

test('digits a float would lose decide', () => {
  expect(levelOf(pen('9007199254740992'), { warn: '9007199254740993' })).toBe('low');
});

test('an amount of unknown unit is not held against a line in units of the currency', () => {
  expect(levelOf({ currency: 'USDT', value: '1', unit: 'raw' }, line)).toBe('fine');
});

test('worse means nearer to empty', () => {
  expect(isWorse('low', 'fine')).toBe(true);
  expect(isWorse('critical', 'low')).toBe(true);
  expect(isWorse('low', 'low')).toBe(false);
  expect(isWorse('fine', 'critical')).toBe(false);
});
