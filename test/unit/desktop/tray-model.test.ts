import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import { buildTray, type TrayInput, type TrayModel } from '../../../electron/desktop/tray-model.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const app: TrayInput['app'] = {
  locale: 'en',
  profile: 'user',
  notifications: 'working',
  keychainName: 'linux',
  notices: [],
};
const line = { warn: '100', critical: '50' };
const time = formatTime('en', NOW);

const tray = (snapshot: Snapshot, over: Partial<TrayInput['app']> = {}): TrayModel =>
  buildTray({
    snapshot,
    app: { ...app, ...over },
    providerName: () => ({ en: 'Smilepayz', 'zh-CN': '斯迈尔' }),
  });
const one = (
  value: string,
  over: Parameters<typeof entry>[1] = {},
  connection: Partial<ConnectionSnapshot> = {},
): Snapshot => snapshotOf(shownConnection('a', [entry(value, { line, ...over })], connection));
const labels = ({ items }: TrayModel): string[] =>
  items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));

describe('a balance in the menu', () => {
  it('stands under its provider and connection, with the time of the reading', () => {
    expect(labels(tray(one('8230'))).slice(0, 2)).toEqual([
      `Smilepayz · Peru · ${time}`,
      'PEN 8,230.00  ****1031',
    ]);
  });

  describe('on an account that says more than its number', () => {
    const account = { accountNo: '20001031', currencies: ['PEN'] } as const;

    it.each([
      [{ name: 'Peru', role: 'pay-out' }, 'Peru · Pay-out'],
      [{ name: 'Peru' }, 'Peru'],
      [{ role: 'pay-in' }, '****1031 · Pay-in'],
    ] as const)('begins with what that is called: %j', (says, label) => {
      const accounts = [{ ...account, ...says }];
      expect(labels(tray(one('500', {}, { accounts })))[1]).toBe(`${label}  PEN 500.00`);
      expect(labels(tray(one('99', {}, { accounts })))[1]).toBe(`◐ ${label}  PEN 99.00 · Low`);
      const absent = one('99', { freshness: 'not-returned' }, { accounts });
      expect(labels(tray(absent))[1]).toBe(`! ${label}  PEN · Not returned`);
    });

    it('is not taken for the same number in another currency', () => {
      const accounts = [{ ...account, name: 'Dollars', currencies: ['USD'] }];
      expect(labels(tray(one('500', {}, { accounts })))[1]).toBe('PEN 500.00  ****1031');
    });
  });

  it('leads to itself in the window', () => {
    const item = tray(one('8230')).items[1];
    expect(item).toMatchObject({ action: { do: 'show', connectionId: 'a', key: entry('1').key } });
  });

  it.each([
    ['99', 'low', '◐ PEN 99.00  ****1031 · Low'],
    ['49', 'critical', '▲ PEN 49.00  ****1031 · Critical'],
  ])('at %s is marked %s by sign and word, not by colour alone', (value, state, label) => {
    const model = tray(one(value));
    expect(model.state).toBe(state);
    expect(labels(model)).toContain(label);
    expect(model.tooltip).toContain(`PEN ${value}.00`);
  });

  it('that is stale carries its time and age, and is never called low', () => {
    const readAt = NOW - 47 * 60_000;
    const model = tray(
      one(
        '10',
        { freshness: 'stale', readAt },
        { condition: 'unreachable', problem: { kind: 'timeout' } },
      ),
    );
    expect(model.state).toBe('offline');
    expect(model.tooltip).toBe('Plimsoll\nOffline');
    expect(labels(model)).toContain(
      `PEN 10.00  ****1031 · As of ${formatTime('en', readAt)} (47 min ago)`,
    );
    expect(labels(model)).toContain('   Smilepayz did not answer in time.');
  });

  it('that was not returned shows no amount', () => {
    const model = tray(one('10', { freshness: 'not-returned' }));
    expect(model.state).toBe('needs-you');
    expect(labels(model)).toContain('! ****1031  PEN · Not returned');
  });
});

describe('a connection in the menu', () => {
  it.each([
    [{ enabled: false, condition: 'paused' }, 'Paused'],
    [{ condition: 'unread' }, 'Reading…'],
    [{ condition: 'keychain' }, `Keychain unavailable · ${time}`],
    [{ condition: 'needs-you' }, `Needs you · ${time}`],
    [{ condition: 'unreachable' }, `Offline · ${time}`],
  ] as const)('%j', (over, words) => {
    expect(labels(tray(one('500', {}, over)))[0]).toBe(`Smilepayz · Peru · ${words}`);
  });

  it('that never had an answer says so', () => {
    const { lastSuccessAt: _never, ...unread } = shownConnection('a', [], {
      condition: 'unreachable',
    });
    expect(labels(tray(snapshotOf(unread)))[0]).toBe('Smilepayz · Peru · Offline · Never read');
  });

  it.each(['sandbox', 'demo'] as const)('of %s data wears a badge', (environmentKind) => {
    expect(labels(tray(one('500', {}, { environmentKind })))[0]).toMatch(/\[(?:Sandbox|Demo)\]/);
  });

  it('names an account the provider wants attention for', () => {
    const accounts = [
      {
        accountNo: '20001031',
        role: 'pay-out',
        currencies: ['PEN'],
        status: { word: 'FROZEN', meaning: 'attention' },
      },
    ] as const;
    const model = tray(one('500', {}, { accounts }));
    expect(model.state).toBe('needs-you');
    expect(labels(model)).toContain('! ****1031 · Pay-out · FROZEN');
  });
});

describe('the actions', () => {
  it('are always there', () => {
    expect(labels(tray(one('500'))).slice(-4)).toEqual([
      'Refresh now',
      'Open Plimsoll',
      'Settings',
      'Quit',
    ]);
  });

  it('show that a refresh is running, and start no second', () => {
    const items = tray(one('500', {}, { refreshing: true })).items;
    expect(
      items.find((item) => item.kind === 'action' && item.label === 'Refreshing…'),
    ).toMatchObject({
      enabled: false,
    });
  });

  it('offer to add the first connection', () => {
    const model = tray(snapshotOf());
    expect(model.state).toBe('empty');
    expect(labels(model).slice(0, 3)).toEqual([
      'No connections yet',
      'Add a connection',
      'Refresh now',
    ]);
  });

  it('say on top when nobody could be told of anything', () => {
    const notices = [{ id: '1', kind: 'settings-not-saved' }] as const;
    expect(labels(tray(one('500'), { notifications: 'failed', notices })).slice(0, 2)).toEqual([
      '! Notifications cannot be shown',
      '! Settings cannot be saved',
    ]);
  });
});

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
      'Plimsoll\n1 account, all above their lines',
    );
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

describe('Chinese', () => {
  it('speaks Chinese throughout', () => {
    const model = tray(one('49'), { locale: 'zh-CN' });
    expect(labels(model)).toEqual([
      `斯迈尔 · Peru · ${time}`,
      '▲ PEN 49.00  ****1031 · 告急',
      '立即刷新',
      '打开 Plimsoll',
      '设置',
      '退出',
    ]);
  });

  it('does not call every keychain that gives nothing locked', () => {
    const model = tray(one('500', {}, { condition: 'keychain' }), { locale: 'zh-CN' });
    expect(labels(model)[0]).toContain('\u5bc6\u94a5\u5b58\u50a8\u4e0d\u53ef\u7528');
  });
});
