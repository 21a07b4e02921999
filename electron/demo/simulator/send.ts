import type { ServerResponse } from 'node:http';

import type { Answer } from './wire.ts';

/** What went over the wire: enough to send it again. */
export interface SentAnswer {
  headers: Record<string, string>;
  body: string;
}

/** Sends an answer, signed over exactly the bytes that go out. */
export function send(response: ServerResponse, answer: Answer): SentAnswer {
  return sendSealed(response, answer, answer.body, answer.seal?.(answer.body) ?? {});
}

/** Sends a body under the answer's headers and the given signature headers. */
export function sendSealed(
  response: ServerResponse,
  answer: Answer,
  body: string,
  seal: Record<string, string>,
): SentAnswer {
  const sent = { headers: { ...answer.headers, ...seal }, body };
  sendAgain(response, sent);
  return sent;
}

export function sendAgain(response: ServerResponse, { headers, body }: SentAnswer): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes);
}

/** Sends a plain-text trouble that is no provider's own answer. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
    .end(text);
}
