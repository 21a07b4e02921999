import type { Problem } from '../domain/problem.ts';
import { readHttpDate } from './http-date.ts';
import type { RawAnswer } from './provider.ts';

/** A slip in a header must not end the watch, ms. */
const LONGEST_MS = 24 * 60 * 60_000;

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

function epochMs(text: string): number {
  return readHttpDate(text) ?? Number.NaN;
}
