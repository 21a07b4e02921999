import { expect, test } from 'vitest';
import { amountFromMajor, type Amount } from '../../../electron/domain/money.ts';
import { isAboveUpper, isWorse, levelOf, levelToTell, type Level } from '../../../electron/domain/threshold.ts';

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

test('with credit in use a line lies below zero, and what is better than it lies above', () => {
  const credit = { warn: '-40000', critical: '-45000' };
  expect(levelOf(pen('-39999'), credit)).toBe('fine');
  expect(levelOf(pen('-40001'), credit)).toBe('low');
  expect(levelOf(pen('-45001'), credit)).toBe('critical');
  // 5 % of 40,000 above the line, and not before, it is told of anew.
  expect(levelToTell(pen('-38001'), credit, 'low', 5)).toBe('low');
  expect(levelToTell(pen('-37999'), credit, 'low', 5)).toBe('fine');
  expect(levelToTell(pen('-42751'), credit, 'critical', 5)).toBe('critical');
  expect(isAboveUpper(pen('-104'), { upper: '-100' }, true, 5)).toBe(true);
  expect(isAboveUpper(pen('-106'), { upper: '-100' }, true, 5)).toBe(false);
});
