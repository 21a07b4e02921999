import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';

const CHUNK = Buffer.alloc(64 * 1024, 'x');
const OPENING = '{"padding":"';
const CLOSING = '"}';

/** Chunked, without a length, so that only a cap on what was really read can stop it. */
export async function sendPadding(
  response: ServerResponse,
  headers: Record<string, string>,
  bytes: number,
): Promise<void> {
  response.writeHead(200, headers);
  await writePadding(response, response, bytes);
}

/** Little on the wire, and that many bytes once it is unpacked. */
export async function sendBomb(
  response: ServerResponse,
  headers: Record<string, string>,
  bytes: number,
): Promise<void> {
  response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' });
  const gzip = createGzip();
  gzip.pipe(response);
  response.once('close', () => gzip.destroy());
  await writePadding(gzip, response, bytes);
}

/** One byte at a time, then blanks, which JSON allows: it never ends, but for the socket's end. */
export function sendDrops(
  response: ServerResponse,
  headers: Record<string, string>,
  body: string,
  everyMs: number,
): void {
  response.writeHead(200, headers);
  const bytes = Buffer.from(body, 'utf8');
  let at = 0;
  const timer = setInterval(() => {
    response.write(at < bytes.length ? bytes.subarray(at, at + 1) : ' ');
    at += 1;
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

/** Promises the whole body, sends half of it, and resets the connection. */
export function sendHalfThenReset(
  response: ServerResponse,
  headers: Record<string, string>,
  body: string,
): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  response.write(half, () => response.socket?.resetAndDestroy());
}

/** Waits whenever the reader is behind, and gives up when it has gone. */
async function writePadding(
  target: Writable,
  response: ServerResponse,
  bytes: number,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  target.write(OPENING);
  for (let sent = 0; sent <= bytes && !gone.signal.aborted; sent += CHUNK.length) {
    if (target.write(CHUNK)) continue;
    try {
      await once(target, 'drain', { signal: gone.signal });
    } catch {
      return;
    }
  }
  if (!gone.signal.aborted) target.end(CLOSING);
}
