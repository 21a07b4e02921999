import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, setAvailable } from './support/steps.ts';
import { plimsoll as runForTerminal } from './support/terminal.ts';

const CODES = { fine: 0, below: 1, needsYou: 2, keychain: 3, usage: 64 };

describe('the command line', () => {
  let session: Session;
  let app: RunningApp | undefined;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    await addWorldFirst(app, session);
    await quit();
  });

  afterAll(async () => session?.stop());

  async function quit(): Promise<void> {
    await app?.stop();
    app = undefined;
  }

  const plimsoll = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runForTerminal(session, args, { env });

  const json = async (): Promise<{ code: number | null; report: Record<string, never> }> => {
    const { code, stdout } = await plimsoll(['--once', '--json']);
    return { code, report: JSON.parse(stdout) as Record<string, never> };
  };

  test('says what it can do, what it is, and what it does not understand', async () => {
    expect(await plimsoll(['--help'])).toMatchObject({
      code: CODES.fine,
      stdout: expect.stringContaining('--once --json'),
    });
    const chinese = await plimsoll(['--help'], { LANGUAGE: 'zh_CN' });
    expect(chinese.stdout).toContain('用法');
    expect((await plimsoll(['--version'])).stdout).toMatch(/^Plimsoll \d+\.\d+\.\d+/);
    const wrong = await plimsoll(['--onse']);
    expect(wrong).toMatchObject({ code: CODES.usage, stdout: '' });
    expect(wrong.stderr).toContain('--onse');
  });

  test('prints the balances of an app that is not running, without a window or a tray', async () => {
    const shown = session.notified.calls().length;
    const { code, stdout } = await plimsoll(['--once']);
    expect(stdout).toMatch(/Harbour Trading.*USD.*5,000\.00/);
    expect(code).toBe(CODES.fine);
    expect(session.notified.calls()).toHaveLength(shown);
  });

  test('begins a history where there is none', async () => {
    const histories = () => readdirSync(session.profileDir).filter((name) => /^history-.*\.db$/.test(name));
    for (const name of readdirSync(session.profileDir)) {
      if (name.startsWith('history-')) rmSync(path.join(session.profileDir, name));
    }
    expect(histories()).toEqual([]);
    expect(await plimsoll(['--once'])).toMatchObject({ code: CODES.fine });
    expect(histories()).toHaveLength(1);
  });

  test('waits for another run for a terminal, and so does the app itself', async () => {
    const runs = await Promise.all([plimsoll(['--once']), plimsoll(['--once'])]);
    for (const { code, stdout } of runs) {
      expect(stdout).toMatch(/Harbour Trading.*USD.*5,000\.00/);
      expect(code).toBe(CODES.fine);
    }
    const run = plimsoll(['--once']);
    app = await session.launch();
    expect((await run).code).toBe(CODES.fine);
    await quit();
  });

  test('gives the same as JSON, amounts as text', async () => {
    const { code, report } = await json();
    expect(code).toBe(CODES.fine);
    expect(report).toMatchObject({
      schema: 1,
      exitCode: 0,
      connections: [
        {
          label: 'Harbour Trading',
          condition: 'ok',
          balances: [{ currency: 'USD', available: '5000.00', freshness: 'live' }],
        },
      ],
    });
  });

  test('needs no display', async () => {
    const { code, stdout } = await plimsoll(['--once'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(stdout).toContain('5,000.00');
    expect(code).toBe(CODES.fine);
  });

  test('looks for no display either where one is named that is not there', async () => {
    const { code, stdout } = await plimsoll(['--once'], { DISPLAY: ':77', WAYLAND_DISPLAY: '' });
    expect(stdout).toContain('5,000.00');
    expect(code).toBe(CODES.fine);
  });

  test('asks the running app, over a socket that is the user’s alone', async () => {
    const since = await session.acceptedRequests();
    app = await session.launch(['--hidden']);
    // Balances and accounts: by then nothing more is asked by itself for an hour.
    await expect
      .poll(() => session.acceptedRequests(), { timeout: 15_000 })
      .toBe(since + 2);
    const socket = path.join(session.profileDir, 'control', 'socket');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700);
    const before = await session.acceptedRequests();
    const { code, stdout } = await plimsoll(['--once']);
    expect(stdout).toContain('5,000.00');
    expect(code).toBe(CODES.fine);
    expect(await session.acceptedRequests()).toBe(before);
    expect(app.electronApp.windows()).toHaveLength(0);
  });

  test('has it ask the providers anew', async () => {
    await setAvailable(session, '450000');
    await expect
      .poll(async () => (await plimsoll(['--refresh'])).stdout, { timeout: 20_000 })
      .toContain('4,500.00');
  });

  test('ends with 1 below a line', async () => {
    const page = await app!.window({ timeoutMs: 1 }).catch(async () => {
      const opened = app!.electronApp.waitForEvent('window');
      await session.tray.click(['Open Plimsoll']);
      return opened;
    });
    await page.getByTestId('balance-row').first().click();
    await page.getByTestId('line-warn').fill('4600');
    await page.getByTestId('save-line').click();
    await expect.poll(async () => (await json()).code).toBe(CODES.below);
    await quit();
    expect((await json()).code).toBe(CODES.below);
  });

  test('ends with 2 when a provider cannot be reached', async () => {
    await session.simulator.pauseListening();
    const { code, report } = await json();
    await session.simulator.resumeListening();
    expect(code).toBe(CODES.needsYou);
    expect(report).toMatchObject({ connections: [{ problem: { kind: 'unreachable' } }] });
  });

  test('ends with 3 when the keyring is locked, and opens no prompt', async () => {
    await session.desktop.lockKeyring();
    const { code, stdout } = await plimsoll(['--once']);
    await session.desktop.unlockKeyring();
    expect(stdout).toContain('Harbour Trading');
    expect(code).toBe(CODES.keychain);
  });
});
