import type { ConnectionState, Outcome } from './connection-state.ts';
import type { Plan } from './policy.ts';

export const unasked: Plan = {
  condition: 'unread',
  failures: 0,
  lastAskedAt: null,
  lastSentAt: null,
  heldOffUntil: null,
  soon: null,
  random: 0,
};

/**
 * The plan after a refresh.
 * @param state the connection's state after the same refresh
 * @param now by the steady clock, ms
 * @param random from 0 up to 1
 */
export function afterRefresh(
  plan: Plan,
  outcomes: readonly Outcome[],
  state: ConnectionState,
  now: number,
  random: number,
): Plan {
  const some = outcomes.some(({ kind, result }) => kind === 'balances' && result.ok);
  const waits = outcomes.flatMap(({ result }) =>
    result.ok ? [] : [result.problem.retryAfterMs ?? 0],
  );
  const longest = Math.max(0, ...waits);
  return {
    condition: some ? 'ok' : state.condition,
    failures: some ? 0 : plan.failures + 1,
    lastAskedAt: now,
    lastSentAt: plan.lastSentAt,
    heldOffUntil: longest === 0 ? null : now + longest,
    // The computer may have slept in the middle of it; then one more is owed, unless this one got through.
    soon: some ? null : plan.soon,
    random,
  };
}

/** The plan of a connection that is owed a refresh because something changed on this computer. @param at steady clock, ms */
export function owed(plan: Plan, at: number): Plan {
  // What could not be reached then may be reached now, so that the count begins again.
  const failures = plan.condition === 'unreachable' ? 0 : plan.failures;
  return { ...plan, failures, soon: { at, byPerson: false } };
}

/** The plan while a refresh is under way: what is owed from now on came after it began. */
export function begun(plan: Plan): Plan {
  return { ...plan, soon: null };
}

/**
 * The plan of a connection that a person changed. Floors are the provider's, so they stay.
 * @param now by the steady clock, ms
 * @param elsewhere whether it may be another provider's from now on, who asked for nothing yet
 */
export function changed(plan: Plan, now: number, elsewhere: boolean): Plan {
  const { lastSentAt, heldOffUntil } = plan;
  const soon = { at: now, byPerson: true };
  return { ...unasked, lastSentAt, heldOffUntil: elsewhere ? null : heldOffUntil, soon };
}
