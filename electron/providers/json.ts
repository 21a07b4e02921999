import { LosslessNumber, parse } from 'lossless-json';

/** An answer that is not what the provider's documents describe. The message names the place, never the content. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
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
    throw new BadAnswer('the answer is not JSON');
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

/** @throws BadAnswer for half a surrogate pair: it names nothing, and cannot be part of a key */
export function optionalText(value: unknown): string | undefined {
  const text = textOf(value);
  if (text !== undefined && /\p{Surrogate}/u.test(text)) throw new BadAnswer('a text is not well-formed');
  return text;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof LosslessNumber) return value.value;
  return undefined;
}

/** What a provider says in its own words, cut to a length that fits a window. */
export function providerMessage(value: unknown): { providerMessage?: string } {
  const text = textOf(value)?.trim().slice(0, 300).replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return text === undefined || text === '' ? {} : { providerMessage: text };
}
