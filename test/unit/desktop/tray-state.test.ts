import { describe, expect, it } from 'vitest';
import { isWorse, trayIconLook } from '../../../electron/desktop/tray-state.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { line, one } from './tray-harness.ts';

const fill = (value: string, over: Parameters<typeof entry>[1] = {}): number | null =>
  trayIconLook(one(value, over), null).fill;

describe('how full the circle is', () => {
  it.each([
    ['-5', 0],
    ['0', 0],
    ['20', 1],
    ['99.999999', 4],
    ['100', 5],
    ['150', 7],
    ['200', 10],
    ['1000000', 10],
  ])('shows %s against a warn line of 100 as %i tenths', (value, tenths) => {
    expect(fill(value)).toBe(tenths);
  });

  it('goes by the critical line where there is no other', () => {
    expect(fill('40', { line: { critical: '50' } })).toBe(4);
  });

  it('is that of the lowest account against its own line', () => {
    const rich = entry('1000', { key: 'rich', line: { warn: '1100' } });
    const poor = entry('30', { key: 'poor', line: { warn: '20' } });
    expect(trayIconLook(snapshotOf(shownConnection('a', [rich, poor])), null).fill).toBe(4);
  });

  it.each([
    ['has no line', { line: {} }],
    ['was not returned', { freshness: 'not-returned' }],
  ] as const)('is unknown when no account can be held against a line: it %s', (_why, over) => {
    expect(fill('500', over)).toBeNull();
  });
});

describe('the state of the icon', () => {
  const off = shownConnection('a', [entry('1', { line })], { enabled: false, condition: 'paused' });

  it('is paused while everything is, whatever the balances were', () => {
    expect(trayIconLook(snapshotOf(off), null).state).toBe('paused');
    expect(trayIconLook(one('1'), { since: 0, until: null }).state).toBe('paused');
  });

  it('is empty without connections, and never paused then', () => {
    expect(trayIconLook(snapshotOf(), { since: 0, until: null }).state).toBe('empty');
  });

  it('is that of what is watched beside what is not', () => {
    const fine = shownConnection('b', [entry('500', { line })]);
    expect(trayIconLook(snapshotOf(off, fine), null)).toEqual({ state: 'fine', fill: 10 });
  });
});

it.each([
  ['critical', 'low', true],
  ['offline', 'fine', true],
  ['low', 'critical', false],
  ['fine', 'fine', false],
  ['paused', 'fine', false],
  ['critical', 'paused', false],
] as const)('%s after %s is worse: %s', (state, before, worse) => {
  expect(isWorse(state, before)).toBe(worse);
});
