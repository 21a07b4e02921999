import { describe, expect, it } from 'vitest';
import { readLine } from '../../../electron/connections/lines.ts';

describe('lines as people type them', () => {
  it.each([
    ['1000', '1000'],
    ['1,234,567.89', '1234567.89'],
    ['１，２３４．５', '1234.5'],
    ['48，230', '48230'],
    ['5,0000', '50000'],
    [' 1 000 ', '1000'],
    ['1\u3000000', '1000'],
    ['007', '7'],
    ['0', '0'],
    ['0.50', '0.5'],
  ])('“%s”', (typed, warn) => {
    expect(readLine('PEN', typed, null)).toEqual({ ok: true, line: { warn } });
  });

  it.each([null, '', '   ', '\u3000'])('no line: %j', (typed) => {
    expect(readLine('PEN', typed, typed)).toEqual({ ok: true, line: {} });
  });

  it.each([
    '-5',
    '1e3',
    'lots',
    '1.2.3',
    '.5',
    '5.',
    '50,00',
    '1,',
    ',5',
    '1,2,3',
    '９'.repeat(60),
  ])('refuses “%s”, which could mean something else', (typed) => {
    expect(readLine('PEN', typed, null)).toEqual({ ok: false, error: 'not-a-number' });
  });

  it.each([
    ['JPY', '100.5'],
    ['PEN', '1.005'],
    ['BHD', '1.0005'],
  ])('refuses more digits than %s has', (currency, typed) => {
    expect(readLine(currency, typed, null)).toEqual({ ok: false, error: 'too-precise' });
  });

  it('refuses a critical line above the warn line, and compares numbers, not text', () => {
    expect(readLine('PEN', '100', '101')).toEqual({ ok: false, error: 'critical-above-warn' });
    expect(readLine('PEN', '100', '9')).toMatchObject({ ok: true });
    expect(readLine('PEN', '100', '100')).toMatchObject({ ok: true });
  });

  it('takes a critical line without a warn line', () => {
    expect(readLine('PEN', '', '50')).toEqual({ ok: true, line: { critical: '50' } });
  });
});
