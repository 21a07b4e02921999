import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignedRequest } from '../../../electron/providers/provider.ts';
import {
  DEFAULT_LIMITS,
  TransportError,
  createPost,
  type Fetch,
  type TransportLimits,
} from '../../../electron/transport/transport.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const request: SignedRequest = {
  path: '/v1/balance?x=1',
  headers: { 'Content-Type': 'application/json', 'X-Signature': 'abc+/=' },
  body: Buffer.from('{"a":"\u4f59\u989d"}'),
};

const limits = (over: Partial<TransportLimits> = {}): TransportLimits => ({
  ...DEFAULT_LIMITS,
  ...over,
});

/** Why a call failed. Fails the test when it did not. */
async function failure(
  baseUrl: string,
  { sent = request, over = {} }: { sent?: SignedRequest; over?: Partial<TransportLimits> } = {},
): Promise<string> {
  try {
    await createPost(fetch, limits(over))(baseUrl, sent);
  } catch (error) {
    if (error instanceof TransportError) return error.kind;
    throw error;
  }
  throw new Error('the call succeeded');
}

describe('a call', () => {
  test('sends signed bytes and headers as they are, brings back the raw answer', async () => {
    const seen: Record<string, unknown>[] = [];
    const base = await serve((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        seen.push({ method: incoming.method, url: incoming.url, body: Buffer.concat(chunks) });
        seen.push(incoming.headers);
        outgoing.writeHead(503, { 'Response-Time': 'now' }).end(Buffer.of(0xff, 0x00));
      });
    });
    const answer = await createPost(fetch)(base, request);
    expect(answer.status).toBe(503);
    expect(answer.header('response-time')).toBe('now');
    expect(answer.header('signature')).toBeNull();
    expect(Buffer.from(answer.body)).toEqual(Buffer.of(0xff, 0x00));
    expect(seen[0]).toEqual({ method: 'POST', url: '/v1/balance?x=1', body: request.body });
    expect(seen[1]).toMatchObject({ 'content-type': 'application/json', 'x-signature': 'abc+/=' });
    expect(seen[1]).not.toHaveProperty('cookie');
  });

  test('sends a body that is a view into a larger buffer without its neighbours', async () => {
    const base = await serve((incoming, outgoing) => incoming.pipe(outgoing));
    const body = Buffer.from('xx{"a":1}yy').subarray(2, -2);
    const answer = await createPost(fetch)(base, { ...request, body });
    expect(Buffer.from(answer.body).toString()).toBe('{"a":1}');
  });

  test('reads a compressed answer and an empty one', async () => {
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"ok":true}'));
    });
    const answer = await createPost(fetch)(base, request);
    expect(Buffer.from(answer.body).toString()).toBe('{"ok":true}');
    const empty = await serve((_, outgoing) => void outgoing.writeHead(204).end());
    expect((await createPost(fetch)(empty, request)).body).toHaveLength(0);
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('HTTP %d is refused and not followed', async (status) => {
    let followed = 0;
    const target = await serve((_, outgoing) => {
      followed += 1;
      outgoing.end('{}');
    });
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(status, { Location: `${target}/elsewhere` }).end();
    });
    expect(await failure(base)).toBe('redirect');
    expect(followed).toBe(0);
  });

  test('not even to the same address', async () => {
    let calls = 0;
    const base = await serve((_, outgoing) => {
      calls += 1;
      outgoing.writeHead(307, { Location: '/v2/balance' }).end();
    });
    expect(await failure(base)).toBe('redirect');
    expect(calls).toBe(1);
  });
});

describe('size', () => {
  const maxBytes = 1_000;

  test('an answer of exactly the cap is read, one byte more is not', async () => {
    const base = await serve((incoming, outgoing) => {
      outgoing.end(Buffer.alloc(incoming.url === '/over' ? maxBytes + 1 : maxBytes, 0x20));
    });
    const answer = await createPost(fetch, limits({ maxBytes }))(base, request);
    expect(answer.body).toHaveLength(maxBytes);
    expect(await failure(base, { sent: { ...request, path: '/over' }, over: { maxBytes } })).toBe(
      'too-large',
    );
  });

  test('a small answer that unpacks to a huge one is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(DEFAULT_LIMITS.maxBytes);
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    });
    expect(await failure(base)).toBe('too-large');
  });

  test('an answer without an end is cut off, and the connection with it', async () => {
    let closed: Promise<unknown> = Promise.reject(new Error('never asked'));
    closed.catch(() => {});
    const base = await serve((_, outgoing) => {
      closed = once(outgoing, 'close');
      const write = (): void => {
        while (!outgoing.destroyed && outgoing.write(Buffer.alloc(10_000)));
      };
      outgoing.on('drain', write);
      write();
    });
    expect(await failure(base, { over: { maxBytes } })).toBe('too-large');
    await closed;
  });
});

describe('time', () => {
  const over = { timeoutMs: 200 };

  test('a server that never answers', async () => {
    expect(await failure(await serve(() => {}), { over })).toBe('timeout');
  });

  test('a server that stops in the middle of its answer', async () => {
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '100' }).write('{"half":');
    });
    expect(await failure(base, { over })).toBe('timeout');
  });
});

describe('no answer', () => {
  test('nobody listens there', async () => {
    const base = await serve(() => {});
    const server = servers.pop();
    server?.close();
    if (server !== undefined) await once(server, 'close');
    expect(await failure(base)).toBe('unreachable');
  });

  test('the connection breaks before or during the answer', async () => {
    const before = await serve((incoming) => void incoming.socket.destroy());
    expect(await failure(before)).toBe('unreachable');
    const during = await serve((incoming, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '100' }).write('{', () => {
        incoming.socket.destroy();
      });
    });
    expect(await failure(during)).toBe('unreachable');
  });

  test('what claims to be gzip and is not', async () => {
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Encoding': 'gzip' }).end('not gzip');
    });
    expect(await failure(base)).toBe('unreachable');
  });
});

describe('a path', () => {
  const never: Fetch = () => Promise.reject(new Error('something was sent'));

  test.each(['.example.org/x', '@example.org/x', ':81/x', 'x'])(
    'that leads to another host sends nothing: %s',
    async (path) => {
      const call = createPost(never)('https://api.example.com', { ...request, path });
      await expect(call).rejects.toMatchObject({ kind: 'internal' });
    },
  );

  test('that only looks like a host stays on the connection’s own', async () => {
    const urls: string[] = [];
    const record: Fetch = (url) => {
      urls.push(url);
      return Promise.resolve(new Response('{}'));
    };
    for (const path of ['//example.org/x', '/../x', '/x?u=https://example.org']) {
      await createPost(record)('https://api.example.com', { ...request, path });
    }
    const origins = urls.map((url) => new URL(url).origin);
    expect(origins).toEqual(Array(3).fill('https://api.example.com'));
  });
});

test.each([
  ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
  ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
  ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
  ['Redirect was cancelled', 'redirect'],
])('Chromium’s own word %s is told as %s', async (message, kind) => {
  const call = createPost(() => Promise.reject(new Error(message)))('https://example.com', request);
  await expect(call).rejects.toMatchObject({ kind });
});

test('cookies, caches and redirects are switched off for every call', async () => {
  const inits: RequestInit[] = [];
  await createPost((_, init) => {
    inits.push(init);
    return Promise.resolve(new Response('{}'));
  })('https://example.com', request);
  expect(inits[0]).toMatchObject({
    method: 'POST',
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
  });
});
