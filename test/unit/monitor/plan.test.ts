import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../electron/domain/problem.ts';
import type { Outcome } from '../../../electron/monitor/connection-state.ts';
import { afterRefresh, begun, changed, owed, unasked } from '../../../electron/monitor/plan.ts';
import type { Plan } from '../../../electron/monitor/policy.ts';
import { balance, good } from './harness.ts';

const NOW = 1_000_000;
const SENT = NOW - 500;

const before: Plan = {
  ...unasked,
  condition: 'unreachable',
  failures: 3,
  lastAskedAt: NOW - 300_000,
  lastSentAt: SENT,
};
const read = good([balance('1', '5')]);

function outcome(result: Problem | 'read', kind: Outcome['kind'] = 'balances'): Outcome {
  return { inquiryId: 'one', kind, result: result === 'read' ? read : { ok: false, problem: result } };
}

const after = (outcomes: readonly Outcome[], plan = before, refusals = 0): Plan =>
  afterRefresh(plan, outcomes, { refusals }, NOW, 0.25);

describe('after a refresh', () => {
  it('that gave a reading the count of failures begins anew', () => {
    expect(after([outcome('read')])).toEqual({
      ...unasked,
      condition: 'ok',
      failures: 0,
      lastAskedAt: NOW,
      lastSentAt: SENT,
      random: 0.25,
    });
  });

  it('that gave none it goes on', () => {
    const plan = after([outcome({ kind: 'timeout' })]);
    expect(plan).toMatchObject({ condition: 'unreachable', failures: 4, lastAskedAt: NOW });
  });

  it.each<[string, readonly (Problem | 'read')[], Plan['condition']]>([
    ['one of several was read', [{ kind: 'not-found' }, 'read'], 'ok'],
    ['one may yet answer', [{ kind: 'not-found' }, { kind: 'timeout' }], 'unreachable'],
    ['none can do without a person', [{ kind: 'not-found' }, { kind: 'permission' }], 'needs-you'],
    ['one may, one cannot be asked', [{ kind: 'http-status' }, { kind: 'tls' }], 'unknown'],
  ])('the account that fared best counts: %s', (_name, results, condition) => {
    expect(after(results.map((result) => outcome(result))).condition).toBe(condition);
  });

  it('accounts that could not be listed do not end the watch over balances', () => {
    expect(after([outcome('read'), outcome({ kind: 'permission' }, 'accounts')])).toMatchObject({
      condition: 'ok',
      failures: 0,
    });
  });

  it('the third unexplained refusal in a row needs a person', () => {
    const refused = [outcome({ kind: 'provider-failed' })];
    expect(after(refused, before, 2).condition).toBe('unknown');
    expect(after(refused, before, 3).condition).toBe('needs-you');
  });
});

describe('a provider that was asked too often', () => {
  it('is asked more seldom, also when it answered something else', () => {
    for (const kind of ['balances', 'accounts'] as const) {
      expect(after([outcome('read'), outcome({ kind: 'rate-limited' }, kind)])).toMatchObject({
        condition: 'unknown',
        failures: 4,
        heldOff: null,
      });
    }
  });

  it('is left alone for as long as it asked for, counted from now', () => {
    const limited: Problem = { kind: 'rate-limited', retryAfterMs: 90_000 };
    expect(after([outcome(limited)]).heldOff).toEqual({ until: NOW + 90_000, limited: true });
  });
});

describe('a provider that is busy', () => {
  const busy = (retryAfterMs: number): Problem => ({ kind: 'http-status', retryAfterMs });

  it('is left alone too, for the longest that was asked for', () => {
    const plan = after([outcome(busy(5_000)), outcome(busy(90_000)), outcome(busy(7_000))]);
    expect(plan.heldOff).toEqual({ until: NOW + 90_000, limited: false });
  });

  it('still is, when a person asked and it could not be reached', () => {
    const heldOff = { until: NOW + 60_000, limited: false };
    expect(after([outcome({ kind: 'timeout' })], { ...before, heldOff }).heldOff).toEqual(heldOff);
    expect(after([outcome('read')], { ...before, heldOff }).heldOff).toBeNull();
  });
});

describe('a refresh that is owed', () => {
  const soon = { at: NOW + 700, byPerson: false };

  it('forgets that it could not be reached, and nothing else', () => {
    expect(owed(before, NOW + 700, NOW)).toEqual({ ...before, failures: 0, soon });
    const refused: Plan = { ...before, condition: 'unknown' };
    expect(owed(refused, NOW + 700, NOW).failures).toBe(3);
  });

  it('is not put off by the next event', () => {
    const plan = owed(owed(before, NOW + 700, NOW), NOW + 1_900, NOW + 100);
    expect(plan.soon).toEqual(soon);
    expect(owed(plan, NOW + 300, NOW + 200).soon?.at).toBe(NOW + 300);
  });

  it('is spread anew once its moment is past', () => {
    const plan = owed(before, NOW + 700, NOW);
    expect(owed(plan, NOW + 9_900, NOW + 9_000).soon?.at).toBe(NOW + 9_900);
  });

  it('remains a person’s, with the moment that goes with it', () => {
    const plan = owed(changed(before, NOW, false), NOW + 5_900, NOW + 5_000);
    expect(plan.soon).toEqual({ at: NOW, byPerson: true });
  });

  it('is settled by beginning it; what comes after that is owed anew, unless it got through', () => {
    const asked = begun(owed(before, NOW, NOW));
    expect(asked.soon).toBeNull();
    const again = owed(asked, NOW + 700, NOW);
    expect(after([outcome({ kind: 'timeout' })], again).soon).toEqual(soon);
    expect(after([outcome('read')], again).soon).toBeNull();
  });
});

describe('a connection that a person changed', () => {
  const heldOff = { until: NOW + 60_000, limited: true };

  it('is asked anew, by the person’s floor, and left alone where it was to be', () => {
    expect(changed({ ...before, heldOff }, NOW, false)).toEqual({
      ...unasked,
      lastSentAt: SENT,
      heldOff,
      soon: { at: NOW, byPerson: true },
    });
  });

  it('owes another provider no rest', () => {
    expect(changed({ ...before, heldOff }, NOW, true)).toMatchObject({
      heldOff: null,
      lastSentAt: SENT,
    });
  });
});
