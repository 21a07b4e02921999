import type { Problem, ProblemKind } from '../domain/problem.ts';

/** How a provider refuses a request whose time it does not believe; none of them says it plainly. */
const suspects: ReadonlySet<ProblemKind> = new Set([
  'signature',
  'credentials',
  'provider-failed',
  'clock-skew',
]);

/** Providers put up with five minutes or so; a clock that is off by less than this is not what they minded, ms. */
const SUSPICIOUS_MS = 2 * 60_000;

/**
 * A refusal that came with a clock far from ours is about the clock: what the provider says of signatures or parameters
 * would send a person looking in the wrong place. Its code and words are kept.
 * @param offset the provider's clock minus this computer's, ms; `null` when the answer did not tell
 */
export function blameClock(problem: Problem, offset: number | null): Problem {
  if (offset === null || Math.abs(offset) < SUSPICIOUS_MS || !suspects.has(problem.kind)) {
    return problem;
  }
  const { advice: _, ...rest } = problem;
  return { ...rest, kind: 'clock-skew', skewMs: -offset };
}
