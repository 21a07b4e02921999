import { createHash } from 'node:crypto';

import type { SentAnswer } from './send.ts';
import { header } from './wire.ts';
import type { ProviderSide, ReceivedRequest } from './wire.ts';

const MAX_KEPT = 100;

/** The last good answer to each question, so that it can be sent again when it is out of date. */
export class EarlierAnswers {
  readonly #kept = new Map<string, SentAnswer>();

  find(provider: ProviderSide, request: ReceivedRequest): SentAnswer | null {
    return this.#kept.get(questionOf(provider, request)) ?? null;
  }

  keep(provider: ProviderSide, request: ReceivedRequest, sent: SentAnswer): void {
    const question = questionOf(provider, request);
    this.#kept.delete(question);
    this.#kept.set(question, sent);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** Who asked, and what: times, nonces and signatures are another every time. Hashed, for bodies can hold tokens. */
function questionOf(provider: ProviderSide, request: ReceivedRequest): string {
  const hash = createHash('sha256').update(`${provider.id} ${request.target}\n`);
  for (const name of provider.askerHeaders) hash.update(`${header(request, name)}\n`);
  return hash.update(request.body).digest('hex');
}
