import type { Problem } from '../domain/problem.ts';
import type { RawAnswer } from './provider.ts';

/** A slip in a header must not end the watch, ms. */
const LONGEST_MS = 24 * 60 * 60_000;
/** The one form HTTP allows to be sent: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long the answer's `Retry-After` asks to be left alone; nothing where it does not, or in no readable form. A date is
 * counted from the answer's own `Date`, so that it does not matter what the clock of this computer says.
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfter(answer: Pick<RawAnswer, 'header'>): Pick<Problem, 'retryAfterMs'> {
  const text = answer.header('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : epochMs(text) - epochMs(answer.header('date')?.trim() ?? '');
  return ms > 0 ? { retryAfterMs: Math.min(ms, LONGEST_MS) } : {};
}

/** `NaN` for what is no date: the parser of the language makes one of almost anything. */
function epochMs(text: string): number {
  return HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
}
