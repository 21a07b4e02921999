import type { Condition } from '../domain/problem.ts';
import { conditionAfter, type ConnectionState, type Outcome } from './connection-state.ts';
import type { Plan } from './policy.ts';

export const unasked: Plan = {
  condition: 'unread',
  failures: 0,
  lastAskedAt: null,
  lastSentAt: null,
  heldOff: null,
  soon: null,
  random: 0,
};

/** The later ones are the more hopeless. */
const hope: readonly Condition[] = ['ok', 'unknown', 'unreachable', 'keychain', 'needs-you'];

/**
 * The plan after a refresh.
 * @param state the connection's state after the same refresh
 * @param now by the steady clock, ms
 * @param random from 0 up to 1
 */
export function afterRefresh(
  plan: Plan,
  outcomes: readonly Outcome[],
  { refusals }: Pick<ConnectionState, 'refusals'>,
  now: number,
  random: number,
): Plan {
  const conditions = outcomes.flatMap(({ kind, result }) =>
    kind === 'accounts' ? [] : [result.ok ? 'ok' : conditionAfter(result.problem, refusals)],
  );
  const best = hope.find((condition) => conditions.includes(condition)) ?? 'ok';
  const problems = outcomes.flatMap(({ result }) => (result.ok ? [] : [result.problem]));
  // It goes for all that is asked there, whatever else was answered.
  const limited = problems.some(({ kind }) => kind === 'rate-limited');
  const longest = Math.max(0, ...problems.map(({ retryAfterMs = 0 }) => retryAfterMs));
  const heldOff = best === 'ok' ? null : plan.heldOff;
  return {
    condition: limited ? 'unknown' : best,
    failures: best === 'ok' && !limited ? 0 : plan.failures + 1,
    lastAskedAt: now,
    lastSentAt: plan.lastSentAt,
    heldOff: longest === 0 ? heldOff : { until: now + longest, limited },
    // The computer may have slept in the middle of it; then one more is owed, unless this one got through.
    soon: best === 'ok' ? null : plan.soon,
    random,
  };
}

/**
 * The plan of a connection that is owed a refresh because something changed on this computer.
 * @param at when it is to come, by the steady clock, ms
 * @param now by the steady clock, ms
 */
export function owed(plan: Plan, at: number, now: number): Plan {
  const { soon, condition } = plan;
  // A network that comes and goes must not put it off again and again.
  const stands = soon !== null && (soon.byPerson || soon.at > now);
  return {
    ...plan,
    // What could not be reached then may be reached now, so that the count begins again.
    failures: condition === 'unreachable' ? 0 : plan.failures,
    soon: { at: stands ? Math.min(soon.at, at) : at, byPerson: soon?.byPerson ?? false },
  };
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
  const { lastSentAt, heldOff } = plan;
  const soon = { at: now, byPerson: true };
  return { ...unasked, lastSentAt, heldOff: elsewhere ? null : heldOff, soon };
}
