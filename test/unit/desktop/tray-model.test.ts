import { describe, expect, it } from 'vitest';
import { formatDayTime, formatTime } from '../../../electron/contract/i18n/format.ts';
import type { TrayModel } from '../../../electron/desktop/tray-model.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { app, everything, inside, labels, line, one, time, tray, trayOf } from './tray-harness.ts';

const DAY = 86_400_000;

describe('a balance in the menu', () => {
  it('stands under its provider and connection, with the time of the reading', () => {
    expect(labels(tray(one('8230'))).slice(0, 2)).toEqual([
      `Smilepayz · Peru · ${time}`,
      'PEN 8,230.00  ****1031',
    ]);
  });

  it.each([
    [{ name: 'Soles', role: 'pay-out' }, 'Soles · Pay-out'],
    [{ name: 'Soles' }, 'Soles'],
    [{ role: 'pay-in' }, '****1031 · Pay-in'],
  ] as const)('begins with what its account is called: %j', (says, label) => {
    const accounts = [{ accountNo: '20001031', currencies: ['PEN'], ...says }];
    expect(labels(tray(one('500', {}, { accounts })))[1]).toBe(`${label}  PEN 500.00`);
    // Above its group the connection has to be named.
    expect(labels(tray(one('99', {}, { accounts })))[0]).toBe(
      `◐ Peru · ${label}  PEN 99.00 · Low`,
    );
  });

  it('is not taken for the same number in another currency', () => {
    const accounts = [{ accountNo: '20001031', name: 'Dollars', currencies: ['USD'] }];
    expect(labels(tray(one('500', {}, { accounts })))[1]).toBe('PEN 500.00  ****1031');
  });

  it.each([
    ['99', 'low', '◐ Peru · ****1031  PEN 99.00 · Low'],
    ['49', 'critical', '▲ Peru · ****1031  PEN 49.00 · Critical'],
  ])('at %s is marked %s by sign and word, not by colour alone', (value, state, label) => {
    const model = tray(one(value));
    expect(model.icon.state).toBe(state);
    expect(labels(model)[0]).toBe(label);
    expect(model.tooltip).toContain(`PEN ${value}.00`);
  });

  it('that is urgent is not repeated in its group, which keeps its time', () => {
    const model = tray(one('49'));
    expect(labels(model).filter((label) => label.includes('49.00'))).toHaveLength(1);
    expect(labels(model)[1]).toBe(`Smilepayz · Peru · ${time}`);
  });

  it('that is urgent and not real says so, and comes after the real ones', () => {
    const demo = shownConnection('d', [entry('1', { line })], { environmentKind: 'demo' });
    const real = shownConnection('a', [entry('99', { line })], { label: 'Mexico' });
    expect(labels(tray(snapshotOf(demo, real))).slice(0, 2)).toEqual([
      '◐ Mexico · ****1031  PEN 99.00 · Low',
      '▲ [Demo] Peru · ****1031  PEN 1.00 · Critical',
    ]);
  });

  it('is sorted by how urgent it is', () => {
    const balances = [
      entry('1', { line, key: 'gone', freshness: 'not-returned' }),
      entry('500', { line, key: 'fine' }),
      entry('99', { line, key: 'low' }),
      entry('10', { line, key: 'critical' }),
    ];
    const menu = labels(tray(snapshotOf(shownConnection('a', balances))));
    expect(menu.slice(0, 5)).toEqual([
      '▲ Peru · ****1031  PEN 10.00 · Critical',
      '◐ Peru · ****1031  PEN 99.00 · Low',
      '! Peru · ****1031  PEN · Not returned',
      `Smilepayz · Peru · ${time}`,
      'PEN 500.00  ****1031',
    ]);
  });

  describe('that is stale', () => {
    const readAt = NOW - 47 * 60_000;
    const at = formatTime('en', readAt);
    const stale = (value: string, moment = readAt): TrayModel =>
      tray(
        one(
          value,
          { freshness: 'stale', readAt: moment },
          { condition: 'unreachable', problem: { kind: 'timeout' } },
        ),
      );

    it.each([
      ['99', 'low', '◐', 'Low'],
      ['10', 'critical', '▲', 'Critical'],
    ])('keeps its sign and word at %s, with its time', (value, state, sign, word) => {
      const model = stale(value);
      expect(model.icon.state).toBe(state);
      expect(labels(model)).toContain(
        `${sign} Peru · ****1031  PEN ${value}.00 · ${word} · As of ${at}`,
      );
      expect(labels(model)).toContain('   Smilepayz did not answer in time.');
      expect(model.tooltip).toBe(
        `Plimsoll\n${word} · Peru · ****1031 · PEN ${value}.00 · As of ${at}`,
      );
    });

    it('and was fine carries its time alone', () => {
      const model = stale('500');
      expect(model.icon.state).toBe('offline');
      expect(model.tooltip).toBe('Plimsoll\nOffline');
      expect(labels(model)).toContain(`PEN 500.00  ****1031 · As of ${at}`);
    });

    it('and not from today carries its day too', () => {
      const yesterday = NOW - DAY;
      const moment = formatDayTime('en', yesterday);
      expect(labels(stale('500', yesterday))).toContain(
        `PEN 500.00  ****1031 · As of ${moment}`,
      );
    });

    it('leaves the menu as it is while only its age goes on', () => {
      const snapshot = one('500', { freshness: 'stale', readAt });
      const later = { ...snapshot, at: snapshot.at + 60_000 };
      expect(tray(later).items).toEqual(tray(snapshot).items);
    });
  });

  it.each([
    ['key-missing', 'PEN 99.00 · Low · Not verified'],
    ['verified', 'PEN 99.00 · Low'],
    ['unsigned', 'PEN 99.00 · Low'],
  ] as const)('whose answer is %s says so only when it could have been checked', (is, label) => {
    expect(labels(tray(one('99', { verification: is })))[0]).toBe(`◐ Peru · ****1031  ${label}`);
  });

  it.each([
    [DAY / 2, DAY * 0.9, 'under a day'],
    [DAY, DAY * 1.5, '~1 day'],
    [DAY * 2.2, DAY * 3.9, '~2–3 days'],
    [-DAY, DAY * 2.5, '~0–2 days'],
  ])('says how long the money lasts: %i to %i', (from, to, words) => {
    const runOut = { reaches: 'zero', earliest: NOW + from, latest: NOW + to } as const;
    const trends = { a: { [entry('1').key]: { runOut } } };
    expect(labels(trayOf(one('49'), { trends }))[0]).toBe(
      `▲ Peru · ****1031  PEN 49.00 · Critical · ${words}`,
    );
    expect(labels(trayOf(one('500'), { trends })).join()).not.toContain(words);
    const stale = one('49', { freshness: 'stale' });
    expect(labels(trayOf(stale, { trends })).join()).not.toContain(words);
  });

  it('of a connection that is switched off calls nobody', () => {
    const off = one('1', { freshness: 'stale' }, { enabled: false, condition: 'paused' });
    const menu = labels(tray(off));
    expect(menu.slice(0, 2)).toEqual([
      'Smilepayz · Peru · Paused',
      `PEN 1.00  ****1031 · As of ${time}`,
    ]);
  });
});

describe('what can be done about a balance', () => {
  const ref = { connectionId: 'a', key: entry('1').key };

  it('is to open it, copy its amount, mark money on its way, and snooze', () => {
    const items = inside(tray(one('500')), 'PEN 500.00');
    expect(items).toMatchObject([
      { label: 'Open', action: { do: 'show', ...ref } },
      { label: 'Copy amount', enabled: true, action: { do: 'copy-amount', ...ref } },
      { label: 'In transit…', action: { do: 'transit', ...ref } },
      {
        label: 'Snooze',
        items: [
          { label: '1 hour', action: { do: 'snooze', term: 'hour', ...ref } },
          { label: 'Until tomorrow', action: { do: 'snooze', term: 'tomorrow', ...ref } },
          { label: 'Until it changes', action: { do: 'snooze', term: 'change', ...ref } },
        ],
      },
    ]);
  });

  it('is not to copy an amount that was not returned', () => {
    const items = inside(tray(one('500', { freshness: 'not-returned' })), '! Peru');
    expect(items[1]).toMatchObject({ label: 'Copy amount', enabled: false });
  });

  it('is to end a snooze that holds; the row says it, and money on its way', () => {
    const snooze = { until: NOW + DAY, since: NOW };
    const transit = { amount: '5', expectedAt: NOW, note: '', since: NOW, lowest: '1', late: false };
    const model = trayOf(one('49'), {
      alerts: {
        snoozes: { [ref.connectionId]: { [ref.key]: snooze } },
        transits: { [ref.connectionId]: { [ref.key]: transit } },
      },
    });
    expect(labels(model)[0]).toBe(
      '▲ Peru · ****1031  PEN 49.00 · Critical · In transit · Snoozed',
    );
    expect(inside(model, '▲')[3]).toMatchObject({
      label: 'End snooze',
      action: { do: 'snooze', term: null, ...ref },
    });
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

  it('that waits for somebody goes before the others', () => {
    const fine = shownConnection('a', [entry('500')]);
    const waits = shownConnection('b', [entry('500')], { label: 'Mexico', condition: 'needs-you' });
    expect(labels(tray(snapshotOf(fine, waits)))[0]).toContain('Mexico');
  });

  it('with an account in trouble goes before the others, too, and says it', () => {
    const fine = shownConnection('a', [entry('500')]);
    const account = { accountNo: '20001031', currencies: ['PEN'] } as const;
    const accounts = [{ ...account, status: { word: 'FROZEN', meaning: 'attention' } }] as const;
    const waits = shownConnection('b', [entry('500')], { label: 'Mexico', accounts });
    expect(labels(tray(snapshotOf(fine, waits)))[0]).toBe(`Smilepayz · Mexico · Needs you · ${time}`);
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
    expect(model.icon.state).toBe('needs-you');
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
    expect(labels(tray(one('500'))).slice(-7)).toEqual([
      'Refresh now',
      'Open Plimsoll',
      'Copy daily summary',
      'Hide amounts',
      'Pause',
      'Settings',
      'Quit',
    ]);
  });

  it('show that a refresh is running, and start no second', () => {
    const { items } = trayOf(one('500'), { refresh: { state: 'running' } });
    expect(items.find((item) => item.kind === 'action' && item.label === 'Refreshing…')).toMatchObject(
      { enabled: false },
    );
    expect(labels({ items })).not.toContain('Refresh now');
  });

  const ok = { connectionId: 'a', outcome: 'ok' } as const;
  const failed = { connectionId: 'b', outcome: 'failed', problem: { kind: 'timeout' } } as const;
  const soon = { connectionId: 'c', outcome: 'too-soon', waitMs: 8_100 } as const;
  const heldOff = { connectionId: 'd', outcome: 'held-off', waitMs: 60_000 } as const;
  const paused = { connectionId: 'e', outcome: 'paused' } as const;

  it.each([
    [[ok, ok], 'Refreshed'],
    [[ok, paused], 'Refreshed'],
    [[paused, paused], 'Nothing refreshed: the connections are paused'],
    [
      [ok, soon, soon, paused],
      '1 of 3 connections refreshed, the rest were asked a moment ago; try again in 9 s',
    ],
    [[ok, failed, soon], '1 of 3 connections not refreshed'],
    [[failed, paused], '1 of 1 connection not refreshed'],
    [[soon, paused], 'Asked a moment ago; try again in 9 s'],
    [[soon], 'Asked a moment ago; try again in 9 s'],
    [[heldOff, ok], 'A provider asked for a pause; asked again by itself'],
  ])('say what the refresh came to, and offer the next: %#', (outcomes, words) => {
    const menu = labels(trayOf(one('500'), { refresh: { state: 'done', outcomes } }));
    expect(menu[menu.indexOf('Refresh now') + 1]).toBe(`   ${words}`);
  });

  it('pause everything for a while, and say until when', () => {
    expect(inside(tray(one('500')), 'Pause')).toMatchObject([
      { label: 'For 1 hour', action: { do: 'pause', term: 'hour' } },
      { label: 'Until tomorrow', action: { do: 'pause', term: 'tomorrow' } },
      { label: 'Until resumed', action: { do: 'pause', term: 'resumed' } },
    ]);
    const until = NOW + 3_600_000;
    const model = tray(one('10', { freshness: 'stale' }, { enabled: false }), {
      pause: { since: NOW, until },
    });
    const words = `All checks paused until ${formatTime('en', until)}`;
    expect(labels(model)[0]).toBe(words);
    expect(model.tooltip).toBe(`Plimsoll\n${words}`);
    expect(model.icon).toEqual({ state: 'paused', fill: null });
    expect(labels(model)).toContain('Resume checks');
    expect(labels(model)).not.toContain('Pause');
  });

  it('offer to add the first connection', () => {
    const model = tray(snapshotOf());
    expect(model.icon.state).toBe('empty');
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

describe('hidden amounts', () => {
  const accounts = [{ accountNo: '20001031', name: 'Soles', currencies: ['PEN'] }];
  const snapshot = snapshotOf(
    shownConnection('a', [entry('49', { line })], { accounts, environmentKind: 'sandbox' }),
    shownConnection('b', [entry('500', { freshness: 'stale' })], {
      label: 'Mexico',
      condition: 'unreachable',
      problem: { kind: 'timeout' },
    }),
  );

  it('leave no amount, name, number or currency in menu, tooltip or title', () => {
    const model = trayOf(snapshot, { hidden: true, value: { kind: 'sum', currency: 'PEN' } });
    const said = [
      model.tooltip,
      model.title,
      ...everything(model.items).flatMap((item) => (item.kind === 'separator' ? [] : [item.label])),
    ].join('\n');
    expect(said).not.toMatch(/49|500|PEN|Soles|1031|Peru|Mexico|Smilepayz/);
  });

  it('still say how things stand, and can be shown again', () => {
    const model = trayOf(snapshot, { hidden: true });
    expect(labels(model)[0]).toBe('▲ [Sandbox] **** · Critical');
    expect(model.tooltip).toBe('Plimsoll\n[Sandbox] Critical');
    expect(labels(model)).toContain('Show amounts');
  });
});

describe('Chinese', () => {
  it('speaks Chinese throughout', () => {
    const model = tray(one('49'), { locale: 'zh-CN' });
    expect(labels(model)).toEqual([
      '▲ Peru · ****1031  PEN 49.00 · 告急',
      `斯迈尔 · Peru · ${time}`,
      '立即刷新',
      '打开 Plimsoll',
      '复制资金日报',
      '隐藏金额',
      '暂停',
      '设置',
      '退出',
    ]);
  });

  it('tells a snooze that holds from the offer of one', () => {
    const key = entry('1').key;
    const alerts = { snoozes: { a: { [key]: { until: NOW + DAY, since: NOW } } }, transits: {} };
    const chinese = { ...app, locale: 'zh-CN' } as const;
    expect(labels(trayOf(one('500'), { app: chinese, alerts }))[1]).toMatch(/ · 已设稍后提醒$/);
    const offered = inside(trayOf(one('500'), { app: chinese }), 'PEN 500.00');
    expect(labels({ items: offered })).toContain('稍后提醒');
  });

  it('does not call every keychain that gives nothing locked', () => {
    const model = tray(one('500', {}, { condition: 'keychain' }), { locale: 'zh-CN' });
    expect(labels(model)[0]).toContain('密钥存储不可用');
  });
});
