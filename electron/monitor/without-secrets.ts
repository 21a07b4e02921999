import type { Problem } from '../domain/problem.ts';
import type { Secrets } from '../providers/provider.ts';

const HIDDEN = '•••';
/** Shorter beginnings of a secret tell nothing of it, and would be found in any text. */
const MIN_TAIL = 4;

/** The same secrets, and every text among them that was taken. */
export function watched(secrets: Secrets): {
  readonly secrets: Secrets;
  readonly taken: ReadonlySet<string>;
} {
  const taken = new Set<string>();
  return {
    taken,
    secrets: {
      privateKey: (fieldId) => secrets.privateKey(fieldId),
      text(fieldId) {
        const text = secrets.text(fieldId);
        taken.add(text);
        return text;
      },
      tokens(fieldId) {
        const tokens = secrets.tokens(fieldId);
        for (const token of [tokens?.accessToken, tokens?.refreshToken]) {
          if (token !== undefined) taken.add(token);
        }
        return tokens;
      },
    },
  };
}

/**
 * A provider may repeat in an error what it was sent, and its words are shown and written to the log.
 * @param taken what the request was made of
 */
export function withoutSecrets(problem: Problem, taken: ReadonlySet<string>): Problem {
  const { code, providerMessage } = problem;
  return {
    ...problem,
    ...(code === undefined ? {} : { code: scrubbed(code, taken) }),
    ...(providerMessage === undefined ? {} : { providerMessage: scrubbed(providerMessage, taken) }),
  };
}

function scrubbed(text: string, taken: ReadonlySet<string>): string {
  let clean = text;
  for (const secret of taken) {
    for (const form of new Set([secret, encodeURIComponent(secret)])) {
      if (form !== '') clean = withoutTail(clean.replaceAll(form, HIDDEN), form);
    }
  }
  return clean;
}

/** Words are cut to a length, and the cut may have gone through a secret. */
function withoutTail(text: string, secret: string): string {
  for (let length = Math.min(secret.length, text.length); length >= MIN_TAIL; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return `${text.slice(0, -length)}${HIDDEN}`;
  }
  return text;
}
