import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { launch } from '../../../build/commands/launch.mjs';
import { root } from '../../../build/support/paths.mjs';

type Ending = number | 'SIGTERM' | 'SIGSEGV';
interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Instead of Electron: what was started, and how each start in turn ends. */
const world = vi.hoisted(() => ({
  starts: [] as Start[],
  endings: [] as Ending[],
  said: [] as string[],
  /** What an interrupt does now. */
  interrupt: (): void => undefined,
  /** Interrupts the last start instead of letting it end by itself. */
  interrupted: false,
}));
vi.mock('node:child_process', async (original) => ({
  ...(await original<object>()),
  spawn: (program: string, args: readonly string[], { env }: { env: NodeJS.ProcessEnv }) => {
    const child = Object.assign(new EventEmitter(), { kill: vi.fn() });
    world.starts.push({ program, args, env });
    const ending = world.endings.shift() ?? 0;
    queueMicrotask(() => {
      if (world.interrupted && world.endings.length === 0) world.interrupt();
      if (typeof ending === 'number') child.emit('exit', ending, null);
      else child.emit('exit', null, ending);
    });
    return child;
  },
}));
vi.mock('../../../build/setup/electron.mjs', () => ({ electronExecutable: () => '/electron' }));
vi.mock('../../../build/setup/system-packages.mjs', () => ({ restrictsSandbox: () => false }));
vi.mock('../../../build/support/interrupt.mjs', () => ({
  onInterrupt: (next: () => void) => {
    world.interrupt = next;
  },
}));
vi.mock('../../../build/support/terminal.mjs', () => ({
  Problem: Error,
  say: (text: string) => world.said.push(text),
}));

beforeEach(() => {
  Object.assign(world, { starts: [], endings: [], said: [], interrupted: false });
});

/** What each start was given after the app's own folder. */
const given = (): readonly string[][] =>
  world.starts.map(({ args }) => args.slice(args.indexOf(root) + 1));
const complaints = (): string[] => world.said.filter((text) => text.startsWith('The app ended'));

describe('the launcher', () => {
  it('runs the app once, and tells it that it may ask to be started anew', async () => {
    expect(await launch(['--hidden'], { HOME: '/h', ELECTRON_RUN_AS_NODE: '1' })).toBe(0);
    expect(given()).toEqual([['--hidden']]);
    expect(world.starts[0]?.env).toEqual({ HOME: '/h', PLIMSOLL_LAUNCHER: '1' });
  });

  it('lets the system write no memory of the app to disk', async () => {
    await launch([], {});
    const [{ program, args } = { program: '', args: [] }] = world.starts;
    const command = [program, ...args];
    const shell = command.slice(command.indexOf('sh'), command.indexOf('/electron'));
    const { execFileSync } = await vi.importActual<typeof import('node:child_process')>('node:child_process');
    const limit = execFileSync(shell[0] ?? '', [...shell.slice(1), 'sh', '-c', 'ulimit -c'], { encoding: 'utf8' });
    expect(limit.trim()).toBe('0');
  });

  it.each([
    ['the user’s own profile', 70, []],
    ['the demo', 71, ['--demo']],
  ])('starts %s on exit code %d, without what was for the first run', async (_name, code, next) => {
    world.endings = [code, 0];
    expect(await launch(['--demo', '--screenshot=/tmp/a.png'], {})).toBe(0);
    expect(given()).toEqual([['--demo', '--screenshot=/tmp/a.png'], next]);
    expect(complaints()).toEqual([]);
  });

  it('goes on for as long as the profile is changed, with the same switches', async () => {
    world.endings = [71, 70, 71, 0];
    expect(await launch([], {}, ['--ozone-platform=x11'])).toBe(0);
    expect(given()).toEqual([[], ['--demo'], [], ['--demo']]);
    for (const { args } of world.starts) expect(args).toContain('--ozone-platform=x11');
  });

  it.each<[Ending, number, string]>([
    [3, 3, 'The app ended with exit code 3.'],
    ['SIGSEGV', 1, 'The app ended with SIGSEGV.'],
  ])('passes on how it ended otherwise: %s', async (ending, code, words) => {
    world.endings = [71, ending];
    expect(await launch([], {})).toBe(code);
    expect(complaints()).toEqual([words]);
  });

  it.each<Ending>([70, 'SIGTERM'])('starts nothing anew once interrupted (%s)', async (ending) => {
    world.endings = [ending];
    world.interrupted = true;
    expect(await launch([], {})).toBe(0);
    expect(world.starts).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });
});
