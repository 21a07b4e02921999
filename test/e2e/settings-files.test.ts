import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst } from './support/steps.ts';

let session: Session | undefined;

afterEach(async () => {
  await session?.stop();
  session = undefined;
});

test('a damaged settings file is set aside and named, and nothing is lost', async () => {
  session = await startSession();
  const first = await session.launch();
  await addWorldFirst(first, session);
  await first.stop();
  const file = path.join(session.profileDir, 'settings.json');
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(0, whole.length / 2));

  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('notice').waitFor();
  const notice = (await page.getByTestId('notice').textContent()) ?? '';
  expect(notice).toMatch(/settings\.damaged-.*\.json/);
  expect(notice).toMatch(/nothing is lost/i);
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  await app.stop();

  const again = await session.launch();
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  expect(await (await again.window()).getByTestId('notice').count()).toBe(0);
});

test('one that cannot be read and has no copy is set aside, and the app starts anew', async () => {
  session = await startSession();
  await writeFile(path.join(session.profileDir, 'settings.json'), '{ "version": 1, "connections": [');
  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('notice').waitFor();
  expect(await page.getByTestId('notice').textContent()).toMatch(/settings\.damaged-.*\.json/);
  await page.getByTestId('first-run').waitFor();
});
