import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { line, one, tray } from './tray-harness.ts';

describe('the tooltip', () => {
  it('names the worst balance and counts the others', () => {
    const model = tray(
      snapshotOf(
        shownConnection('a', [entry('80', { line })]),
        shownConnection('b', [entry('10', { line })], { label: 'Mexico' }),
      ),
    );
    expect(model.tooltip).toBe(
      'Plimsoll\nCritical · Mexico · ****1031 · PEN 10.00\n1 more needs attention',
    );
  });

  it('calls the account by its name', () => {
    const accounts = [
      { accountNo: '20001031', name: 'Soles', role: 'pay-out', currencies: ['PEN'] },
    ] as const;
    expect(tray(one('99', {}, { accounts })).tooltip).toBe(
      'Plimsoll\nLow · Peru · Soles · Pay-out · PEN 99.00',
    );
  });

  it('counts only what is watched', () => {
    const paused = shownConnection('b', [entry('5')], { enabled: false, condition: 'paused' });
    const watched = shownConnection('a', [entry('500', { line })]);
    expect(tray(snapshotOf(watched, paused)).tooltip).toBe(
      'Plimsoll\n1 account, none below its line',
    );
  });

  it.each([
    [[entry('500')], '1 account, no alert lines set'],
    [[entry('500'), entry('7', { key: 'other' })], '2 accounts, no alert lines set'],
    [[entry('500', { line }), entry('7', { key: 'other' })], '2 accounts, none below its line'],
  ])('does not take missing lines for a good sign: %#', (balances, words) => {
    expect(tray(snapshotOf(shownConnection('a', balances))).tooltip).toBe(`Plimsoll\n${words}`);
  });

  it('speaks of what was last read while the connection is silent, worst first', () => {
    const readAt = NOW - 5 * 60_000;
    const stale = entry('10', { line, freshness: 'stale', readAt });
    const silent = shownConnection('b', [stale], { label: 'Mexico', condition: 'unreachable' });
    const model = tray(snapshotOf(shownConnection('a', [entry('80', { line })]), silent));
    const asOf = `As of ${formatTime('en', readAt)}`;
    const worst = `Critical · Mexico · ****1031 · PEN 10.00 · ${asOf}`;
    expect(model.tooltip).toBe(`Plimsoll\n${worst}\n1 more needs attention`);
  });

  it('goes by the order of the menu: what is not real comes last, and says so', () => {
    const sandbox = shownConnection('s', [entry('1', { line })], { environmentKind: 'sandbox' });
    const real = shownConnection('a', [entry('99', { line })], { label: 'Mexico' });
    expect(tray(snapshotOf(sandbox, real)).tooltip).toBe(
      'Plimsoll\nLow · Mexico · ****1031 · PEN 99.00\n1 more needs attention',
    );
    expect(tray(snapshotOf(sandbox)).tooltip).toBe(
      'Plimsoll\n[Sandbox] Critical · Peru · ****1031 · PEN 1.00',
    );
  });

  it('names what was not returned, without an amount nobody knows', () => {
    expect(tray(one('500', { freshness: 'not-returned' })).tooltip).toBe(
      'Plimsoll\nNot returned · Peru · ****1031 · PEN',
    );
  });

  it('stays as it is while only the age of what it says goes on', () => {
    const snapshot = one('10', { freshness: 'stale', readAt: NOW - 5 * 60_000 });
    const later = { ...snapshot, at: snapshot.at + 60_000 };
    expect(tray(later).tooltip).toBe(tray(snapshot).tooltip);
  });

  it.each([
    [{ condition: 'unread' }, 'Reading…'],
    [{ enabled: false, condition: 'paused' }, 'Paused'],
  ] as const)('does not say there are no connections when there are (%j)', (over, words) => {
    expect(tray(snapshotOf(shownConnection('a', [], over))).tooltip).toBe(`Plimsoll\n${words}`);
  });

  it('says so when the data is made up', () => {
    expect(tray(one('500'), { profile: 'demo' }).tooltip).toMatch(/^Plimsoll \(demo data\)\n/);
  });
});
