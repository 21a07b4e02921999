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

function readReply(text: string): Reply | null {
  if (text === '') return null;
  try {
    return v.parse(reply, JSON.parse(text));
  } catch {
    return { from: 'other-version' };
  }
}
