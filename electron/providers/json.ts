import { LosslessNumber, parse } from 'lossless-json';
import type { AnswerFault } from '../domain/problem.ts';

/** An answer that is not what the provider's documents describe. The message names the place, never the content. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
  readonly fault: AnswerFault | undefined;

  /** @param fault where there is more to say of it, and other advice, than that it cannot be read */
  constructor(message: string, fault?: AnswerFault) {
    super(message);
    this.fault = fault;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads JSON without losing a digit: numbers stay the text they were sent as.
 * @throws BadAnswer when the bytes are no JSON object in UTF-8
 */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BadAnswer('the answer is not JSON', 'not-json');
  }
  return asObject(value, 'the answer');
}

export function asObject(value: unknown, place: string): JsonObject {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    value instanceof LosslessNumber
  ) {
    throw new BadAnswer(`${place} is not an object`);
  }
  return value as JsonObject;
}

export function asArray(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadAnswer(`${place} is not a list`);
  return value;
}

/**
 * A text, or a number as the text it was sent as: providers use both for ids and amounts.
 * @throws BadAnswer
 */
export function asText(value: unknown, place: string): string {
  const text = optionalText(value);
  if (text === undefined || text === '') throw new BadAnswer(`${place} is missing`);
  return text;
}

/** Longer than any token or number that is sent. */
const MAX_TEXT = 8_192;

/** @throws BadAnswer for half a surrogate pair: it names nothing, and cannot be part of a key */
export function optionalText(value: unknown): string | undefined {
  const text = textOf(value);
  if (text !== undefined && text.length > MAX_TEXT) throw new BadAnswer('a text is far too long');
  if (text !== undefined && /\p{Surrogate}/u.test(text)) throw new BadAnswer('a text is not well-formed');
  return text;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof LosslessNumber) return value.value;
  return undefined;
}

/** Longer than any code, status or type there is. */
const MAX_WORD = 64;

/** Line ends, and what turns the direction of everything behind it, would let an answer redraw the window or the log. */
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A provider's code, status or type as it may be shown: verbatim where it is one. */
export function shownWord(word: string): string {
  return word.slice(0, MAX_WORD).replaceAll(UNPRINTABLE, '\uFFFD');
}

/** What a provider says in its own words, cut to a length that fits a window. */
export function providerMessage(value: unknown): { providerMessage?: string } {
  const text = textOf(value)?.trim().slice(0, 300).replaceAll(UNPRINTABLE, '\uFFFD');
  return text === undefined || text === '' ? {} : { providerMessage: text };
}
