import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { createServer as createPlainServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createPost } from '../../../electron/transport/transport.ts';

/** A certificate for 127.0.0.1 that nobody but itself vouches for. */
const file = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url));

async function failureAt(server: Server | ReturnType<typeof createPlainServer>): Promise<unknown> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const request = { path: '/', headers: {}, body: Buffer.from('{}') };
    return await createPost(fetch)(`https://127.0.0.1:${port}`, request).catch(
      (error: unknown) => error,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('a certificate nobody vouches for is not trusted, and nothing is sent', async () => {
  let calls = 0;
  const server = createServer({ key: file('key.pem'), cert: file('cert.pem') }, (_, outgoing) => {
    calls += 1;
    outgoing.end('{}');
  });
  expect(await failureAt(server)).toMatchObject({ kind: 'tls' });
  expect(calls).toBe(0);
});

test('a server that does not speak TLS is a failure of TLS, not of the network', async () => {
  const server = createPlainServer((_, outgoing) => void outgoing.end('{}'));
  expect(await failureAt(server)).toMatchObject({ kind: 'tls' });
});
