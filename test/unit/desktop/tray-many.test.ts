import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BalanceRef } from '../../../electron/contract/view-types.ts';
import { inSubmenus, action, MAX_ROWS, type TrayItem } from '../../../electron/desktop/tray-items.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { everything, inside, labels, line, time, tray, trayOf } from './tray-harness.ts';

const count = (length: number, value: string, from = 0): BalanceSnapshot[] =>
  Array.from({ length }, (_, n) => entry(value, { line, key: `${value}-${from + n}` }));

const many = snapshotOf(
  shownConnection('a', [...count(2, '10'), ...count(82, '500')], { label: 'Harbour' }),
  shownConnection('b', [...count(14, '99'), ...count(100, '500')], { label: 'Peru' }),
  shownConnection('c', count(2, '500'), { label: 'Vouchers' }),
);

describe('two hundred accounts', () => {
  const model = tray(many);

  it('show the five most urgent, the rest of those folded, and a line for each connection', () => {
    const menu = labels(model);
    expect(menu.slice(0, 9)).toEqual([
      ...Array.from({ length: 2 }, () => '▲ Harbour · ****1031  PEN 10.00 · Critical'),
      ...Array.from({ length: 3 }, () => '◐ Peru · ****1031  PEN 99.00 · Low'),
      '11 more need attention',
      '▲ Smilepayz · Harbour (84) · 2 critical',
      '◐ Smilepayz · Peru (114) · 14 low',
      `Smilepayz · Vouchers (2) · ${time}`,
    ]);
    expect(menu).toHaveLength(9 + 7);
  });

  it('fold the further ones that need attention, most urgent first', () => {
    expect(labels({ items: inside(model, '11 more') })).toHaveLength(11);
  });

  it('put every account within reach under its connection', () => {
    const keysUnder = (label: string): Set<string> =>
      new Set(
        everything(inside(model, label)).flatMap((item) =>
          item.kind === 'action' && item.action.do === 'show' ? [item.action.key] : [],
        ),
      );
    expect(keysUnder('▲ Smilepayz · Harbour').size).toBe(84);
    expect(keysUnder('◐ Smilepayz · Peru').size).toBe(114);
  });

  it('have their actions where they need somebody, and lead to the window where they need nobody', () => {
    const [urgent = [], rest = []] = inside(model, '▲ Smilepayz · Harbour').flatMap((item) =>
      item.kind === 'submenu' ? [item.items] : [],
    );
    const labels = urgent[0]?.kind === 'submenu' ? urgent[0].items.map((item) => 'label' in item && item.label) : [];
    expect(labels).toEqual(['Open', 'Copy amount', 'In transit…', 'Snooze']);
    expect(rest[0]).toMatchObject({ kind: 'action', action: { do: 'show', connectionId: 'a' } });
  });

  it('show those that are pinned, once', () => {
    const pinned: BalanceRef[] = [
      { connectionId: 'c', key: '500-1' },
      { connectionId: 'a', key: '10-0' },
    ];
    const menu = labels(trayOf(many, { pinned }));
    expect(menu[6]).toBe('Vouchers · ****1031  PEN 500.00');
    expect(menu[7]).toContain('Harbour (84)');
  });

  it('say what is wrong with a connection inside its line', () => {
    const problem = { kind: 'timeout' } as const;
    const silent = shownConnection('s', count(30, '500'), { condition: 'unreachable', problem });
    const menu = tray(snapshotOf(silent));
    expect(labels(menu)[0]).toBe(`Smilepayz · Peru (30) · Offline · ${time}`);
    expect(JSON.stringify(inside(menu, 'Smilepayz'))).toContain('did not answer in time');
  });

  it('in Chinese', () => {
    const menu = labels(tray(many, { locale: 'zh-CN' }));
    expect(menu.slice(5, 7)).toEqual(['另有 11 个需关注', '▲ 斯迈尔 · Harbour（84） · 2 个告急']);
  });
});

it('twenty-five accounts are not folded, twenty-six are', () => {
  const folded = (accounts: number): boolean =>
    labels(tray(snapshotOf(shownConnection('a', count(accounts, '500'))))).length < accounts;
  expect([folded(25), folded(26)]).toEqual([false, true]);
});

it('no submenu has more rows than anybody can look through, and nothing gets lost', () => {
  const rowsOf = (length: number): TrayItem[] =>
    Array.from({ length }, (_, n) =>
      action(String(n), { do: 'show', connectionId: 'a', key: String(n) }),
    );
  const widest = (items: readonly TrayItem[]): number =>
    Math.max(
      items.length,
      ...items.flatMap((item) => (item.kind === 'submenu' ? [widest(item.items)] : [])),
    );
  const how = { itemOf: (row: TrayItem) => row, labelOf: (range: string) => range };
  fc.assert(
    fc.property(fc.nat(2_000), (length) => {
      const menu = inSubmenus(rowsOf(length), how);
      expect(widest(menu)).toBeLessThanOrEqual(MAX_ROWS);
      const left = everything(menu).flatMap((item) => (item.kind === 'action' ? [item.label] : []));
      expect(left).toEqual(rowsOf(length).map((row) => ('label' in row ? row.label : '')));
    }),
    { numRuns: 50 },
  );
  expect(labels({ items: inSubmenus(rowsOf(60), how) })).toEqual(['1–25', '26–50', '51–60']);
});

describe('what is folded away is not hidden', () => {
  const fine = (id: string): ConnectionSnapshot =>
    shownConnection(id, count(1, '500'), { label: `Fine ${id}` });
  const manyFine = Array.from({ length: 15 }, (_, n) => fine(String(n)));
  const waits = { condition: 'needs-you', problem: { kind: 'signature' } } as const;
  const account = { accountNo: '20001031', currencies: ['PEN'] } as const;
  const accounts = [{ ...account, status: { word: 'FROZEN', meaning: 'attention' } }] as const;

  /** The lines of the connections, without those of urgent accounts above them. */
  const lines = (...connections: ConnectionSnapshot[]): string[] =>
    labels(tray(snapshotOf(...manyFine, ...connections))).filter((label) => label.includes('('));

  it('a connection that waits for somebody says so beside its low account', () => {
    const low = shownConnection('low', [...count(1, '99'), ...count(4, '500')], waits);
    expect(lines(low)[0]).toBe('◐ Smilepayz · Peru (5) · 1 low · Needs you');
  });

  it('a connection that needs somebody has its sign, and goes before the others', () => {
    const shown = lines(
      shownConnection('offline', count(3, '500'), { label: 'Offline', condition: 'unreachable' }),
      shownConnection('demo', count(3, '10'), { label: 'Demo', environmentKind: 'demo' }),
      shownConnection('frozen', count(3, '500'), { label: 'Frozen', accounts }),
      shownConnection('locked', count(3, '500'), { label: 'Locked', condition: 'keychain' }),
      shownConnection('waits', count(5, '500'), { label: 'Waits', ...waits }),
      shownConnection('low', count(1, '99'), { label: 'Low' }),
      shownConnection('critical', count(3, '10'), { label: 'Critical' }),
    );
    expect(shown.slice(0, 8)).toEqual([
      '▲ Smilepayz · Critical (3) · 3 critical',
      '◐ Smilepayz · Low (1) · 1 low',
      `! Smilepayz · Frozen (3) · Needs you · ${time}`,
      `! Smilepayz · Locked (3) · Keychain unavailable · ${time}`,
      `! Smilepayz · Waits (5) · Needs you · ${time}`,
      '▲ Smilepayz · Demo [Demo] (3) · 3 critical',
      `Smilepayz · Fine 0 (1) · ${time}`,
      `Smilepayz · Fine 1 (1) · ${time}`,
    ]);
    expect(shown).toContain(`Smilepayz · Offline (3) · Offline · ${time}`);
  });

  it('two hundred connections show on the first level where somebody is needed', () => {
    const two = Array.from({ length: 198 }, (_, n) => fine(String(n)));
    const critical = shownConnection('critical', count(3, '10'), { label: 'Critical' });
    const waiting = shownConnection('waits', count(5, '500'), { label: 'Waits', ...waits });
    const menu = tray(snapshotOf(...two, critical, waiting));
    expect(labels(menu).slice(3, 11)).toEqual([
      '▲ 1–25 · 2 need attention',
      '26–50',
      '51–75',
      '76–100',
      '101–125',
      '126–150',
      '151–175',
      '176–200',
    ]);
    expect(labels({ items: inside(menu, '▲ 1–25') })[1]).toBe(
      `! Smilepayz · Waits (5) · Needs you · ${time}`,
    );
    const chinese = tray(snapshotOf(...two, critical, waiting), { locale: 'zh-CN' });
    expect(labels(chinese)[3]).toBe('▲ 1–25 · 2 个需关注');
  });

  it('ranges of accounts show it too, and count nothing but accounts', () => {
    const balances = [...count(40, '500'), ...count(2, '99'), ...count(18, '500', 40)];
    const large = shownConnection('large', balances, { label: 'Large', accounts, ...waits });
    const menu = labels({ items: inside(tray(snapshotOf(large)), '◐ Smilepayz · Large') });
    expect(menu).toEqual([
      `Needs you · ${time}`,
      '   Smilepayz rejected the signature.',
      '! ****1031 · FROZEN',
      '1–25',
      '◐ 26–50 · 2 need attention',
      '51–60',
    ]);
  });

  it('many accounts in trouble are folded as well', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ ...accounts[0], accountNo: `${n}` }));
    const large = shownConnection('large', count(30, '500'), { accounts: many });
    const menu = labels({ items: inside(tray(snapshotOf(large)), '! Smilepayz') });
    expect(menu.slice(0, 2)).toEqual(['! 1–25 · 25 need attention', '! 26–30 · 5 need attention']);
  });
});
