import { describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/domain/account.ts';
import {
  compareStates,
  connectionState,
  overallState,
  type BalanceSnapshot,
  type ConnectionSnapshot,
  type OverallState,
} from '../../../electron/domain/snapshot.ts';

const live: BalanceSnapshot = {
  key: 'A/B/USD',
  balance: {
    accountNo: 'A',
    balanceType: 'B',
    currency: 'USD',
    available: { currency: 'USD', value: '1', unit: 'major' },
  },
  readAt: 0,
  freshness: 'live',
  verification: 'verified',
  level: 'fine',
};
const low: BalanceSnapshot = { ...live, level: 'low' };
const critical: BalanceSnapshot = { ...live, level: 'critical' };
const account: Account = { accountNo: 'A', currencies: ['USD'] };

function connection(over: Partial<ConnectionSnapshot> = {}): ConnectionSnapshot {
  return {
    id: 'c1',
    providerId: 'any',
    environmentId: 'production',
    environmentKind: 'production',
    label: 'Any',
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances: [live],
    refreshing: false,
    nextReason: 'interval',
    ...over,
  };
}

describe('the state of one connection', () => {
  test.each<[string, Partial<ConnectionSnapshot>, OverallState]>([
    ['read and above its lines', {}, 'fine'],
    ['one balance below the warn line', { balances: [live, low] }, 'low'],
    ['one balance below the critical line', { balances: [low, critical] }, 'critical'],
    ['low, and broken besides', { condition: 'needs-you', balances: [low] }, 'low'],
    ['key rejected', { condition: 'needs-you' }, 'needs-you'],
    ['keychain locked', { condition: 'keychain' }, 'locked'],
    [
      'an account the provider calls abnormal',
      { accounts: [{ ...account, status: { word: 'ABNORMAL', meaning: 'attention' } }] },
      'needs-you',
    ],
    [
      'a status word nobody listed',
      { accounts: [{ ...account, status: { word: 'ODD', meaning: 'unknown' } }] },
      'needs-you',
    ],
    [
      'an account that can be used',
      { accounts: [{ ...account, status: { word: 'ACTIVE', meaning: 'usable' } }] },
      'fine',
    ],
    ['an account without a status', { accounts: [account] }, 'fine'],
    [
      'the account inquiry is not allowed',
      { accountsProblem: { kind: 'permission' } },
      'needs-you',
    ],
    ['the account inquiry timed out', { accountsProblem: { kind: 'timeout' } }, 'stale'],
    [
      'a balance is missing from a good answer',
      { balances: [live, { ...live, freshness: 'not-returned' }] },
      'needs-you',
    ],
    ['no answer', { condition: 'unreachable' }, 'offline'],
    ['the provider could not say', { condition: 'unknown' }, 'stale'],
    [
      'only old amounts so far',
      { condition: 'unread', balances: [{ ...live, freshness: 'stale' }] },
      'stale',
    ],
    ['nothing asked yet', { condition: 'unread', balances: [] }, 'empty'],
    ['switched off while low', { enabled: false, condition: 'paused', balances: [low] }, 'empty'],
  ])('%s', (_, over, state) => {
    expect(connectionState(connection(over))).toBe(state);
  });

  test.each([
    [low, 'unreachable', 'low'],
    [low, 'keychain', 'low'],
    [critical, 'unreachable', 'critical'],
    [critical, 'needs-you', 'critical'],
    [live, 'unreachable', 'offline'],
  ] as const)('what was last read keeps its level while stale: %#', (last, condition, state) => {
    const balances = [{ ...last, freshness: 'stale' }] as const;
    expect(connectionState(connection({ condition, balances }))).toBe(state);
  });

  test('an amount that is not returned any more says nothing about now', () => {
    const balances = [{ ...critical, freshness: 'not-returned' }] as const;
    expect(connectionState(connection({ balances }))).toBe('needs-you');
    expect(connectionState(connection({ condition: 'keychain', balances }))).toBe('locked');
  });
});

describe('the state of the whole', () => {
  test('is the worst of its connections', () => {
    const connections = [
      connection({ condition: 'unreachable' }),
      connection({ balances: [low] }),
      connection(),
    ];
    expect(overallState({ at: 0, connections })).toBe('low');
    expect(overallState({ at: 0, connections: connections.toReversed() })).toBe('low');
  });

  test('without connections, or with paused ones alone, is empty', () => {
    expect(overallState({ at: 0, connections: [] })).toBe('empty');
    expect(overallState({ at: 0, connections: [connection({ enabled: false })] })).toBe('empty');
  });

  test('money comes before access, access before reach', () => {
    const shuffled: OverallState[] = [
      'fine',
      'stale',
      'critical',
      'empty',
      'offline',
      'low',
      'locked',
      'needs-you',
    ];
    expect(shuffled.toSorted(compareStates)).toEqual([
      'critical',
      'low',
      'needs-you',
      'locked',
      'offline',
      'stale',
      'fine',
      'empty',
    ]);
  });
});
