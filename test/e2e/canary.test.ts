import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { parseStoredPrivateKey } from '../../electron/vault/private-key.ts';
import type { RunningApp } from './support/app.ts';
import { clipboardText, copyText } from './support/clipboard.ts';
import { collectEvidence, recordIpc, recordedIpc, type Evidence } from './support/evidence.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import { CLIENT_ID, fillWorldFirst, merchant, openAdvanced, pasteSecret, refreshFromTray, setAvailable } from './support/steps.ts';

/** Made anew for every run: nothing of them can be in a fixture, or anywhere else by chance. */
const canary = (name: string): string => `canary-${name}-${randomBytes(12).toString('hex')}`;

const MERCHANT_SECRET = canary('merchant-secret');
const SIGN_KEY = canary('sign-key');
const PASSPHRASE = canary('passphrase');
const AUTH_CODE = canary('auth-code');
const ROBOT_TOKEN = canary('robot-token');
const ROBOT_SECRET = `SEC${canary('robot-secret')}`;

const rsaKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();

/** What of a private key is private, in every form it could be written in: PEM lines, and its numbers as text and as bytes. */
function privateParts(key: KeyObject): string[] {
  // The first lines hold the modulus, which the public half holds, too.
  const lines = pem(key).split('\n').filter((line) => line.length === 64).slice(8);
  const { d, p, q } = key.export({ format: 'jwk' });
  const numbers = [d, p, q].map((part) => Buffer.from(part ?? '', 'base64url'));
  return [...lines, ...numbers.flatMap((part) => [part.toString('base64'), part.toString('hex'), part.toString('hex').toUpperCase()])];
}

describe('secrets planted through every entrance', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  let keyring: Keyring;
  let evidence: Evidence;
  /** Files a person has on their disk before the app reads them: not the app's to answer for. */
  let files: string;
  const pasted = rsaKey();
  const fromFile = rsaKey();
  const refused = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  beforeAll(async () => {
    session = await startSession();
    keyring = await openKeyring(session.desktop);
    evidence = await collectEvidence();
    files = await mkdtemp(path.join(tmpdir(), 'plimsoll-files-'));
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
    await recordIpc(app);
  });

  afterAll(async () => {
    keyring?.stop();
    await session?.stop();
    await evidence?.remove();
    await rm(files, { recursive: true, force: true });
  });

  async function startForm(provider: string, label: string): Promise<void> {
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('add-connection').first().click();
    await page.getByTestId(`provider-${provider}`).click();
    await page.getByTestId('field-environmentId').selectOption('simulator');
    await page.getByTestId('field-label').fill(label);
    if (!(await page.getByTestId('field-baseUrl').isVisible())) await openAdvanced(page);
    await page.getByTestId('field-baseUrl').fill(session.ready.baseUrl);
  }

  async function saved(): Promise<void> {
    await page.getByTestId('save').click();
    await page.getByTestId('connection-form').waitFor({ state: 'detached' });
    expect(await clipboardText(app.electronApp)).toBe('');
  }

  test('a private key by paste, one that is refused, and an authorisation code', async () => {
    const oauth = { authCodes: [AUTH_CODE], required: true };
    await session.simulator.register({
      merchant: { ...merchant, publicKeyPem: publicPem(pasted), oauth },
    });
    await page.getByTestId('add-connection').first().click();
    await fillWorldFirst(page, session);
    await pasteSecret(app, 'privateKey', pem(refused));
    await page.getByTestId('refusal-privateKey').waitFor();
    expect(await clipboardText(app.electronApp)).toBe('');
    await pasteSecret(app, 'privateKey', pem(pasted));
    await page.getByTestId('secret-summary-privateKey').waitFor();
    await openAdvanced(page);
    await copyText(app.electronApp, `https://merchant.example/back?code=${AUTH_CODE}&state=1`);
    await page.getByTestId('paste-authCode-tokens').click();
    await page.getByTestId('secret-summary-tokens').waitFor();
    // While the form is open its secrets wait in main, and nowhere else.
    await evidence.addHeap('heap-form.txt', page);
    await page.getByTestId('test-connection').click();
    await page.getByTestId('tested-inquiry').first().waitFor();
    await saved();
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  });

  test('a merchant secret, and a key of the generator', async () => {
    await startForm('smilepayz', 'Peru');
    await page.getByTestId('field-partnerId').fill('20001');
    await pasteSecret(app, 'merchantSecret', MERCHANT_SECRET);
    await page.getByTestId('secret-summary-merchantSecret').waitFor();
    await page.getByTestId('generate-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor();
    const der = Buffer.from(await page.getByTestId('public-key-privateKey').inputValue(), 'base64');
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    await session.simulator.register({
      merchant: {
        provider: 'smilepayz',
        partnerId: '20001',
        merchantSecret: MERCHANT_SECRET,
        publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
        scale: 'minor',
        accountInfos: 'array',
        accounts: [{ name: 'Peru', currency: 'PEN', decimals: 2, accountNo: '2122003020', amount: '823000', available: '800000' }],
      },
    });
    await page.getByTestId('add-pay-out-accounts').click();
    await page.getByTestId('field-accounts-no-0').fill('2122003020');
    await page.getByTestId('field-scale-minor').check();
    await saved();
    await session.tray.waitForMenu((text) => text.includes('PEN 8,000.00'));
  });

  test('an MD5 sign key', async () => {
    await session.simulator.register({
      merchant: {
        provider: 'redemption',
        merchantId: 'm-1',
        businessId: 'b-1',
        credential: { signType: 'MD5', signKey: SIGN_KEY },
        amount: '12050',
        creditLine: '0',
        signAnswers: true,
      },
    });
    await startForm('redemption', 'Vouchers');
    await page.getByTestId('field-merchantId').fill('m-1');
    await page.getByTestId('field-businessId').fill('b-1');
    await page.getByTestId('field-signType-MD5').check();
    await pasteSecret(app, 'signKey', SIGN_KEY);
    await page.getByTestId('secret-summary-signKey').waitFor();
    await saved();
    await session.tray.waitForMenu((text) => text.includes('CNY 120.50'));
  });

  test('an encrypted key from a file, and its passphrase', async () => {
    const file = path.join(files, 'private.pem');
    await writeFile(file, fromFile.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: PASSPHRASE }).toString());
    await session.simulator.register({
      merchant: {
        provider: 'redemption',
        merchantId: 'm-2',
        businessId: 'b-2',
        credential: { signType: 'SHA256-RSA', publicKeyPem: publicPem(fromFile) },
        amount: '7700',
        creditLine: '0',
      },
    });
    await startForm('redemption', 'Top-ups');
    await page.getByTestId('field-merchantId').fill('m-2');
    await page.getByTestId('field-businessId').fill('b-2');
    await app.electronApp.evaluate(({ dialog }, chosen) => {
      // The system's own dialog is not ours to test; what happens with its answer is.
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.getByTestId('file-privateKey').click();
    await page.getByTestId('refusal-privateKey').waitFor();
    await copyText(app.electronApp, PASSPHRASE);
    await page.getByTestId('paste-passphrase-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor();
    await saved();
    await session.tray.waitForMenu((text) => text.includes('CNY 77.00'));
  });

  test('a next key that waits beside the one in use', async () => {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    await page.getByTestId('generate-privateKey').click();
    await page.getByTestId('next-key-privateKey').waitFor();
    await page.getByTestId('next-version-privateKey').fill('3');
    // The provider does not know it yet.
    await page.getByTestId('save').click();
    await page.getByTestId('new-key-refused').waitFor();
    await page.getByTestId('keep-for-later').click();
    await page.getByTestId('switch-privateKey').waitFor();
    await page.getByTestId('cancel').click();
    await page.getByTestId('next-key-waiting').waitFor();
  });

  test('the address and the secret of a group robot', async () => {
    const target = await session.simulator.registerRobot({
      group: { kind: 'dingtalk', token: ROBOT_TOKEN, secret: ROBOT_SECRET },
    });
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('add-robot').click();
    await page.getByTestId('robot-kind-dingtalk').click();
    await page.getByTestId('robot-label').fill('Treasury');
    await copyText(app.electronApp, session.ready.baseUrl + target);
    await page.getByTestId('paste-robot-address').click();
    await copyText(app.electronApp, ROBOT_SECRET);
    await page.getByTestId('paste-robot-secret').click();
    await page.getByTestId('test-robot').click();
    await expect.poll(async () => (await session.simulator.robotMessages()).length).toBe(1);
    const enabled = page.getByTestId('robot-enabled');
    if (!(await enabled.isChecked())) await enabled.check();
    await page.getByTestId('save-robot').click();
    await page.getByTestId('robots').waitFor();
    expect(await clipboardText(app.electronApp)).toBe('');
  });

  test('… while everything the app does with them is done', async () => {
    // Renewed tokens, a notification and a message to the group.
    await session.simulator.expireAccessTokens({ provider: 'worldfirst', merchant: CLIENT_ID });
    await page.getByTestId('nav-overview').click();
    await page.locator('[data-testid="balance-row"]', { hasText: 'USD' }).first().click();
    await page.getByTestId('line-warn').fill('4500');
    await page.getByTestId('save-line').click();
    await page.keyboard.press('Escape');
    await setAvailable(session, '300000');
    await refreshFromTray(session);
    await session.notified.waitForCalls(1, { timeoutMs: 20_000 });
    await expect.poll(async () => (await session.simulator.robotMessages()).length, { timeout: 20_000 }).toBeGreaterThan(1);
    // Trouble, too: what a provider refuses is told, and what breaks is noted.
    await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'code', code: 'INVALID_SIGNATURE', message: 'no' } });
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('INVALID_SIGNATURE'));
    await app.electronApp.evaluate(() => void Promise.reject(new Error('broken')));
    // What the app gives out when it is asked to.
    for (const format of ['json', 'csv'] as const) {
      await app.electronApp.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      }, path.join(evidence.folder, `export.${format}`));
      const exported = await page.evaluate(
        (chosen) => window.plimsoll.exportHistory({ format: chosen, detail: 'finest', from: '2020-01-01', to: '2100-01-01', accounts: null }),
        format,
      );
      expect(exported).toMatchObject({ ok: true, value: { ok: true } });
    }
    await page.evaluate(() => window.plimsoll.copyDiagnostics(null));
    await evidence.add('report.txt', await clipboardText(app.electronApp));
    await page.evaluate(() => window.plimsoll.getDiagnostics(null));
    for (const { id } of await page.evaluate(async () => {
      const envelope = await window.plimsoll.getState(null);
      return envelope.ok ? envelope.value.snapshot.connections : [];
    })) {
      await page.evaluate((connectionId) => window.plimsoll.getConnection({ connectionId }), id);
    }
  });

  test('are in the keychain, and nowhere else', async () => {
    const items = await keyring.items();
    const stored = new Map<string, string>();
    for (const { attributes, secret } of items) {
      const account = attributes['account'] ?? '';
      const name = account.replace(/\/\d+$/, '');
      stored.set(name, (stored.get(name) ?? '') + (secret ?? ''));
    }
    const contents = [...stored.values()].join('\n');
    for (const secret of [MERCHANT_SECRET, SIGN_KEY, ROBOT_TOKEN, ROBOT_SECRET]) expect(contents).toContain(secret);
    const keys = [...stored].flatMap(([name, text]) => (/\/privateKey/.test(name) ? [parseStoredPrivateKey(text)] : []));
    // Pasted, from a file, generated, and the one that waits.
    expect(keys.length).toBeGreaterThanOrEqual(4);
    expect(keys.map(publicPem)).toEqual(expect.arrayContaining([publicPem(pasted), publicPem(fromFile)]));
    const tokens = [...stored].flatMap(([name, text]) =>
      name.includes('/tokens/') ? Object.values(JSON.parse(text) as object).filter((value) => typeof value === 'string') : [],
    );
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    // With which history and alerts are encrypted.
    const fileKeys = [...stored].flatMap(([name, text]) => (/^(?:history|alerts)\//.test(name) ? [text] : []));
    expect(fileKeys).toHaveLength(2);

    const secrets = [
      MERCHANT_SECRET,
      SIGN_KEY,
      PASSPHRASE,
      AUTH_CODE,
      ROBOT_TOKEN,
      ROBOT_SECRET,
      ...tokens,
      ...fileKeys,
      ...fileKeys.map((key) => Buffer.from(key, 'hex').toString('base64')),
      ...[...keys, pasted, fromFile].flatMap(privateParts),
      ...pem(refused).split('\n').filter((line) => line.length === 64),
    ];

    await evidence.addHeap('heap-end.txt', page);
    await evidence.addProcesses(app);
    await evidence.add('ipc.txt', await recordedIpc(app));
    await evidence.add('notifications.txt', JSON.stringify(session.notified.calls()));
    await evidence.add('tray.txt', await session.tray.menuText());
    await evidence.add('robot.txt', JSON.stringify((await session.simulator.robotMessages()).map(({ content }) => content)));
    await evidence.add('output.txt', app.output.stdout + app.output.stderr);
    await evidence.add('page.txt', await page.content());
    // What crashes leave behind.
    const { pid } = app.electronApp.process();
    await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve));
      contents?.forcefullyCrashRenderer();
      await gone;
    });
    process.kill(pid ?? 0, 'SIGSEGV');
    await app.waitForExit();

    // The search sees what is there: each piece of evidence holds what it should.
    const shown: Readonly<Record<string, string>> = {
      'heap-form.txt': 'Harbour Trading',
      'heap-end.txt': 'Harbour Trading',
      'ipc.txt': '"label":"Harbour Trading"',
      'notifications.txt': 'Harbour Trading',
      'robot.txt': 'Harbour Trading',
      'processes.txt': '--type=renderer',
      'report.txt': 'INVALID_SIGNATURE',
      'export.json': 'Harbour Trading',
      'export.csv': 'Harbour Trading',
    };
    for (const [name, text] of Object.entries(shown)) expect(await evidence.read(name), name).toContain(text);
    expect(await findSecret([evidence.folder], ['Harbour Trading'])).not.toEqual([]);
    expect(existsSync(path.join(session.profileDir, 'logs', 'plimsoll.log'))).toBe(true);
    expect(readdirSync(session.profileDir).filter((name) => name.startsWith('history'))).not.toEqual([]);

    const keyrings = path.join(session.desktop.home, '.local/share/keyrings');
    const places = [session.profileDir, session.desktop.home, evidence.folder];
    expect(await findSecret(places, secrets, { exclude: [keyrings] })).toEqual([]);
    const dumps = [session.profileDir, session.desktop.home].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.dmp$|(?:^|\/)core(?:\.\d+)?$/.test(name)),
    );
    expect(dumps).toEqual([]);
  }, 180_000);
});
