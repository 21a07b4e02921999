import type { LocalizedText } from '../domain/locale.ts';
import type { Problem, ProblemKind } from '../domain/problem.ts';

/** What a provider's result code means to us, and what its documents tell to do. */
export interface ResultCode {
  readonly kind: ProblemKind;
  readonly advice: LocalizedText;
}

/** The problem a code stands for; one nobody listed keeps its name and counts as `otherwise`. */
export function problemOfCode(
  codes: Readonly<Record<string, ResultCode>>,
  code: string,
  otherwise: ProblemKind,
): Problem {
  // A code such as “constructor” must not find what every object has.
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return known === undefined ? { kind: otherwise, code } : { ...known, code };
}
