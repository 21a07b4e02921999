import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'child_process';

/** What a program has written so far. */
export interface ChildOutput {
  stdout: string;
  stderr: string;
}

/**
 * Runs `launch` and records the output of the `executable` it starts, from the first byte:
 * Playwright hands the process out only once it is connected, when the early lines are gone.
 */
export async function recordOutput<T>(
  executable: string,
  launch: () => Promise<T>,
): Promise<{ result: T; output: ChildOutput }> {
  const output: ChildOutput = { stdout: '', stderr: '' };
  const onProcess = (message: unknown): void => {
    const child = (message as { process: ChildProcess }).process;
    child.once('spawn', () => {
      if (child.spawnfile !== executable) return;
      child.stdout?.on('data', (data: Buffer) => (output.stdout += data.toString()));
      child.stderr?.on('data', (data: Buffer) => (output.stderr += data.toString()));
    });
  };
  subscribe(CHANNEL, onProcess);
  try {
    return { result: await launch(), output };
  } finally {
    unsubscribe(CHANNEL, onProcess);
  }
}
