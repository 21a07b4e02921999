import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../electron/contract/i18n/format.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import {
  mergedMessage,
  noticeMessage,
  summaryMessage,
  testMessage,
  watchingMessage,
} from '../../../electron/robots/messages.ts';
import { entry, NOW, shownConnection, snapshotOf } from '../support/snapshots.ts';

const input = (connections: readonly ConnectionSnapshot[], locale: Locale = 'en') => ({
  locale,
  snapshot: snapshotOf(...connections),
  keychain: 'linux' as const,
  providerName: () => ({ en: 'Bank', 'zh-CN': '银行' }),
});
const summary = (connections: readonly ConnectionSnapshot[], locale: Locale = 'en') =>
  summaryMessage(input(connections, locale)).lines;

const LINE = { warn: '50000', critical: '10000' };
const fine = entry('60000', { line: LINE });
const low = entry('48230', { line: LINE });
const critical = entry('8230', { line: LINE });

describe('the daily summary', () => {
  it('lists the worst first, then how many there are of what', () => {
    expect(
      summary([
        shownConnection('a', [fine, low], { label: 'Peru' }),
        shownConnection('b', [critical, entry('1')], { label: 'Mexico' }),
      ]),
    ).toEqual([
      '▲ Critical · Mexico · ****1031: PEN 8,230.00, below the critical line PEN 10,000.00',
      '◐ Low · Peru · ****1031: PEN 48,230.00, below the warn line PEN 50,000.00',
      'Peru · ****1031: PEN 60,000.00',
      'Mexico · ****1031: PEN 1.00',
      '4 accounts: 1 critical, 1 low',
    ]);
  });

  it('says the same in Chinese', () => {
    const lines = summary([shownConnection('a', [fine, low], { label: '秘鲁' })], 'zh-CN');
    expect(lines).toEqual([
      '◐ 偏低 · 秘鲁 · ****1031\uff1aPEN 48,230.00\uff0c低于预警线 PEN 50,000.00',
      '秘鲁 · ****1031\uff1aPEN 60,000.00',
      '共 2 个账户\uff1a1 个偏低',
    ]);
  });

  it('has its day in the title', () => {
    expect(summaryMessage(input([shownConnection('a', [fine])])).title).toMatch(
      /^Balances on Jan 1[56], 2026$/,
    );
    expect(summaryMessage(input([shownConnection('a', [fine])], 'zh-CN')).title).toMatch(
      /^资金日报 2026年1月1[56]日$/,
    );
  });

  it('shows how old a stale amount is, and none for one that was not returned', () => {
    const readAt = NOW - 47 * 60_000;
    const lines = summary([
      shownConnection('a', [
        entry('60000', { freshness: 'stale', readAt, line: LINE }),
        entry('70000', { freshness: 'not-returned', line: LINE }),
      ]),
    ]);
    expect(lines).toEqual([
      '! Not returned · Peru · ****1031: PEN —',
      `Stale · Peru · ****1031: PEN 60,000.00 · As of ${formatTime('en', readAt)} (47 min ago)`,
      '2 accounts: 1 needs you, 1 stale',
    ]);
  });

  it('keeps a low account low when its amount is stale, and says both', () => {
    const [line] = summary([
      shownConnection('a', [entry('48230', { freshness: 'stale', line: LINE })]),
    ]);
    expect(line).toMatch(/^◐ Low · .* · As of /);
  });

  it('says what keeps a connection from being watched', () => {
    const lines = summary([
      shownConnection('a', [fine]),
      shownConnection('b', [], {
        label: 'Mexico',
        condition: 'needs-you',
        problem: { kind: 'signature', code: 'INVALID_SIGNATURE' },
      }),
      shownConnection('c', [], { label: 'Chile', problem: { kind: 'unreachable' } }),
      shownConnection('d', [], { label: 'Brazil', problem: { kind: 'keychain-locked' } }),
      shownConnection('e', [], { label: 'Spain', condition: 'unread' }),
      shownConnection('f', [low], { label: 'Italy', enabled: false }),
    ]);
    expect(lines).toEqual([
      '! Needs you · Mexico: Bank rejected the signature (INVALID_SIGNATURE).',
      'Keychain unavailable · Brazil: The keyring is locked.',
      'Offline · Chile: Bank cannot be reached.',
      'Never read · Spain: —',
      'Peru · ****1031: PEN 60,000.00',
      'Paused, not watched: Italy',
      '1 account: 1 needs you, 1 without keychain, 1 offline, 1 never read',
    ]);
  });

  it('passes on the provider’s word for an account that needs attention', () => {
    const account = { accountNo: '20001031', currencies: ['PEN'], name: 'Soles' } as const;
    const status = { word: 'SUSPENDED', meaning: 'attention' } as const;
    const [line] = summary([shownConnection('a', [fine], { accounts: [{ ...account, status }] })]);
    expect(line).toBe('! Needs you · Peru · Soles: SUSPENDED');
  });

  it('never reads like all is well when no line is set', () => {
    expect(summary([shownConnection('a', [fine])]).at(-1)).toBe('1 account: none below its line');
    expect(summary([shownConnection('a', [entry('5')])]).at(-1)).toBe(
      '1 account: no alert lines set',
    );
    expect(summary([])).toEqual(['No connections yet']);
  });

  it('marks an amount nobody could verify', () => {
    const [line] = summary([shownConnection('a', [entry('5', { verification: 'key-missing' })])]);
    expect(line).toBe('Peru · ****1031: PEN 5.00 · Not verified');
  });
});

describe('sandbox and demo', () => {
  const demo = shownConnection('d', [critical], { label: 'Trial', environmentKind: 'demo' });
  const sandbox = shownConnection('s', [low], { label: 'Test', environmentKind: 'sandbox' });

  it('come after production, say what they are and are not counted', () => {
    expect(summary([demo, sandbox, shownConnection('a', [fine])])).toEqual([
      'Peru · ****1031: PEN 60,000.00',
      '[Demo] ▲ Critical · Trial · ****1031: PEN 8,230.00, below the critical line PEN 10,000.00',
      '[Sandbox] ◐ Low · Test · ****1031: PEN 48,230.00, below the warn line PEN 50,000.00',
      '1 account: none below its line',
      'Not counted: 2 sandbox or demo accounts',
    ]);
  });

  it('alone say so in the title of everything', () => {
    expect(summaryMessage(input([demo])).title).toMatch(/^\[Demo\] Balances on /);
    expect(watchingMessage(input([demo], 'zh-CN')).title).toBe('【演示】仍在值守');
    const beside = watchingMessage(input([demo, shownConnection('a', [fine])]));
    expect(beside.title).toBe('Still watching');
  });
});

describe('the sign of life', () => {
  it('says how things stand and when the last reading came', () => {
    const lastSuccessAt = NOW - 3 * 60_000;
    const message = watchingMessage(input([shownConnection('a', [fine], { lastSuccessAt })]));
    expect(message).toEqual({
      title: 'Still watching',
      lines: [
        '1 account: none below its line',
        `Last reading: ${formatTime('en', lastSuccessAt)} (3 min ago)`,
      ],
    });
  });

  it('is no good news when something is wrong', () => {
    const { lastSuccessAt: _never, ...unread } = shownConnection('a', [], { condition: 'unread' });
    expect(watchingMessage(input([unread])).lines).toEqual([
      '0 accounts: 1 never read',
      'Nothing could be read yet.',
    ]);
    const broken = shownConnection('b', [low], { problem: { kind: 'timeout' } });
    expect(watchingMessage(input([broken])).lines[0]).toBe('1 account: 1 low, 1 offline');
  });

  it('does not take a demo’s reading for production’s', () => {
    const { lastSuccessAt: _never, ...unread } = shownConnection('a', [], { condition: 'unread' });
    const demo = shownConnection('d', [fine], { environmentKind: 'demo' });
    expect(watchingMessage(input([demo, unread])).lines.at(-1)).toBe('Nothing could be read yet.');
  });
});

describe('other messages', () => {
  it('a notification keeps its words', () => {
    expect(noticeMessage({ title: 'Low: Peru', body: 'one\ntwo' })).toEqual({
      title: 'Low: Peru',
      lines: ['one', 'two'],
    });
  });

  it('a test says that it is one', () => {
    expect(testMessage('en').title).toBe('This is a test');
    expect(testMessage('zh-CN').title).toBe('这是一条测试消息');
  });

  it('several in one stand under their own titles, and what was lost is said', () => {
    const messages = [
      { title: 'a', lines: ['1', '2'] },
      { title: 'b', lines: ['3'] },
    ];
    expect(mergedMessage('zh-CN', messages, 4)).toEqual({
      title: '2 条消息合并发送',
      lines: ['• a', '  1', '  2', '• b', '  3', '另有 4 条更早的消息未能送达。'],
    });
  });
});
