import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createRobotPost } from '../../../electron/transport/robot-post.ts';
import { TransportError } from '../../../electron/transport/transport.ts';

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

const message = { headers: { 'X-Sign': 'abc' }, body: '{"text":"余额偏低"}' };

async function failure(url: string, limits = { timeoutMs: 5_000, maxBytes: 100 }): Promise<string> {
  try {
    await createRobotPost(fetch, limits)(url, message);
  } catch (error) {
    if (error instanceof TransportError) return error.kind;
    throw error;
  }
  throw new Error('the call succeeded');
}

describe('a message to a robot', () => {
  test('goes to path and query of its address, as UTF-8, and the answer comes back as text', async () => {
    const seen: unknown[] = [];
    const base = await serve((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const { method, url, headers } = incoming;
        seen.push({ method, url, sign: headers['x-sign'], body: Buffer.concat(chunks) });
        outgoing.writeHead(429).end('太频繁');
      });
    });
    const url = `${base}/robot/send?access_token=t0ken&sign=a%2Bb%3D`;
    expect(await createRobotPost(fetch)(url, message)).toEqual({ status: 429, body: '太频繁' });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/robot/send?access_token=t0ken&sign=a%2Bb%3D',
        sign: 'abc',
        body: Buffer.from(message.body, 'utf8'),
      },
    ]);
  });

  test('follows no redirect, so that the token stays with its host', async () => {
    const asked: string[] = [];
    const other = await serve((incoming, outgoing) => {
      asked.push(incoming.url ?? '');
      outgoing.end();
    });
    const base = await serve((incoming, outgoing) => {
      outgoing.writeHead(307, { Location: `${other}${incoming.url}` }).end();
    });
    expect(await failure(`${base}/hook/secret`)).toBe('redirect');
    expect(asked).toEqual([]);
  });

  test('reads no answer that is larger than a robot’s', async () => {
    const base = await serve((_incoming, outgoing) => outgoing.end('x'.repeat(101)));
    expect(await failure(`${base}/hook`)).toBe('too-large');
  });

  test('does not wait for ever', async () => {
    const base = await serve(() => undefined);
    expect(await failure(`${base}/hook`, { timeoutMs: 50, maxBytes: 100 })).toBe('timeout');
  });

  test('that reaches nobody says so and nothing more', async () => {
    expect(await failure('http://127.0.0.1:1/hook/secret')).toBe('unreachable');
  });
});
