import { timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import * as v from 'valibot';
import { createEndpoint } from './endpoint.ts';
import { request, type Ask, type Reply } from './protocol.ts';

export interface ControlServer {
  close(): void;
}

/** An import with hundreds of keys is well below; what is longer is no request. */
const MAX_REQUEST = 16 * 1024 * 1024;

/** So often whoever waits for an answer is told that it is still to come, ms. */
const SIGN_OF_LIFE_MS = 5_000;

/**
 * Listens for other processes of the same user, each of which asks one thing.
 * @param onFailure told why nothing can be asked
 * @param signOfLifeMs how often an empty line goes ahead of an answer that takes its time
 */
export function serveControl(
  profileFolder: string,
  answer: (ask: Ask) => Promise<Reply>,
  onFailure: (error: unknown) => void,
  signOfLifeMs: number = SIGN_OF_LIFE_MS,
): ControlServer {
  const sockets = new Set<Socket>();
  let made: ReturnType<typeof createEndpoint>;
  try {
    made = createEndpoint(profileFolder);
  } catch (error) {
    onFailure(error);
    return { close: () => undefined };
  }
  const { address, token } = made.endpoint;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever went away before the answer does not want it any more.
    socket.on('error', () => socket.destroy());
    readLine(socket, (line) => {
      const asked = readRequest(line, token);
      if (asked === 'stranger') socket.destroy();
      else if (asked === 'not-understood') socket.end(`${JSON.stringify({ from: 'other-version' })}\n`);
      else {
        const signs = setInterval(() => socket.write('\n'), signOfLifeMs);
        socket.on('close', () => clearInterval(signs));
        answer(asked).finally(() => clearInterval(signs)).then(
          (reply) => socket.end(`${JSON.stringify(reply)}\n`),
          () => socket.destroy(),
        );
      }
    });
  });
  server.on('error', onFailure);
  // The folder keeps others out already; the mask closes the socket itself from its first moment on.
  const mask = process.platform === 'win32' ? null : process.umask(0o177);
  server.listen(address, () => {
    if (process.platform !== 'win32') chmodSync(address, 0o600);
  });
  if (mask !== null) process.umask(mask);

  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      made.remove();
    },
  };
}

function readLine(socket: Socket, onLine: (line: string) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  socket.on('data', (piece) => {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_REQUEST) socket.destroy();
    else if (piece.includes(0x0a)) {
      socket.removeAllListeners('data');
      const [line = ''] = Buffer.concat(pieces).toString('utf8').split('\n');
      onLine(line);
    }
  });
}

function readRequest(line: string, token: string): Ask | 'stranger' | 'not-understood' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'stranger';
  }
  const given = typeof value === 'object' && value !== null && 'token' in value ? value.token : null;
  if (typeof given !== 'string' || !isSame(given, token)) return 'stranger';
  const parsed = v.safeParse(request, value);
  return parsed.success ? parsed.output.ask : 'not-understood';
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
