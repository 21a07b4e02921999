import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Fault } from '../../electron/demo/simulator/protocol.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import {
  addWorldFirst,
  merchant,
  refreshFromTray,
  setAvailable,
} from './support/steps.ts';

/** Each fault shows its own words, keeps the last good amount with its age, and is over when it is over. */
describe('a provider that misbehaves', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await addWorldFirst(app, session);
  });

  afterAll(async () => session?.stop());

  const problem = () => page.getByTestId('problem').first();

  async function expectStale(words: RegExp): Promise<void> {
    await expect.poll(async () => (await problem().textContent()) ?? '').toMatch(words);
    expect(await page.getByTestId('amount').first().textContent()).toMatch(/5,000\.00/);
    expect(await page.getByTestId('freshness').first().textContent()).toMatch(/As of \d\d:\d\d/);
    await session.tray.waitForMenu(
      (text) => text.includes('USD 5,000.00') && text.includes('As of') && words.test(text),
    );
  }

  async function expectRecovered(): Promise<void> {
    await refreshFromTray(session);
    await session.tray.waitForMenu(
      (text) => text.includes('USD 5,000.00') && !text.includes('As of'),
    );
    await problem().waitFor({ state: 'detached' });
  }

  async function setFault(fault: Fault | null): Promise<void> {
    await session.simulator.setFault({ provider: 'worldfirst', fault });
  }

  test.each<[Fault['kind'], RegExp]>([
    ['down', /cannot be reached/],
    ['malformed', /something that is no JSON/],
    ['html', /does not carry a valid signature|something that is no JSON/],
    ['http-500', /error of its server \(HTTP 500\)/],
    ['redirect', /does not follow/],
    ['too-large', /too large/],
    ['bad-answer-signature', /does not carry a valid signature/],
    ['half-signed', /does not carry a valid signature/],
    ['unsigned-success', /does not carry a valid signature/],
    ['unknown', /could not say \(UNKNOWN_EXCEPTION\)/],
  ])('%s', async (kind, words) => {
    await setFault({ kind } as Fault);
    await refreshFromTray(session);
    await expectStale(words);
    await setFault(null);
    await expectRecovered();
  });

  test('nothing listens at the address', async () => {
    await session.simulator.pauseListening();
    await expect
      .poll(async () => {
        const text = await session.tray.menuText();
        if (text.includes('Refresh now')) await session.tray.click(['Refresh now']);
        return text;
      })
      .toContain('cannot be reached');
    await expectStale(/cannot be reached/);
    await session.simulator.resumeListening();
    await expectRecovered();
  });

  test('the wrong key: INVALID_SIGNATURE, advice, and no asking again by itself', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    await session.simulator.register({ merchant: { ...merchant, publicKeyPem: other } });
    await refreshFromTray(session);
    await expectStale(/rejected the signature \(INVALID_SIGNATURE\)/);
    expect(await page.getByTestId('attention').textContent()).toMatch(/private key matches/);
    expect(await page.getByTestId('overall-state').textContent()).toMatch(/Needs you/);
    expect(await page.getByTestId('group-times').textContent()).not.toMatch(/next/);
    await app.screenshot('invalid-signature');

    await session.simulator.register({ merchant });
    await setAvailable(session, '500000');
    await expectRecovered();
  });

  test('a currency that is missing from a good answer is not returned, never zero', async () => {
    await session.simulator.register({ merchant: { ...merchant, accounts: [] } });
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('USD · Not returned'));
    await expect
      .poll(async () => (await page.getByTestId('balance-row').first().textContent()) ?? '')
      .toMatch(/not returned/i);
    expect(await page.getByTestId('balance-row').first().textContent()).not.toMatch(/\b0\.00/);
    expect(session.notified.calls()).toEqual([]);
  });
});
