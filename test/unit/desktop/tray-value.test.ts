import { describe, expect, it } from 'vitest';
import { entry, shownConnection, snapshotOf, NOW } from '../support/snapshots.ts';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import { valueText } from '../../../electron/desktop/tray-value.ts';
import { inputOf, one, trayOf } from './tray-harness.ts';

const key = entry('1').key;
const account = { kind: 'account', connectionId: 'a', key } as const;
const sum = { kind: 'sum', currency: 'PEN' } as const;
const earlier = NOW - 3_600_000;

describe('the amount beside the icon', () => {
  it('is none unless one is chosen', () => {
    expect(trayOf(one('500'), {})).toMatchObject({ title: '', tooltip: expect.not.stringContaining('500') });
  });

  it('is that of the chosen account, and stands in the tooltip too', () => {
    const model = trayOf(one('8230'), { value: account });
    expect(model.title).toBe('PEN 8,230.00');
    expect(model.tooltip.split('\n')[1]).toBe('PEN 8,230.00');
  });

  it.each([
    [one('500', { freshness: 'stale', readAt: earlier }), `PEN 500.00 (${formatTime('en', earlier)})`],
    [one('500', { freshness: 'not-returned' }), 'PEN —'],
    [snapshotOf(), '—'],
  ])('of an account never passes for fresher or surer than it is: %#', (snapshot, words) => {
    expect(valueText(inputOf(snapshot, { value: account }))).toBe(words);
  });

  it('is the exact sum of a currency', () => {
    const snapshot = snapshotOf(
      shownConnection('a', [entry('0.1'), entry('0.2', { key: 'x' })]),
      shownConnection('b', [entry('9007199254740993.01')]),
    );
    expect(valueText(inputOf(snapshot, { value: sum }))).toBe('PEN 9,007,199,254,740,993.31');
  });

  it('leaves sandbox and demo out of the sum beside production', () => {
    const demo = shownConnection('d', [entry('1000')], { environmentKind: 'demo' });
    const real = shownConnection('a', [entry('5')]);
    expect(valueText(inputOf(snapshotOf(demo, real), { value: sum }))).toBe('PEN 5.00');
    expect(valueText(inputOf(snapshotOf(demo), { value: sum }))).toBe('PEN 1,000.00');
  });

  it.each([
    [[shownConnection('a', [entry('5'), entry('7', { key: 'x', freshness: 'not-returned' })])], 'PEN 5.00 (incomplete)'],
    [[shownConnection('a', [entry('5')]), shownConnection('b', [], { condition: 'unread' })], 'PEN 5.00 (incomplete)'],
    [[shownConnection('a', [entry('5', { freshness: 'stale', readAt: earlier })])], `PEN 5.00 (${formatTime('en', earlier)})`],
    [[], 'PEN —'],
  ])('takes nothing unknown for zero: %#', (connections, words) => {
    expect(valueText(inputOf(snapshotOf(...connections), { value: sum }))).toBe(words);
  });
});
