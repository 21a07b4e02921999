import { BadAnswer } from './json.ts';
import type { InquiryResult, RawAnswer } from './provider.ts';

/** What every provider's answers have in common: only status 200 is read, and what cannot be read is a bad answer. */
export function readAnswer(answer: RawAnswer, read: () => InquiryResult): InquiryResult {
  if (answer.status === 429) {
    return { ok: false, problem: { kind: 'rate-limited', code: 'HTTP 429' } };
  }
  if (answer.status !== 200) {
    return { ok: false, problem: { kind: 'http-status', code: `HTTP ${answer.status}` } };
  }
  try {
    return read();
  } catch (error) {
    if (error instanceof BadAnswer) return { ok: false, problem: { kind: 'bad-answer' } };
    throw error;
  }
}
