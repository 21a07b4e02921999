import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  PATHS,
  type OAuthTerms,
  type RecordedRequest,
} from '../../electron/demo/simulator/protocol.ts';
import type { RunningApp } from './support/app.ts';
import { clipboardText, copyText } from './support/clipboard.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import {
  CLIENT_ID,
  fillWorldFirst,
  merchant,
  openAdvanced,
  pasteSecret,
  privateKeyPem,
  refreshFromTray,
} from './support/steps.ts';

const DAY_MS = 24 * 60 * 60_000;
const CODES = ['canary-code-8c1f', 'canary-code-5d2e'];
/** As the simulator issues them. */
const ANY_TOKEN = /(?:access|refresh)-[0-9a-f]{32}/;

/** One authorisation from its code to its end: each step goes on where the one before ended. */
describe('OAuth tokens', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  let keyring: Keyring;
  /** Every token that was ever in the keyring. */
  const tokens = new Set<string>();

  beforeAll(async () => {
    session = await startSession();
    keyring = await openKeyring(session.desktop);
    await register({});
    await start();
  });

  afterAll(async () => {
    keyring?.stop();
    await session?.stop();
  });

  async function register(terms: OAuthTerms): Promise<void> {
    const oauth = { authCodes: CODES, required: true, ...terms };
    await session.simulator.register({ merchant: { ...merchant, oauth } });
  }

  async function start(): Promise<void> {
    app = await session.launch();
    page = await app.window();
  }

  /** The tokens in the keyring, read without the app's help. */
  async function storedTokens(): Promise<Record<string, unknown>> {
    const items = await keyring.items();
    const item = items.find(({ attributes }) => attributes['account']?.includes('/tokens/'));
    const stored = JSON.parse(item?.secret ?? '{}') as Record<string, unknown>;
    for (const value of Object.values(stored)) if (typeof value === 'string') tokens.add(value);
    return stored;
  }

  async function paste(part: string, text: string): Promise<void> {
    await openAdvanced(page);
    await copyText(app.electronApp, text);
    await page.getByTestId(`paste-${part}-tokens`).click();
  }

  /** What was asked since, as `call verdict`. */
  async function asked(since: number): Promise<string[]> {
    const names: Record<string, string> = {
      [PATHS.worldfirstBalance]: 'balance',
      [PATHS.worldfirstAccount]: 'accounts',
      [PATHS.worldfirstToken]: 'token',
    };
    const requests: readonly RecordedRequest[] = await session.simulator.requests();
    return requests
      .filter(({ seq }) => seq > since)
      .map(({ path: asked, verdict }) => `${names[asked] ?? asked} ${verdict}`);
  }

  async function lastSeq(): Promise<number> {
    return (await session.simulator.requests()).at(-1)?.seq ?? 0;
  }

  test('an authorisation code is exchanged at once, and not a second time', async () => {
    await page.getByTestId('add-connection').first().click();
    await fillWorldFirst(page, session);
    await paste('authCode', CODES[0]!);
    // Without the key nothing can be signed, and a code is good for one try.
    await page.getByTestId('error-privateKey').waitFor();
    expect(await clipboardText(app.electronApp)).toBe(CODES[0]);
    expect(await session.simulator.requests()).toEqual([]);

    await pasteSecret(app, 'privateKey', privateKeyPem);
    await page.getByTestId('secret-summary-privateKey').waitFor();
    await paste('authCode', `https://merchant.example/back?code=${CODES[0]}&state=1`);
    await page.getByTestId('secret-summary-tokens').waitFor();
    expect(await page.getByTestId('access-token-tokens').textContent()).toMatch(/until/);
    expect(await page.getByTestId('refresh-token-tokens').textContent()).toMatch(/until/);
    expect(await clipboardText(app.electronApp)).toBe('');
    await app.screenshot('oauth-tokens');

    await paste('authCode', CODES[0]!);
    await page.getByTestId('token-problem-tokens').waitFor();
    expect(await page.getByTestId('token-problem-tokens').textContent()).toContain('OAUTH_FAIL');
  });

  test('the connection is saved with its tokens, and is asked with them', async () => {
    await page.getByTestId('test-connection').click();
    await page.getByTestId('tested-inquiry').first().waitFor();
    expect(await page.getByTestId('test-result').getAttribute('data-outcome')).toBe('ok');
    await page.getByTestId('save').click();
    await page.getByTestId('skip-lines').click();
    await page.getByTestId('amount').first().waitFor();
    expect(await storedTokens()).toMatchObject({
      accessToken: expect.stringMatching(ANY_TOKEN),
      refreshToken: expect.stringMatching(ANY_TOKEN),
    });
    expect(await page.getByTestId('problem').count()).toBe(0);
  });

  test('an access token that expired is renewed once, kept, and nobody notices', async () => {
    const before = await storedTokens();
    await session.simulator.expireAccessTokens({ provider: 'worldfirst', merchant: CLIENT_ID });
    const since = await lastSeq();
    await refreshFromTray(session);
    await expect
      .poll(() => asked(since))
      .toEqual(['balance ACCESS_TOKEN_EXPIRED', 'token ok', 'balance ok', 'accounts ok']);
    const after = await storedTokens();
    expect(after['accessToken']).not.toBe(before['accessToken']);
    expect(after['refreshToken']).not.toBe(before['refreshToken']);
    expect(await page.getByTestId('problem').count()).toBe(0);
  });

  test('after a restart the renewed tokens are there', async () => {
    await app.stop();
    const since = await lastSeq();
    await start();
    // The amount is there before anything was asked: it is the last one read.
    await expect
      .poll(() => asked(since), { timeout: 15_000 })
      .toEqual(['balance ok', 'accounts ok']);
    await page.locator('[data-freshness="live"]').first().waitFor();
  });

  test('renewed while the keyring is locked, they are used, told of, and saved later', async () => {
    await keyring.lock();
    await session.simulator.expireAccessTokens({ provider: 'worldfirst', merchant: CLIENT_ID });
    const since = await lastSeq();
    await refreshFromTray(session);
    await expect
      .poll(() => asked(since))
      .toEqual(['balance ACCESS_TOKEN_EXPIRED', 'token ok', 'balance ok', 'accounts ok']);
    const unsaved = page.locator('[data-testid="problem"][data-kind="authorization"]');
    await unsaved.waitFor();
    expect(await unsaved.textContent()).toMatch(/leave Plimsoll running/);

    const before = new Set(tokens);
    await keyring.unlock();
    await page.getByTestId('banner-retry-keychain').click();
    await unsaved.waitFor({ state: 'detached' });
    expect(before).not.toContain((await storedTokens())['refreshToken']);
    const again = await lastSeq();
    await app.stop();
    await start();
    await page.getByTestId('amount').first().waitFor();
    expect(await asked(again)).not.toContain('token ok');
  });

  test('an authorisation that ends soon is told of, and a new code takes its place', async () => {
    await register({ refreshTokenLifeMs: 4.5 * DAY_MS });
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    await page.getByTestId('secret-summary-tokens').waitFor();
    await paste('authCode', CODES[1]!);
    await page.getByTestId('authorization-end-tokens').waitFor();
    await page.getByTestId('save').click();
    await page.locator('main[data-view=connections]').waitFor();
    await page.getByTestId('nav-overview').click();
    const ending = page.locator('[data-testid="problem"][data-kind="authorization"]');
    await ending.waitFor();
    expect(await ending.textContent()).toMatch(/ends in 4 days/);
    // It is for a person to see to, and no reason to alarm anybody: the tray stays as it is.
    expect(await page.getByTestId('header').getAttribute('data-state')).toBe('fine');
    await storedTokens();
    await app.screenshot('authorisation-ends');
  });

  test('saved tokens can be given up', async () => {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    await page.getByTestId('secret-summary-tokens').waitFor();
    await page.getByTestId('forget-tokens').click();
    await page.getByTestId('secret-summary-tokens').waitFor({ state: 'detached' });
    await page.getByTestId('save').click();
    await expect.poll(storedTokens).toEqual({});
  });

  test('no code or token is on disk, in the window or its calls, or printed', async () => {
    expect(tokens.size).toBeGreaterThanOrEqual(8);
    const keyrings = path.join(session.desktop.home, '.local/share/keyrings');
    const secrets = [...tokens, ...CODES];
    const hits = await findSecret([session.profileDir, session.desktop.home], secrets, {
      exclude: [keyrings],
    });
    expect(hits).toEqual([]);
    await page.getByTestId('nav-connections').click();
    const answers = await page.evaluate(async () => {
      const api = (window as unknown as { plimsoll: Record<string, (given: unknown) => unknown> })
        .plimsoll;
      const state = (await api['getState']!(null)) as {
        value: { snapshot: { connections: { id: string }[] } };
      };
      const connectionId = state.value.snapshot.connections[0]!.id;
      const detail = await api['getConnection']!({ connectionId });
      const draft = await api['openDraft']!({ connectionId });
      return JSON.stringify([state, detail, draft]);
    });
    expect(answers).toContain('tokens');
    const seen = (await page.content()) + answers + app.output.stdout + app.output.stderr;
    expect(seen).not.toMatch(ANY_TOKEN);
    for (const code of CODES) expect(seen).not.toContain(code);
  });
});
