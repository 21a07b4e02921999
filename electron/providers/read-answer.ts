import { BadAnswer } from './json.ts';
import type { Failure, RawAnswer } from './provider.ts';
import { retryAfter } from './retry-after.ts';

/** Those with which a server can say when it wants to be asked again. */
const MAY_NAME_A_TIME: ReadonlySet<number> = new Set([429, 503]);

/** What every provider's answers have in common: only status 200 is read, and what cannot be read is a bad answer. */
export function readAnswer<Good extends { readonly ok: true }>(
  answer: RawAnswer,
  read: () => Good | Failure,
): Good | Failure {
  const { status } = answer;
  if (status !== 200) {
    const kind = status === 429 ? 'rate-limited' : 'http-status';
    const wait = MAY_NAME_A_TIME.has(status) ? retryAfter(answer) : {};
    return { ok: false, problem: { kind, code: `HTTP ${status}`, ...wait } };
  }
  try {
    return read();
  } catch (error) {
    if (error instanceof BadAnswer) {
      const { fault } = error;
      return { ok: false, problem: { kind: 'bad-answer', ...(fault === undefined ? {} : { fault }) } };
    }
    throw error;
  }
}
