import { connect } from 'node:net';
import * as v from 'valibot';
import { readEndpoint } from './endpoint.ts';
import { reply, type Ask, type Reply } from './protocol.ts';

/** The app gives a sign of life far more often than this while it is at work, ms. */
const SILENCE_MS = 60_000;

/** What takes longer will not come to an end, ms: hundreds of keys that are tried at a slow provider take half of it. */
const PATIENCE_MS = 3_600_000;

/** Asks the running app, and waits as long as it is at work. @returns `null` where nobody answers */
export function askRunningApp(profileFolder: string, ask: Ask): Promise<Reply | null> {
  const endpoint = readEndpoint(profileFolder);
  if (endpoint === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect(endpoint.address);
    const end = (): void => void socket.destroy();
    const patience = setTimeout(end, PATIENCE_MS);
    socket.setTimeout(SILENCE_MS, end);
    socket.on('connect', () => {
      socket.write(`${JSON.stringify({ token: endpoint.token, ask })}\n`);
    });
    socket.on('data', (piece) => pieces.push(piece));
    // 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(readReply(Buffer.concat(pieces).toString('utf8')));
    });
  });
}

/** Whether an app runs that can be asked; another run for a terminal answers nobody. */
export function canBeAsked(profileFolder: string): Promise<boolean> {
  const endpoint = readEndpoint(profileFolder);
  if (endpoint === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(endpoint.address);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function readReply(text: string): Reply | null {
  // A sign of life is an empty line, and without more it is no answer.
  if (text.trim() === '') return null;
  try {
    return v.parse(reply, JSON.parse(text));
  } catch {
    return { from: 'other-version' };
  }
}
