import { describe, expect, it } from 'vitest';
import type { ProblemKind } from '../../../electron/domain/problem.ts';
import { unreadState, type Reading } from '../../../electron/monitor/connection-state.ts';
import { areAccountsDue, broken } from '../../../electron/monitor/refresh-rules.ts';
import { MINUTE, START, balance } from './harness.ts';

describe('whether accounts are asked along with balances', () => {
  const due = (accountsReadAt?: number, kind?: ProblemKind): boolean =>
    areAccountsDue(
      {
        ...unreadState,
        ...(accountsReadAt === undefined ? {} : { accountsReadAt }),
        ...(kind === undefined ? {} : { accountsProblem: { kind } }),
      },
      START,
    );

  it('they are when they never were, and then every half hour', () => {
    expect(due()).toBe(true);
    expect(due(START - 30 * MINUTE + 1)).toBe(false);
    expect(due(START - 30 * MINUTE)).toBe(true);
  });

  it.each<[ProblemKind, boolean]>([
    ['timeout', true],
    ['http-status', true],
    ['provider-failed', true],
    ['keychain-locked', true],
    ['permission', false],
    ['signature', false],
  ])('after %s: %s, whenever they were read', (kind, expected) => {
    expect([due(undefined, kind), due(START, kind)]).toEqual([expected, expected]);
  });
});

describe('a failure of our own', () => {
  const reading = (accountNo: string, inquiryId: string): Reading => ({
    balance: balance(accountNo, '1'),
    readAt: START,
    verification: 'unsigned',
    inquiryId,
    returned: true,
  });

  it('stands for every inquiry that gave a reading, once each', () => {
    const given = [reading('1', 'one'), reading('2', 'two'), reading('3', 'two')];
    const readings = new Map(given.map((one) => [one.balance.accountNo, one]));
    const result = { ok: false, problem: { kind: 'internal' } };
    expect(broken({ ...unreadState, readings })).toEqual([
      { inquiryId: 'one', kind: 'balances', result },
      { inquiryId: 'two', kind: 'balances', result },
    ]);
  });

  it('is told also when nothing was read before', () => {
    expect(broken(unreadState)).toMatchObject([{ kind: 'balances', result: { ok: false } }]);
  });
});
