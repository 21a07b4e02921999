import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ClientRequestConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { createNetFetch, type Net } from '../../../electron/transport/net-fetch.ts';
import { createPost, type Post } from '../../../electron/transport/transport.ts';

/** Electron's request, answered by hand. */
class FakeRequest extends EventEmitter {
  sent: Buffer | undefined;
  aborted = false;
  answer: Readable | undefined;
  end(body: Buffer): void {
    this.sent = body;
  }
  abort(): void {
    this.aborted = true;
    this.answer?.destroy();
  }
  respond(statusCode: number, headers: Record<string, string | string[]>, body: Readable): void {
    this.answer = body;
    this.emit('response', Object.assign(body, { statusCode, headers }));
  }
}

const session = { name: 'providers' } as never;
const call = { path: '/v1', headers: { 'X-Sign': 'a+b' }, body: Buffer.from('{"a":1}') };
let asked: ClientRequestConstructorOptions[];
let request: FakeRequest;
let post: Post;

beforeEach(() => {
  asked = [];
  request = new FakeRequest();
  const net = {
    request(options: ClientRequestConstructorOptions) {
      asked.push(options);
      return request;
    },
  } as unknown as Net;
  post = createPost(createNetFetch(net, session), { timeoutMs: 50, maxBytes: 10 });
});

it('sends what was signed on that session, with no cookies, no cache and no redirect followed', async () => {
  const answer = post('https://a.test', call);
  request.respond(200, {}, Readable.from([]));
  await answer;
  expect(asked).toEqual([
    {
      session,
      url: 'https://a.test/v1',
      method: 'POST',
      headers: { 'X-Sign': 'a+b' },
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
    },
  ]);
  expect(request.sent?.toString()).toBe('{"a":1}');
});

it('brings back the raw answer, and finds its headers in any case', async () => {
  const answer = post('https://a.test', call);
  const body = Readable.from([Buffer.of(0xff), Buffer.of(0x00)]);
  request.respond(503, { signature: 'x', via: ['a', 'b'] }, body);
  const { status, header, body: bytes } = await answer;
  expect(status).toBe(503);
  expect([...bytes]).toEqual([0xff, 0x00]);
  expect([header('Signature'), header('Via'), header('response-time')]).toEqual(['x', 'a, b', null]);
});

describe('a call that fails', () => {
  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['Redirect was cancelled', 'redirect'],
  ])('before an answer, with %s, says %s', async (message, kind) => {
    const answer = post('https://a.test', call);
    request.emit('error', new Error(message));
    await expect(answer).rejects.toMatchObject({ kind });
  });

  it('in the middle of its answer does so as a whole', async () => {
    const answer = post('https://a.test', call);
    const body = new Readable({ read: () => undefined });
    request.respond(200, {}, body);
    body.push(Buffer.from('{'));
    body.destroy(new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
    request.emit('error', new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
    await expect(answer).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('because nobody answers is broken off', async () => {
    await expect(post('https://a.test', call)).rejects.toMatchObject({ kind: 'timeout' });
    expect(request.aborted).toBe(true);
  });

  it('because its answer never ends is broken off', async () => {
    const answer = post('https://a.test', call);
    request.respond(200, {}, new Readable({ read: () => undefined }));
    await expect(answer).rejects.toMatchObject({ kind: 'timeout' });
    expect(request.aborted).toBe(true);
  });

  it('because its answer is too large is broken off', async () => {
    const answer = post('https://a.test', call);
    request.respond(200, {}, Readable.from([Buffer.alloc(6), Buffer.alloc(6)]));
    await expect(answer).rejects.toMatchObject({ kind: 'too-large' });
    expect(request.aborted).toBe(true);
  });
});

it('sends nothing any more once nobody waits for it', async () => {
  const send = createNetFetch({ request: () => request } as unknown as Net, session);
  const init = {
    method: 'POST',
    headers: {},
    body: new Uint8Array(),
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.abort(),
  } as const;
  await expect(send('https://a.test', init)).rejects.toThrow();
  expect(request.sent).toBeUndefined();
});
