import { readHttpDate } from '../providers/http-date.ts';
import type { RawAnswer } from '../providers/provider.ts';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** From the year 2001 to the year 2286. */
const EPOCH_MS = /^\d{13}$/;

type WithHeaders = Pick<RawAnswer, 'header'>;

/**
 * What the provider's clock said when it answered, epoch ms: its own `response-time` header, or the `Date` every HTTP
 * server sends. `null` when the answer carries neither in a form that can be read.
 */
export function serverTime(answer: WithHeaders): number | null {
  return parseTime(answer.header('response-time')) ?? parseTime(answer.header('date'));
}

/**
 * How far the provider's clock is ahead of this computer's, ms; below zero when it is behind. The answer is taken to
 * have been written halfway between sending and receipt, so half the way there and back is the largest error.
 * @param sentAt epoch ms by this computer's clock, as is `receivedAt`
 * @returns `null` when the answer does not say what time it is
 */
export function clockOffset(
  answer: WithHeaders,
  sentAt: number,
  receivedAt: number,
): number | null {
  const there = serverTime(answer);
  return there === null ? null : Math.round(there - (sentAt + receivedAt) / 2);
}

function parseTime(text: string | null): number | null {
  const trimmed = text?.trim() ?? '';
  if (EPOCH_MS.test(trimmed)) return Number(trimmed);
  const time = ISO_TIME.test(trimmed) ? Date.parse(trimmed) : readHttpDate(trimmed);
  if (time === null) return null;
  return Number.isNaN(time) ? null : time;
}
