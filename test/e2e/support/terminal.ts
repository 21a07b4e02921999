import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Session } from './session.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** How a run for a terminal ended. */
export interface TerminalRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerminalOptions {
  /** What differs from the desktop's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** What comes on standard input; nothing where absent. */
  readonly stdin?: string;
  /** The folder it is started in. */
  readonly cwd?: string;
}

/** One run of the app for a terminal, in the session's profile. */
export function plimsoll(
  session: Session,
  args: readonly string[],
  { env = {}, stdin, cwd }: TerminalOptions = {},
): Promise<TerminalRun> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    process.env['PLIMSOLL_ELECTRON'] ?? '',
    [...sandbox, '--disable-gpu', `--user-data-dir=${session.profileDir}`, PROJECT, ...args],
    {
      env: { ...session.desktop.env, ...env },
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (piece) => (stdout += String(piece)));
  child.stderr?.on('data', (piece) => (stderr += String(piece)));
  child.stdin?.end(stdin);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
