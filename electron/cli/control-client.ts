import { connect } from 'node:net';
import * as v from 'valibot';
import { readEndpoint } from './endpoint.ts';
import { reply, type Ask, type Reply } from './protocol.ts';

/**
 * Asks the running app. @returns `null` where nobody answers
 * @param patienceMs how long the answer may take: a refresh asks one provider after the other
 */
export function askRunningApp(profileFolder: string, ask: Ask, patienceMs: number): Promise<Reply | null> {
  const endpoint = readEndpoint(profileFolder);
  if (endpoint === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect(endpoint.address);
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('connect', () => {
      socket.write(`${JSON.stringify({ token: endpoint.token, ask })}\n`);
    });
    socket.on('data', (piece) => pieces.push(piece));
    // 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(readReply(Buffer.concat(pieces).toString('utf8'))));
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
  if (text === '') return null;
  try {
    return v.parse(reply, JSON.parse(text));
  } catch {
    return { from: 'other-version' };
  }
}
