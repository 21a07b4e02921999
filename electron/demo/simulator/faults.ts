import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import { mulberry32, seedFor } from './prng.ts';
import type { Prng } from './prng.ts';
import type { Fault, SimulatedProvider } from './protocol.ts';
import type { Answer, ProviderSide } from './wire.ts';

const TOO_LARGE_BYTES = 8 * 1024 * 1024 + 64 * 1024;

interface Arming {
  fault: Fault;
  /** `Infinity`: until it is cleared. */
  left: number;
  /** `null`: every path of the provider. */
  path: string | null;
}

/** The faults that are armed, one per provider. */
export class FaultBoard {
  readonly #armed = new Map<SimulatedProvider, Arming>();

  arm(
    provider: SimulatedProvider,
    fault: Fault | null,
    times = Number.POSITIVE_INFINITY,
    path: string | null = null,
  ): void {
    if (fault) this.#armed.set(provider, { fault, left: times, path });
    else this.#armed.delete(provider);
  }

  /** The fault that hits this request, if any; uses up one of its times. */
  take(provider: SimulatedProvider, path: string): Fault | null {
    const arming = this.#armed.get(provider);
    if (!arming || (arming.path !== null && arming.path !== path)) return null;
    arming.left -= 1;
    if (arming.left <= 0) this.#armed.delete(provider);
    return arming.fault;
  }
}

/**
 * Now and then a request of one provider meets a short trouble: about every hundred seconds in the demo, which
 * asks four times every five.
 */
export class Hiccups {
  static readonly provider: SimulatedProvider = 'smilepayz';
  readonly #chance: Prng;
  #until: number;

  constructor(seed: number) {
    this.#chance = mulberry32(seedFor(seed, 'hiccups'));
    this.#until = this.#gap();
  }

  take(provider: SimulatedProvider): 'unavailable' | 'unknown' | null {
    if (provider !== Hiccups.provider) return null;
    this.#until -= 1;
    if (this.#until > 0) return null;
    this.#until = this.#gap();
    return this.#chance.next(2) === 0 ? 'unavailable' : 'unknown';
  }

  #gap(): number {
    return 60 + this.#chance.next(31);
  }
}

/** Sends an answer, signed over exactly the bytes that go out. */
export function send(response: ServerResponse, answer: Answer): void {
  sendWith(response, answer, answer.body, answer.seal?.(answer.body) ?? {});
}

/** Sends a plain-text trouble that is no provider's own answer. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

/** Sends what the fault makes of the answer. */
export async function sendFaulty(
  response: ServerResponse,
  answer: Answer,
  fault: Fault,
  provider: ProviderSide,
): Promise<void> {
  switch (fault.kind) {
    case 'down':
      response.socket?.destroy();
      return;
    case 'slow':
      return;
    case 'http-500':
      sendText(response, 500, 'Internal Server Error');
      return;
    case 'redirect':
      response.writeHead(302, { Location: '/moved' }).end();
      return;
    case 'html':
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Maintenance</title><p>Back soon.</p>');
      return;
    case 'malformed': {
      const half = answer.body.slice(0, Math.floor(answer.body.length / 2));
      sendWith(response, answer, half, answer.seal?.(half) ?? {});
      return;
    }
    case 'too-large':
      await sendTooLarge(response, answer);
      return;
    case 'bad-answer-signature':
      sendWith(response, answer, answer.body, answer.seal?.(`${answer.body} `) ?? {});
      return;
    case 'half-signed': {
      const { 'response-time': _, ...rest } = answer.seal?.(answer.body) ?? {};
      sendWith(response, answer, answer.body, rest);
      return;
    }
    case 'unsigned-success':
      sendWith(response, answer, answer.body, {});
      return;
    case 'unknown':
      send(response, provider.unknown());
      return;
    case 'code':
      send(response, provider.failure(fault.code, fault.message));
      return;
  }
}

function sendWith(
  response: ServerResponse,
  answer: Answer,
  body: string,
  seal: Record<string, string>,
): void {
  const bytes = Buffer.from(body, 'utf8');
  response
    .writeHead(200, { ...answer.headers, ...seal, 'Content-Length': bytes.length })
    .end(bytes);
}

/** Chunked, without a length, so that only a cap on what was really read can stop it. */
async function sendTooLarge(response: ServerResponse, answer: Answer): Promise<void> {
  response.writeHead(200, answer.headers);
  response.write('{"padding":"');
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for (let sent = 0; sent <= TOO_LARGE_BYTES && !response.destroyed; sent += chunk.length) {
    if (response.write(chunk)) continue;
    try {
      await once(response, 'drain', { signal: gone.signal });
    } catch {
      return;
    }
  }
  response.end('"}');
}
