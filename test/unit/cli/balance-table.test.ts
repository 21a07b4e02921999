import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import { balanceTable } from '../../../electron/cli/balance-table.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const time = formatTime('en', NOW);
const lines = (snapshot: Snapshot, locale: Locale = 'en'): string[] =>
  balanceTable({
    snapshot,
    locale,
    keychain: 'linux',
    providerName: () => ({ en: 'Bank', 'zh-CN': '银行' }),
  }).split('\n');

describe('balances in a terminal', () => {
  it('are aligned at the right, one line each', () => {
    const two = snapshotOf(shownConnection('a', [entry('8230'), entry('-5')]));
    expect(lines(two)).toEqual([
      `Bank  Peru  ****1031  PEN  8,230.00  ${time}`,
      `Bank  Peru  ****1031  PEN     -5.00  ${time}`,
    ]);
  });

  it('count Chinese characters as two columns', () => {
    const mixed = snapshotOf(
      shownConnection('a', [entry('1')], { label: '秘鲁' }),
      shownConnection('b', [entry('2')], { label: 'Peru' }),
    );
    expect(lines(mixed, 'zh-CN')).toEqual([
      `银行  秘鲁  ****1031  PEN  1.00  ${time}`,
      `银行  Peru  ****1031  PEN  2.00  ${time}`,
    ]);
  });

  it('name the account as the tray does', () => {
    const accounts = [
      { accountNo: '20001031', name: 'Soles', role: 'pay-out', currencies: ['PEN'] },
    ] as const;
    expect(lines(snapshotOf(shownConnection('a', [entry('1')], { accounts })))).toEqual([
      `Bank  Peru  Soles · Pay-out  PEN  1.00  ${time}`,
    ]);
  });

  it('say low, stale and not returned in words', () => {
    const line = { warn: '100' };
    const text = lines(
      snapshotOf(
        shownConnection('a', [
          entry('99', { line }),
          entry('99', { line, freshness: 'stale' }),
          entry('99', { line, freshness: 'not-returned' }),
        ]),
      ),
    );
    expect(text[0]).toMatch(`Low · ${time}`);
    expect(text[1]).toContain(`Stale · As of ${time}`);
    expect(text[2]).toMatch(/Not returned$/);
  });

  it('give the reason where there is no amount, never a zero', () => {
    const failed = shownConnection('a', [], {
      problem: { kind: 'signature', code: 'INVALID_SIGNATURE' },
    });
    const [line] = lines(snapshotOf(failed));
    expect(line).toMatch(/Bank {2}Peru .*— .*\(INVALID_SIGNATURE\)/);
    expect(line).not.toContain('0.00');
  });
});
