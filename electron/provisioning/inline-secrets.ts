import { readPrivateKey } from '../vault/read-private-key.ts';
import { isObject } from './check-shape.ts';
import type { Place } from './place.ts';
import type { ProblemList } from './problems.ts';

/** The shortest RSA key worth the name is longer as base64. */
const SHORTEST_KEY = 400;

/** Reports every private key that stands in the file itself, wherever somebody put it. */
export function reportInlineSecrets(place: Place, value: unknown, problems: ProblemList): void {
  if (typeof value === 'string') {
    if (isPrivateKey(value)) problems.add(place, 'secret.inline');
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => reportInlineSecrets([...place, index], item, problems));
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      reportInlineSecrets([...place, name], inner, problems);
    }
  }
}

function isPrivateKey(text: string): boolean {
  if (/PRIVATE KEY/.test(text)) return true;
  // The bare text that portals hand out.
  return text.length >= SHORTEST_KEY && readPrivateKey(text).ok;
}
