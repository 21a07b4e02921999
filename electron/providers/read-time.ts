import { optionalText } from './json.ts';

/** Date and time to the second or finer, with the offset that makes it a moment; some write it without the colon. */
const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?:Z|([+-]\d{2}):?(\d{2}))$/;

/**
 * Reads a moment given in ISO 8601 or as epoch milliseconds, as text or number.
 * @returns epoch ms; `null` for anything else: a time without an offset could be hours away
 */
export function readTime(value: unknown): number | null {
  const text = optionalText(value) ?? '';
  if (/^\d{13}$/.test(text)) return Number(text);
  const [, local, hours, minutes] = ISO.exec(text) ?? [];
  if (local === undefined) return null;
  const time = Date.parse(local + (hours === undefined ? 'Z' : `${hours}:${minutes}`));
  return time >= 0 ? time : null;
}
