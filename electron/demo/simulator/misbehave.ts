import type { ServerResponse } from 'node:http';

import type { Fault } from './protocol.ts';
import { send, sendAgain, sendSealed, sendText } from './send.ts';
import type { SentAnswer } from './send.ts';
import { sendBomb, sendDrops, sendHalfThenReset, sendPadding } from './streams.ts';
import type { Answer, ProviderSide } from './wire.ts';

const MIB = 1024 * 1024;
const TOO_LARGE_BYTES = 8 * MIB + 64 * 1024;
const HUGE_BYTES = 100 * MIB;
const DRIP_MS = 200;

/** What an answer was to be before the fault. */
export interface Spoilt {
  answer: Answer;
  provider: ProviderSide;
  /** The answer to the same question before, if there was one. */
  earlier: SentAnswer | null;
}

/** Sends what the fault makes of the answer; resolves when all of it is written or the client has gone. */
export async function misbehave(
  response: ServerResponse,
  fault: Fault,
  { answer, provider, earlier }: Spoilt,
): Promise<void> {
  const { headers, body } = answer;
  switch (fault.kind) {
    case 'down':
      response.socket?.destroy();
      return;
    case 'reset':
      sendHalfThenReset(response, { ...headers, ...answer.seal?.(body) }, body);
      return;
    case 'slow':
      return;
    case 'drip':
      sendDrops(response, { ...headers, ...answer.seal?.(body) }, body, fault.everyMs ?? DRIP_MS);
      return;
    case 'http-500':
      sendText(response, 500, 'Internal Server Error');
      return;
    case 'http-429':
      sendText(response, 429, 'Too Many Requests', retryAfter(fault));
      return;
    case 'http':
      sendText(response, fault.status, `Status ${fault.status}`, retryAfter(fault));
      return;
    case 'redirect':
      response.writeHead(302, { Location: '/moved' }).end();
      return;
    case 'html':
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Maintenance</title><p>Back soon.</p>');
      return;
    case 'wrong-content-type':
      send(response, {
        ...answer,
        headers: { ...headers, 'Content-Type': fault.contentType ?? 'text/plain; charset=utf-8' },
      });
      return;
    case 'malformed': {
      const half = body.slice(0, Math.floor(body.length / 2));
      sendSealed(response, answer, half, answer.seal?.(half) ?? {});
      return;
    }
    case 'too-large':
      await sendPadding(response, headers, TOO_LARGE_BYTES);
      return;
    case 'huge':
      await sendPadding(response, headers, HUGE_BYTES);
      return;
    case 'gzip-bomb':
      await sendBomb(response, headers, HUGE_BYTES);
      return;
    case 'bad-answer-signature':
      sendSealed(response, answer, body, answer.seal?.(`${body} `) ?? {});
      return;
    case 'half-signed': {
      const { 'response-time': _, ...rest } = answer.seal?.(body) ?? {};
      sendSealed(response, answer, body, rest);
      return;
    }
    case 'unsigned-success':
      sendSealed(response, answer, body, {});
      return;
    case 'replayed':
      if (earlier) sendAgain(response, earlier);
      else send(response, answer);
      return;
    case 'unknown':
      send(response, provider.unknown());
      return;
    case 'code':
      send(response, provider.failure(fault.code, fault.message));
      return;
    case 'clock':
      send(response, answer);
      return;
  }
}

function retryAfter({ retryAfter: value }: { retryAfter?: string }): Record<string, string> {
  return value === undefined ? {} : { 'Retry-After': value };
}
