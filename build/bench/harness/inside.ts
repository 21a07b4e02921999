import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../support/process.mjs';
import type { ProviderSide } from '../refresh.ts';

/** What is measured inside of Electron, and with what. */
export interface Inside {
  readonly electron: string;
  /** bench.cjs. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Has one thing done inside of Electron. @returns what came of it */
export async function doInside<T>({ electron, script, env }: Inside, task: object): Promise<T> {
  const work = await mkdtemp(path.join(tmpdir(), 'plimsoll-bench-'));
  try {
    const resultFile = path.join(work, 'figures.json');
    const isRoot = process.getuid?.() === 0;
    const switches = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', `--user-data-dir=${work}`];
    const command = [electron, ...switches, script, JSON.stringify({ ...task, resultFile })];
    const { code } = await run(command, { cwd: work, env, show: true });
    if (code !== 0) throw new Error('it could not be measured');
    return JSON.parse(await readFile(resultFile, 'utf8')) as T;
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface SlowProvider {
  readonly side: Omit<ProviderSide, 'delayMs'>;
  stop(): void;
}

/** A provider that answers every question rightly, after a while. */
export async function startSlowProvider(script: string, delayMs: number, hosts: number): Promise<SlowProvider> {
  const child = fork(script, [String(delayMs), String(hosts)], { execArgv: [] });
  const side = await new Promise<SlowProvider['side']>((resolve, reject) => {
    child.once('message', (message) => resolve(message as SlowProvider['side']));
    child.once('exit', (code) => reject(new Error(`the slow provider ended (${code})`)));
  });
  return { side, stop: () => void child.kill() };
}
