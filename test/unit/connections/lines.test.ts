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
    expect(readLine('PEN', { warn: typed, critical: null, upper: null })).toEqual({ ok: true, line: { warn } });
  });

  it.each([
    ['-5,000', '-5000'],
    ['－１２.5', '-12.5'],
    ['\u2212 7', '-7'],
    ['100', '100'],
  ])('“%s”, where credit can be in use', (typed, warn) => {
    const lines = { warn: typed, critical: null, upper: null };
    expect(readLine('CNY', lines, true)).toEqual({ ok: true, line: { warn } });
  });

  it.each(['-', '--5', '5-', '-x'])('not “%s” either', (typed) => {
    const lines = { warn: typed, critical: null, upper: null };
    expect(readLine('CNY', lines, true)).toEqual({ ok: false, error: 'not-a-number' });
  });

  it('keep their order below zero', () => {
    const read = (critical: string) => readLine('CNY', { warn: '-100', critical, upper: null }, true);
    expect(read('-101').ok).toBe(true);
    expect(read('-99')).toEqual({ ok: false, error: 'critical-above-warn' });
  });

  it.each([null, '', '   ', '\u3000'])('no line: %j', (typed) => {
    expect(readLine('PEN', { warn: typed, critical: typed, upper: null })).toEqual({ ok: true, line: {} });
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
    expect(readLine('PEN', { warn: typed, critical: null, upper: null })).toEqual({ ok: false, error: 'not-a-number' });
  });

  it.each([
    ['JPY', '100.5'],
    ['PEN', '1.005'],
    ['BHD', '1.0005'],
  ])('refuses more digits than %s has', (currency, typed) => {
    expect(readLine(currency, { warn: typed, critical: null, upper: null })).toEqual({ ok: false, error: 'too-precise' });
  });

  it('refuses a critical line above the warn line, and compares numbers, not text', () => {
    expect(readLine('PEN', { warn: '100', critical: '101', upper: null })).toEqual({ ok: false, error: 'critical-above-warn' });
    expect(readLine('PEN', { warn: '100', critical: '9', upper: null })).toMatchObject({ ok: true });
    expect(readLine('PEN', { warn: '100', critical: '100', upper: null })).toMatchObject({ ok: true });
  });

  it('takes a critical line without a warn line', () => {
    expect(readLine('PEN', { warn: '', critical: '50', upper: null })).toEqual({ ok: true, line: { critical: '50' } });
  });

  it('takes an upper line above the others, and no other', () => {
    const lines = (upper: string) => readLine('PEN', { warn: '100', critical: '50', upper });
    expect(lines('100.01')).toMatchObject({ ok: true, line: { upper: '100.01' } });
    expect(lines('100')).toEqual({ ok: false, error: 'upper-too-low' });
    expect(readLine('PEN', { warn: null, critical: '50', upper: '9' }).ok).toBe(false);
  });
});
