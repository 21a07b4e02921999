import type { IncomingHttpHeaders } from 'node:http';

import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';

import type { SimulatedProvider } from './protocol.ts';

/** A request as it came in; the body is untouched bytes. */
export interface ReceivedRequest {
  method: string;
  /** Path and query as sent: what WorldFirst signs. */
  target: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Answer {
  /** `ok`, or the provider's code for what was wrong with the request. */
  verdict: string;
  headers: Record<string, string>;
  body: string;
  /** Headers that sign exactly the given body; absent when the answer goes out unsigned. */
  seal?: (body: string) => Record<string, string>;
}

/** One provider's half of the conversation. */
export interface ProviderSide {
  readonly id: SimulatedProvider;
  readonly paths: readonly string[];
  /** The request headers that say who is asking. */
  readonly askerHeaders: readonly string[];
  /** Verifies first, then answers. Never throws for a bad request. */
  answer(request: ReceivedRequest): Answer;
  /** The provider's own error answer with that code. */
  failure(code: string, message?: string): Answer;
  /** The provider's own "we do not know". */
  unknown(): Answer;
}

/** Thrown inside a provider's checks; becomes that provider's error answer. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One header's value; an absent and an empty one are the same. */
export function header(request: ReceivedRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}

export function isJson(request: ReceivedRequest): boolean {
  return /^application\/json(?:;|$)/i.test(header(request, 'content-type'));
}

/** @returns the object in the body, its numbers exact; `null` when it is not valid UTF-8 JSON or no object */
export function readObject(body: Buffer): Record<string, unknown> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return asObject(parse(text));
  } catch {
    return null;
  }
}

/** @returns `null` for anything but a JSON object */
export function asObject(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) || isLosslessNumber(value)) return null;
  return value as Record<string, unknown>;
}

/** @returns a whole number above zero, written as a number or as text; else `null` */
export function readPositiveWhole(value: unknown): bigint | null {
  const text = isLosslessNumber(value) ? value.value : value;
  // Eighteen digits: what fits the vendors' signed 64 bits whatever they are.
  return typeof text === 'string' && /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null;
}

/** @returns the strings of a list, `[]` when it is absent, `null` when it is anything else */
export function readStrings(value: unknown): string[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  return value.every((item) => typeof item === 'string') ? value : null;
}

/** Whole minor units as a decimal number with that many fraction digits: (-5n, 2) → `-0.05`. */
export function toDecimal(minor: bigint, decimals: number): string {
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A JSON number with exactly these digits; a float could not hold them all. */
export function exactNumber(digits: string): LosslessNumber {
  return new LosslessNumber(digits);
}

/** JSON text in which `exactNumber` values keep their digits. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}
