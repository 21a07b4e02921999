import { createInterface } from 'node:readline';

import type { CommandMessage, ReplyMessage } from './protocol.ts';
import { Simulator } from './simulator.ts';

/** What Electron puts on `process` in a utility process; typed here to do without its package. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: CommandMessage }) => void): void;
  postMessage(message: ReplyMessage): void;
}

/** How often a utility process looks whether the app is still there. */
const PARENT_CHECK_MS = 1_000;

const simulator = new Simulator();

/** Every way of being started ends in this: answer, and leave after `stop`. */
async function answer(
  message: CommandMessage,
  reply: (reply: ReplyMessage, sent: () => void) => void,
): Promise<void> {
  const result = await simulator.handle(message);
  reply(result, () => {
    if (message.type === 'stop') process.exit(0);
  });
}

function serveParentPort(port: ParentPort): void {
  port.on('message', ({ data }) => {
    void answer(data, (reply, sent) => {
      port.postMessage(reply);
      // There is no word when it has arrived; one turn lets the port flush it.
      setImmediate(sent);
    });
  });
  watchParent();
}

/** A utility process can outlive a killed app for a while, and its port does not say so. */
function watchParent(): void {
  const parent = process.ppid;
  const isThere = (): boolean => {
    try {
      // An orphan gets another parent on Unix; on Windows it keeps the number of a dead one.
      return process.ppid === parent && process.kill(parent, 0);
    } catch {
      return false;
    }
  };
  setInterval(() => {
    if (!isThere()) process.exit(0);
  }, PARENT_CHECK_MS);
}

function serveForked(): void {
  process.on('message', (message: CommandMessage) => {
    void answer(message, (reply, sent) => process.send?.(reply, undefined, {}, sent));
  });
  process.on('disconnect', () => process.exit(0));
}

/** Started by hand: one JSON message per line, in on standard input, out on standard output. */
function serveLines(): void {
  const lines = createInterface({ input: process.stdin });
  const write = (reply: ReplyMessage, sent?: () => void): void => {
    process.stdout.write(`${JSON.stringify(reply)}\n`, () => sent?.());
  };
  lines.on('line', (line) => {
    const message = readLine(line);
    if (message) void answer(message, write);
    else write({ id: 0, ok: false, error: 'The line is no JSON message.' });
  });
  lines.on('close', () => void simulator.handle({ id: 0, type: 'stop' }));
}

/** The parser's own error would quote the line, which may hold a secret. */
function readLine(line: string): CommandMessage | null {
  try {
    return JSON.parse(line) as CommandMessage;
  } catch {
    return null;
  }
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };
if (parentPort) serveParentPort(parentPort);
else if (process.send) serveForked();
else serveLines();
