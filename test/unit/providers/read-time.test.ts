import { LosslessNumber } from 'lossless-json';
import { expect, test } from 'vitest';
import { readTime } from '../../../electron/providers/read-time.ts';

/** 2022-11-15T09:05:01Z. */
const MOMENT = 1_668_503_101_000;

test.each([
  ['2022-11-15T09:05:01Z', MOMENT],
  ['2022-11-15T17:05:01+08:00', MOMENT],
  ['2022-11-15T17:05:01+0800', MOMENT],
  ['2022-11-15T04:05:01.250-05:00', MOMENT + 250],
  ['1668503101000', MOMENT],
  [new LosslessNumber('1668503101000'), MOMENT],
])('%s is one moment, whatever this computer’s time zone', (given, time) => {
  expect(readTime(given)).toBe(time);
});

test.each([
  '2022-11-15T09:05:01',
  '2022-11-15 09:05:01Z',
  '2022-11-15',
  '2022-13-45T99:99:99Z',
  '0001-01-01T00:00:00Z',
  '1668503101',
  '2592000',
  'soon',
  '',
  null,
  undefined,
  {},
  ['2022-11-15T09:05:01Z'],
  true,
])('%j is no moment', (given) => {
  expect(readTime(given)).toBeNull();
});
