import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './support/app.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import { ACCOUNT, CLIENT_ID, merchant, privateKeyPem } from './support/steps.ts';
import { plimsoll, type TerminalOptions } from './support/terminal.ts';

const CODES = { fine: 0, below: 1, keychain: 3, usage: 64, badFile: 65, noInput: 66, notDone: 69, cannotWrite: 73 };
const SECOND_ID = 'TEST_5X00000000000002';
const INLINE = 'inline-canary-77d0';

describe('provisioning', () => {
  let session: Session;
  let keyring: Keyring;
  let folder: string;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    keyring = await openKeyring(session.desktop);
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-setup-'));
    mkdirSync(file('own'));
    writeFileSync(file('own/key.pem'), privateKeyPem);
    await session.simulator.register({ merchant });
    await session.simulator.register({ merchant: { ...merchant, clientId: SECOND_ID } });
  });

  afterAll(async () => {
    keyring?.stop();
    await session?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const file = (name: string): string => path.join(folder, name);
  const run = (args: readonly string[], options: TerminalOptions = {}) =>
    plimsoll(session, args, { cwd: folder, ...options });
  const settingsFile = (): string => readFileSync(path.join(session.profileDir, 'settings.json'), 'utf8');

  const harbour = (keyPath = './own/key.pem') => ({
    provider: 'worldfirst',
    environment: 'simulator',
    label: 'Harbour Trading',
    entity: 'Harbour Ltd',
    address: session.ready.baseUrl,
    intervalSeconds: 3600,
    values: {
      clientId: CLIENT_ID,
      providerPublicKey: session.ready.publicKeys.worldfirst,
      accountTypes: 'RECEIVE_ACCOUNT',
      referenceCustomerId: 'customer-1',
    },
    secrets: { privateKey: { file: keyPath } as unknown },
    lines: [{ account: ACCOUNT, type: 'NORMAL_BALANCE', currency: 'USD', warn: '6000.00' as unknown }],
  });
  const second = () => ({
    ...harbour(),
    label: 'Northern Goods',
    values: { ...harbour().values, clientId: SECOND_ID },
    secrets: { privateKey: '-' as unknown },
  });
  function writeSetup(name: string, ...connections: unknown[]): void {
    writeFileSync(file(name), JSON.stringify({ plimsoll: 1, connections }, null, 2));
  }

  async function keysInKeyring(): Promise<number> {
    const items = await keyring.items();
    return items.filter(({ attributes }) => attributes['account']?.includes('/privateKey/')).length;
  }

  async function balances(): Promise<unknown> {
    const { code, stdout } = await run(['--once', '--json']);
    const { connections } = JSON.parse(stdout) as {
      connections: { label: string; balances: { available: string; level: string }[] }[];
    };
    return {
      code,
      read: connections.map(({ label, balances: list }) => [label, list[0]?.available, list[0]?.level]),
    };
  }

  test('a set-up makes an app that never ran read balances, without a display', async () => {
    writeSetup('setup.json', harbour());
    const imported = await run(['--import', 'setup.json'], { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
    expect(imported).toEqual({ code: CODES.fine, stdout: 'Added: Harbour Trading\n', stderr: '' });
    expect(await keysInKeyring()).toBeGreaterThan(0);
    expect(await balances()).toEqual({
      code: CODES.below,
      read: [['Harbour Trading', '5000.00', 'low']],
    });
  });

  test('the same once more changes nothing', async () => {
    const before = settingsFile();
    const keys = await keysInKeyring();
    const again = await run(['--import', 'setup.json']);
    expect(again).toMatchObject({ code: CODES.fine, stdout: expect.stringContaining('Nothing was changed') });
    expect(settingsFile()).toBe(before);
    expect(await keysInKeyring()).toBe(keys);
  });

  test('what is wrong is told with its place, all of it, and nothing changes', async () => {
    const before = settingsFile();
    const [line] = harbour().lines;
    writeSetup(
      'own/wrong.json',
      { ...harbour(), secrets: { privateKey: INLINE }, lines: [{ ...line, warn: 6000 }] },
      { ...second(), environment: 'moon' },
    );
    const wrong = await run(['--import', 'own/wrong.json']);
    expect(wrong).toMatchObject({ code: CODES.badFile, stdout: '' });
    for (const place of ['[0].secrets.privateKey (line ', '[0].lines[0].warn (line ', '[1].environment (line ']) {
      expect(wrong.stderr).toContain(`connections${place}`);
    }
    expect(wrong.stderr).not.toContain(INLINE);
    expect((await run(['--import', 'nothing.json'])).code).toBe(CODES.noInput);
    expect((await run(['--import', 'a', '--export', 'b'])).code).toBe(CODES.usage);
    expect(settingsFile()).toBe(before);
  });

  test('a locked keyring is told, and nothing changes', async () => {
    const before = (JSON.parse(settingsFile()) as { connections: unknown }).connections;
    writeSetup('second.json', second());
    await session.desktop.lockKeyring();
    const locked = await run(['--import', 'second.json'], { stdin: privateKeyPem });
    await session.desktop.unlockKeyring();
    expect(locked).toMatchObject({ code: CODES.keychain, stdout: '' });
    expect((JSON.parse(settingsFile()) as { connections: unknown }).connections).toEqual(before);
  });

  test('the running app takes a key from the standard input of who asks it', async () => {
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('amount').first().waitFor();
    const imported = await run(['--import', './second.json'], { stdin: privateKeyPem });
    expect(imported).toEqual({ code: CODES.fine, stdout: 'Added: Northern Goods\n', stderr: '' });
    await page.getByText('Northern Goods').first().waitFor();
    expect(await balances()).toEqual({
      code: CODES.below,
      read: [
        ['Harbour Trading', '5000.00', 'low'],
        ['Northern Goods', '5000.00', 'low'],
      ],
    });
  });

  test('where the settings cannot be written a new key costs nobody the one that works', async () => {
    const items = async () =>
      (await keyring.items()).map(({ attributes }) => attributes['account']).toSorted();
    const before = { items: await items(), settings: settingsFile() };
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    writeFileSync(file('own/new-key.pem'), privateKey);
    writeSetup('new-key.json', harbour('./own/new-key.pem'));
    await session.simulator.register({ merchant: { ...merchant, publicKeyPem: publicKey } });
    const settings = path.join(session.profileDir, 'settings.json');
    renameSync(settings, file('settings.json'));
    // A folder where the file belongs stops the superuser too.
    mkdirSync(settings);
    const refused = await run(['--import', 'new-key.json']);
    rmdirSync(settings);
    renameSync(file('settings.json'), settings);
    await session.simulator.register({ merchant });
    expect(refused).toMatchObject({ code: CODES.notDone, stdout: '' });
    expect(refused.stderr).toContain('Nothing was imported');
    expect({ items: await items(), settings: settingsFile() }).toEqual(before);
    await expect.poll(async () => (await run(['--refresh'])).code).toBe(CODES.below);
  });

  test('an export holds all of it but the secrets, and takes the place of no file', async () => {
    const [printed, written] = await Promise.all([
      run(['--export', '-']),
      run(['--export', 'team.json']),
    ]);
    expect(printed).toMatchObject({ code: CODES.fine, stderr: '' });
    expect(JSON.parse(printed.stdout)).toMatchObject({
      plimsoll: 1,
      connections: [
        { label: 'Harbour Trading', entity: 'Harbour Ltd', secrets: { privateKey: null }, lines: [{ warn: '6000' }] },
        { label: 'Northern Goods' },
      ],
    });
    expect(written).toMatchObject({ code: CODES.fine, stdout: '' });
    expect(readFileSync(file('team.json'), 'utf8')).toBe(printed.stdout);
    expect((await run(['--export', 'team.json'])).code).toBe(CODES.cannotWrite);
  });

  const choose = (name: string) =>
    app.electronApp.evaluate(({ dialog }, chosen) => {
      // The system's own dialogs are not ours to test; what happens with their answers is.
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, file(name));

  test('the window shows what a file would change before it does', async () => {
    const team = readFileSync(file('team.json'), 'utf8');
    writeFileSync(file('changed.json'), team.replace('"label": "Northern Goods"', '"label": "Nordic Goods"'));
    await page.getByTestId('nav-connections').click();
    await choose('changed.json');
    await page.getByTestId('import-setup').click();
    const changes = page.getByTestId('setup-review').getByTestId('setup-change');
    expect(await changes.evaluateAll((all) => all.map((one) => one.getAttribute('data-change')))).toEqual([
      'same',
      'changed',
    ]);
    expect(await page.getByRole('heading', { name: 'Northern Goods' }).count()).toBe(1);
    await page.getByTestId('confirm-setup').click();
    await page.getByRole('heading', { name: 'Nordic Goods' }).waitFor();
  });

  test('and where a file needs another look', async () => {
    await choose('own/wrong.json');
    await page.getByTestId('import-setup').click();
    const refused = page.getByTestId('setup-refused');
    await refused.getByText('connections[0].lines[0].warn').waitFor();
    expect(await refused.textContent()).not.toContain(INLINE);
    await page.getByTestId('close-setup').click();
    await refused.waitFor({ state: 'detached' });
  });

  test('and writes one itself', async () => {
    await choose('from-window.json');
    await page.getByTestId('export-setup').click();
    await page.getByText('Written to from-window.json').waitFor();
    expect(readFileSync(file('from-window.json'), 'utf8')).toBe((await run(['--export', '-'])).stdout);
  });

  test('no key is anywhere but in the keyring and its own file', async () => {
    const key = privateKeyPem.split('\n').filter((line) => /^[A-Za-z\d+/]{60,}$/.test(line));
    const roots = [session.profileDir, session.desktop.home, folder];
    const own = [path.join(session.desktop.home, '.local/share/keyrings'), file('own')];
    expect(await findSecret(roots, [...key, INLINE], { exclude: own })).toEqual([]);
    const seen = (await page.content()) + app.output.stdout + app.output.stderr;
    expect(key.filter((piece) => seen.includes(piece))).toEqual([]);
  });
});
