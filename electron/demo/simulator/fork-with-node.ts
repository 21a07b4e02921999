import { fork } from 'node:child_process';

import type { SimulatorPort } from './client.ts';
import type { ReplyMessage } from './protocol.ts';

/** A forked simulator: its port, and the process id. */
export interface ForkedSimulator {
  port: SimulatorPort;
  pid: number | undefined;
}

/**
 * Starts the bundled simulator with plain Node.
 * @param path of `simulator.cjs`
 */
export function forkWithNode(path: string): ForkedSimulator {
  const child = fork(path, {
    // Nothing of the caller's is inherited, but Windows has no sockets without its root folder.
    env: { SystemRoot: process.env['SystemRoot'] },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let ended: string | null = null;
  const exitListeners: ((reason: string) => void)[] = [];
  const end = (reason: string): void => {
    if (ended !== null) return;
    ended = reason;
    for (const listener of exitListeners) listener(reason);
  };
  child.on('exit', (code, signal) => end(`exit ${signal ?? code}`));
  child.on('error', (error) => end(error.message));

  return {
    pid: child.pid,
    port: {
      // A failed send is followed by `exit`, which settles every call that is waiting.
      send: (message) => void child.send(message, () => {}),
      onMessage: (listener) => child.on('message', (m) => listener(m as ReplyMessage)),
      onExit: (listener) => {
        if (ended === null) exitListeners.push(listener);
        else listener(ended);
      },
    },
  };
}
