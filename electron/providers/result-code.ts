import type { LocalizedText } from '../domain/locale.ts';
import type { ProblemKind } from '../domain/problem.ts';
import { providerMessage, shownWord } from './json.ts';
import type { Failure } from './provider.ts';

/** What a provider's result code means to us, and what its documents tell to do. */
export interface ResultCode {
  readonly kind: ProblemKind;
  readonly advice: LocalizedText;
  readonly retry?: Failure['retry'];
}

/**
 * The failure a code stands for; one nobody listed keeps its name and counts as `otherwise`.
 * @param message the provider's own words, of whatever type the answer had
 */
export function failureOfCode(
  codes: Readonly<Record<string, ResultCode>>,
  code: string,
  otherwise: ProblemKind,
  message: unknown,
): Failure {
  const words = providerMessage(message);
  // A code such as “constructor” must not find what every object has.
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
  const shown = shownWord(code);
  if (known === undefined) return { ok: false, problem: { kind: otherwise, code: shown, ...words } };
  const { kind, advice, retry } = known;
  const problem = { kind, advice, code: shown, ...words };
  return { ok: false, problem, ...(retry === undefined ? {} : { retry }) };
}
