import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { fillWorldFirst, merchant, pasteSecret, privateKeyPem } from './support/steps.ts';

/** From choosing a provider to the first lines, with what can go wrong on the way told step by step. */
describe('adding a connection', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    await session.simulator.register({ merchant });
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('add-connection').first().click();
    await fillWorldFirst(page, session);
  });

  afterAll(async () => session?.stop());

  /** Tests once the provider may be asked again, and gives the state of each step. */
  async function tested(): Promise<Record<string, string>> {
    await expect
      .poll(async () => {
        await page.getByTestId('test-connection').click();
        const result = page.getByTestId('test-result');
        await result.waitFor();
        return result.getAttribute('data-outcome');
      })
      .not.toBe('too-soon');
    const steps = await page.locator('[data-testid^="step-"]').all();
    const states = await Promise.all(
      steps.map(async (step) => [
        (await step.getAttribute('data-testid'))?.replace('step-', ''),
        await step.getAttribute('data-state'),
      ]),
    );
    return Object.fromEntries(states) as Record<string, string>;
  }

  const current = () =>
    page.locator('[data-testid="wizard"] [aria-current="step"]').getAttribute('data-part');

  test('a key the provider does not know fails at its signature, and nothing after it is claimed', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(await current()).toBe('keys');
    await pasteSecret(app, 'privateKey', other);
    await page.getByTestId('secret-summary-privateKey').waitFor();
    expect(await current()).toBe('test');
    expect(await tested()).toEqual({
      reach: 'done',
      tls: 'in-clear',
      sign: 'failed',
      answer: 'not-reached',
      verify: 'not-reached',
      parse: 'not-reached',
    });
    expect(await page.getByTestId('step-sign').textContent()).toContain('INVALID_SIGNATURE');
    await app.screenshot('wizard-refused');
  });

  test('a provider that is away fails at the first step', async () => {
    await pasteSecret(app, 'privateKey', privateKeyPem);
    await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'down' } });
    expect(await tested()).toMatchObject({ reach: 'failed', sign: 'done', answer: 'not-reached' });
  });

  test('a forged answer fails at its verification', async () => {
    await session.simulator.setFault({
      provider: 'worldfirst',
      fault: { kind: 'bad-answer-signature' },
    });
    expect(await tested()).toMatchObject({ answer: 'done', verify: 'failed', parse: 'not-reached' });
  });

  test('without the provider’s key the answer is read, and said not to be verified', async () => {
    await session.simulator.setFault({ provider: 'worldfirst', fault: null });
    const key = await page.getByTestId('field-providerPublicKey').inputValue();
    await page.getByTestId('field-providerPublicKey').fill('');
    expect(await tested()).toMatchObject({ verify: 'key-missing', parse: 'done' });
    await page.getByTestId('field-providerPublicKey').fill(key);
  });

  test('with everything right every step is done', async () => {
    expect(await tested()).toEqual({
      reach: 'done',
      tls: 'in-clear',
      sign: 'done',
      answer: 'done',
      verify: 'done',
      parse: 'done',
    });
    expect(await current()).toBe('lines');
    await app.screenshot('wizard-tested');
  });

  test('and the first lines are set for what was read', async () => {
    await page.getByTestId('save').click();
    await page.getByTestId('first-line').waitFor();
    expect(await page.getByTestId('first-line').textContent()).toMatch(/USD\s*5,000\.00/);
    await page.getByTestId('line-warn').fill('6,000');
    await page.getByTestId('line-critical').fill('7,000');
    await page.getByTestId('finish-lines').click();
    await expect
      .poll(() => page.getByTestId('first-line').textContent())
      .toContain('cannot lie above');
    await app.screenshot('wizard-lines');
    await page.getByTestId('line-critical').fill('1,000');
    await page.getByTestId('finish-lines').click();
    const row = page.getByTestId('balance-row').first();
    await row.waitFor();
    await expect.poll(() => row.getAttribute('data-level')).toBe('low');
  });
});
