import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeSelfSigned } from '../../../electron/demo/simulator/certificate.ts';

const YEAR_MS = 365 * 86_400_000;

export interface BadTls {
  readonly url: string;
  stop(): void;
}

/** A server on this computer whose certificate ran out, or that speaks only what was given up years ago. */
export async function serveBadTls(how: 'expired' | 'outdated'): Promise<BadTls> {
  const now = Date.now();
  const options: ServerOptions = {
    ...makeSelfSigned(how === 'expired' ? now - 2 * YEAR_MS : now),
    ...(how === 'outdated'
      ? { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
      : {}),
  };
  const server = createServer(options, (_request, response) => response.end('{}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
