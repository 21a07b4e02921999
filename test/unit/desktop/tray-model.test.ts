import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import type { TrayModel } from '../../../electron/desktop/tray-model.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { labels, one, time, tray } from './tray-harness.ts';

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

  describe('that is stale', () => {
    const readAt = NOW - 47 * 60_000;
    const asOf = `As of ${formatTime('en', readAt)} (47 min ago)`;
    const stale = (value: string): TrayModel =>
      tray(
        one(
          value,
          { freshness: 'stale', readAt },
          { condition: 'unreachable', problem: { kind: 'timeout' } },
        ),
      );

    it.each([
      ['99', 'low', '◐', 'Low'],
      ['10', 'critical', '▲', 'Critical'],
    ])('keeps its sign and word at %s, with its time and age', (value, state, sign, word) => {
      const model = stale(value);
      expect(model.state).toBe(state);
      expect(labels(model)).toContain(`${sign} PEN ${value}.00  ****1031 · ${word} · ${asOf}`);
      expect(labels(model)).toContain('   Smilepayz did not answer in time.');
      const worst = `${word} · Peru · ****1031 · PEN ${value}.00`;
      expect(model.tooltip).toBe(`Plimsoll\n${worst} · ${asOf}`);
    });

    it('and was fine carries time and age alone', () => {
      const model = stale('500');
      expect(model.state).toBe('offline');
      expect(model.tooltip).toBe('Plimsoll\nOffline');
      expect(labels(model)).toContain(`PEN 500.00  ****1031 · ${asOf}`);
    });
  });

  it.each([
    ['key-missing', 'PEN 99.00  ****1031 · Low · Not verified'],
    ['verified', 'PEN 99.00  ****1031 · Low'],
    ['unsigned', 'PEN 99.00  ****1031 · Low'],
  ] as const)('whose answer is %s says so only when it could have been checked', (is, label) => {
    expect(labels(tray(one('99', { verification: is })))[1]).toBe(`◐ ${label}`);
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

  it.each([
    ['FROZEN', 'attention'],
    ['ODD', 'unknown'],
  ] as const)('names an account whose status is %s (%s)', (word, meaning) => {
    const account = { accountNo: '20001031', role: 'pay-out', currencies: ['PEN'] } as const;
    const accounts = [{ ...account, status: { word, meaning } }];
    const model = tray(one('500', {}, { accounts }));
    expect(model.state).toBe('needs-you');
    expect(labels(model)).toContain(`! ****1031 · Pay-out · ${word}`);
  });

  it('says nothing of an account that can be used', () => {
    const status = { word: 'ACTIVE', meaning: 'usable' } as const;
    const accounts = [{ accountNo: '20001031', currencies: ['PEN'], status }];
    expect(labels(tray(one('500', {}, { accounts }))).join()).not.toContain('ACTIVE');
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
