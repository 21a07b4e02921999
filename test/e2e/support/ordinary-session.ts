import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { launchApp, type RunningApp } from './app.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const USER = 'plimsoll-test';
/** What the built app loads at run time. */
const NATIVE = ['keytar', 'libsql', '@libsql', '@neon-rs', 'detect-libc'];

/**
 * A desktop and a copy of the app for somebody who is not the superuser: only then is Chromium's own sandbox on. When the tests
 * run as the superuser such a user is made; otherwise it is whoever runs them.
 */
export interface OrdinarySession {
  readonly env: NodeJS.ProcessEnv;
  readonly profileDir: string;
  /** Starts the app as from a clone. */
  launch(switches?: string[]): Promise<RunningApp>;
  /**
   * Starts the app as a package: a program of its own name with the app inside.
   * @param probe the text of a script that runs before the app does
   */
  launchPackaged(args: string[], probe: string, env?: Record<string, string>): ChildProcess;
  stop(): Promise<void>;
}

export async function startOrdinarySession(): Promise<OrdinarySession> {
  const base = mkdtempSync(path.join(tmpdir(), 'plimsoll-ordinary-'));
  chmodSync(base, 0o755);
  const user = ordinaryUser();
  const runtime = copyRuntime(base);
  const app = copyApp(path.join(base, 'app'));
  const profileDir = ownFolder(path.join(base, 'profile'), user);
  const work = ownFolder(path.join(base, 'work'), user);
  const desktop = await startDesktopAs(user, work);
  const apps: RunningApp[] = [];
  const packaged: ChildProcess[] = [];

  return {
    env: desktop.env,
    profileDir,
    async launch(switches = []) {
      const executable = program(path.join(base, 'electron.sh'), user, path.join(runtime, 'electron'));
      const launched = await launchApp({ desktop, profileDir, switches, executable, appDir: app, sandbox: true });
      apps.push(launched);
      return launched;
    },
    launchPackaged(args, probe, env = {}) {
      const folder = copyRuntime(base, 'packaged');
      renameSync(path.join(folder, 'electron'), path.join(folder, 'plimsoll'));
      const inside = path.join(folder, 'resources', 'app');
      rmSync(inside, { recursive: true, force: true });
      copyApp(inside);
      const manifest = path.join(inside, 'package.json');
      const about = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
      writeFileSync(path.join(inside, 'probe.cjs'), `${probe}\nrequire('./dist/main.cjs');\n`);
      // A module of its own kind, whatever the package says of the others.
      rmSync(manifest);
      writeFileSync(manifest, JSON.stringify({ ...about, main: 'probe.cjs' }));
      const executable = program(path.join(base, 'plimsoll.sh'), user, path.join(folder, 'plimsoll'));
      const child = spawn(executable, args, { cwd: work, env: { ...desktop.env, ...env }, stdio: 'ignore', detached: true });
      packaged.push(child);
      return child;
    },
    async stop() {
      for (const one of apps) await one.stop();
      for (const child of packaged) await endGroup(child);
      await desktop.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** `null`: whoever we are is one. */
function ordinaryUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
  try {
    id('-u');
  } catch {
    execFileSync('useradd', ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', USER]);
  }
  return { uid: id('-u'), gid: id('-g') };
}

/** What is run as that user. */
function asUser(user: User | null, command: readonly string[]): readonly string[] {
  if (user === null) return command;
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all'];
  return ['setpriv', ...ids, '--', ...command];
}

/** A file that runs a program as the user. */
function program(file: string, user: User | null, executable: string): string {
  writeFileSync(file, `#!/bin/sh\nexec ${asUser(user, [executable]).join(' ')} "$@"\n`, { mode: 0o755 });
  return file;
}

function ownFolder(folder: string, user: User | null): string {
  mkdirSync(folder, { mode: 0o700 });
  if (user !== null) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Hard links where the system makes them: the runtime has 230 MB. */
function copyRuntime(base: string, name = 'runtime'): string {
  const from = path.dirname(process.env['PLIMSOLL_ELECTRON'] ?? '');
  const to = path.join(base, name);
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }
  return to;
}

function copyApp(to: string): string {
  mkdirSync(to, { recursive: true });
  cpSync(path.join(PROJECT, 'dist'), path.join(to, 'dist'), { recursive: true });
  cpSync(path.join(PROJECT, 'package.json'), path.join(to, 'package.json'));
  for (const name of NATIVE) {
    cpSync(path.join(PROJECT, 'node_modules', name), path.join(to, 'node_modules', name), { recursive: true });
  }
  return to;
}

async function startDesktopAs(
  user: User | null,
  work: string,
): Promise<{ env: NodeJS.ProcessEnv; stop(): Promise<void> }> {
  const script = path.join(import.meta.dirname, 'desktop-process.mjs');
  const [command = '', ...args] = asUser(user, [process.execPath, script]);
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const child = spawn(command, args, {
    env: { ...inherited, HOME: work, TMPDIR: work },
    cwd: work,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the desktop did not start'))),
  ])) as [string];
  const { env } = JSON.parse(line) as { env: NodeJS.ProcessEnv };
  return {
    env,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended just now.
  }
  await ended;
}
