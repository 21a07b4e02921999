import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { JsonExport } from '../../electron/history/export/json.ts';
import { readSheets } from '../unit/history/xlsx-reader.ts';
import type { RunningApp } from './support/app.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import {
  ACCOUNT,
  addWorldFirst,
  fillWorldFirst,
  merchant,
  pasteSecret,
  privateKeyPem,
  refreshFromTray,
  setAvailable,
} from './support/steps.ts';

let session: Session | undefined;

afterEach(async () => {
  await session?.stop();
  session = undefined;
});

async function started(): Promise<{ session: Session; app: RunningApp; page: Page }> {
  session = await startSession();
  const app = await session.launch();
  return { session, app, page: await app.window() };
}

const historyFiles = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('history-') && name.endsWith('.db'));

async function openHistory(page: Page): Promise<void> {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('history-state').waitFor();
}

/** Has the app export everything to a file, as if the person had chosen it. */
async function exportTo(app: RunningApp, page: Page, file: string): Promise<string> {
  await app.electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await openHistory(page);
  await page.getByTestId('open-export').click();
  await page.getByTestId(`format-${path.extname(file).slice(1)}`).check();
  await page.getByTestId('run-export').click();
  const outcome = page.locator('[data-testid=export-outcome]:not([data-outcome=running])');
  await outcome.and(page.locator(':not([data-outcome=none])')).waitFor();
  const said = (await outcome.getAttribute('data-outcome')) ?? '';
  await page.keyboard.press('Escape');
  return said;
}

test('what was last read is shown after a restart, stale with its age, before anything is asked', async () => {
  const { session: on, app } = await started();
  await addWorldFirst(app, on);
  await app.stop();

  const sent = (await on.simulator.requests()).length;
  await on.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'slow' } });
  const again = await on.launch();
  const page = await again.window();
  const row = page.getByTestId('balance-row').first();
  await row.waitFor();
  expect(await row.getAttribute('data-freshness')).toBe('stale');
  expect(await row.textContent()).toMatch(/USD\s*5,000\.00.*As of/);
  await on.tray.waitForMenu((text) => /USD 5,000\.00 .*As of/.test(text));
  await row.click();
  expect(await page.getByTestId('balance-panel').textContent()).toMatch(/As of .* ago|just now/);

  await on.simulator.setFault({ provider: 'worldfirst', fault: null });
  expect((await on.simulator.requests()).length).toBeGreaterThanOrEqual(sent);
  await again.stop();
  const last = await on.launch();
  const live = (await last.window()).locator('[data-testid=balance-row][data-freshness=live]');
  await live.first().waitFor({ state: 'attached' });
});

test('a connection edited to read something else does not show what it read before', async () => {
  const { session: on, app, page } = await started();
  await addWorldFirst(app, on);
  await page.getByTestId('nav-connections').click();
  await on.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'down' } });
  await page.locator('[data-testid^=edit-]').click();
  await page.getByTestId('field-clientId').fill('TEST_5X00000000000009');
  await page.getByTestId('save').click();
  await page.locator('main[data-view=overview], main[data-view=connections]').waitFor();
  await app.stop();

  const again = await on.launch();
  const reopened = await again.window();
  await reopened.getByTestId('nav-connections').click();
  await reopened.locator('[data-testid^=edit-]').waitFor();
  const envelope = await reopened.evaluate(() => window.plimsoll.getState(null));
  expect(envelope).toMatchObject({ ok: true, value: { snapshot: { connections: [{ balances: [] }] } } });
});

test('readings wait for a locked keyring, and are saved once it is open', async () => {
  const { session: on, app, page } = await started();
  await on.desktop.lockKeyring();
  await on.simulator.register({ merchant });
  await page.getByTestId('add-connection').first().click();
  await fillWorldFirst(page, on);
  await pasteSecret(app, 'privateKey', privateKeyPem);
  await page.getByTestId('secret-summary-privateKey').waitFor();
  await page.getByTestId('save').click();
  await page.getByTestId('keep-session').click();
  await page.getByTestId('amount').first().waitFor();

  await openHistory(page);
  const state = page.getByTestId('history-state');
  await page.locator('[data-testid=history-state][data-kind=in-memory]').waitFor();
  expect(await state.textContent()).toMatch(/unlocked: 1 reading is in memory/);
  expect(await historyFiles(on.profileDir)).toEqual([]);
  await app.screenshot('history-waiting');

  await on.desktop.unlockKeyring();
  await page.getByTestId('retry-keychain').click();
  await page.locator('[data-testid=history-state][data-kind=stored]').waitFor();
  await app.stop();

  const again = await on.launch();
  const reopened = await again.window();
  await reopened.getByTestId('balance-row').first().waitFor();
  expect(await reopened.getByTestId('balance-row').first().textContent()).toMatch(/USD\s*5,000\.00/);
});

test('a damaged history is set aside, said, and begun anew', async () => {
  const { session: on, app } = await started();
  await addWorldFirst(app, on);
  await app.stop();
  const [name = ''] = await historyFiles(on.profileDir);
  const file = path.join(on.profileDir, name);
  const bytes = await readFile(file);
  bytes.fill(0x5a, 0, 4_096);
  await writeFile(file, bytes);

  const again = await on.launch();
  const page = await again.window();
  await page.getByTestId('notice').first().waitFor();
  expect(await page.getByTestId('notice').first().textContent()).toMatch(
    /history of readings was damaged.*history-.*\.damaged-/,
  );
  await again.screenshot('history-damaged');
  const aside = (await historyFiles(on.profileDir)).find((one) => one.includes('.damaged-'));
  expect(await readFile(path.join(on.profileDir, aside ?? ''))).toEqual(bytes);
  await page.locator('[data-testid=balance-row][data-freshness=live]').first().waitFor();
  await openHistory(page);
  await page.locator('[data-testid=history-state][data-kind=stored]').waitFor();
});

describe('taking readings out', () => {
  test('as XLSX, CSV and JSON gives every reading exactly, and erasing leaves none', async () => {
    const { session: on, app, page } = await started();
    await addWorldFirst(app, on);
    await setAvailable(on, '4800');
    await refreshFromTray(on);
    await on.tray.waitForMenu((text) => text.includes('USD 48.00'));
    const out = (format: string): string => path.join(on.desktop.home, `out.${format}`);
    const expected = ['5000.00', '48.00'];

    expect(await exportTo(app, page, out('json'))).toBe('done');
    const { balances } = JSON.parse(await readFile(out('json'), 'utf8')) as JsonExport;
    expect(balances).toMatchObject([
      { accountNo: ACCOUNT, currency: 'USD', connection: { label: 'Harbour Trading', kind: 'demo' } },
    ]);
    expect(balances[0]?.rows.map(({ available }) => available)).toEqual(expected);

    expect(await exportTo(app, page, out('csv'))).toBe('done');
    const csv = await readFile(out('csv'), 'utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [heading = [], ...rows] = csv.slice(1).trimEnd().split('\r\n').map(cells);
    const column = (name: string) => rows.map((row) => row[heading.indexOf(name)]);
    expect(column('Available')).toEqual(expected);
    expect(column('Account number').join()).toContain(ACCOUNT);

    expect(await exportTo(app, page, out('xlsx'))).toBe('done');
    const [sheet] = readSheets(await readFile(out('xlsx')));
    const [titles = [], ...lines] = sheet?.rows ?? [];
    const at = (name: string) => titles.findIndex((cell) => cell?.text === name);
    expect(lines.map((line) => line[at('Available')])).toMatchObject([
      { type: 'number', text: '5000.00' },
      { type: 'number', text: '48.00' },
    ]);
    expect(lines[0]?.[at('Account number')]).toMatchObject({ type: 'text', text: ACCOUNT });

    await page.getByTestId('nav-connections').click();
    await page.getByTestId('remove').click();
    await page.getByTestId('keep-history').uncheck();
    await page.getByTestId('confirm-remove').click();
    await on.tray.waitForMenu((text) => text.includes('No connections yet'));
    expect(await exportTo(app, page, out('json'))).toBe('nothing');
    await app.stop();
    const again = await on.launch();
    const reopened = await again.window();
    expect(await exportTo(again, reopened, out('json'))).toBe('nothing');
  });

  test('of a connection that is gone works as long as its history is kept', async () => {
    const { session: on, app, page } = await started();
    await addWorldFirst(app, on);
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('remove').click();
    await page.getByTestId('confirm-remove').click();
    await on.tray.waitForMenu((text) => text.includes('No connections yet'));
    const file = path.join(on.desktop.home, 'kept.json');
    expect(await exportTo(app, page, file)).toBe('done');
    await page.getByTestId('erase-history').click();
    await page.getByTestId('confirm-erase').click();
    await page.getByTestId('removed-connections').waitFor({ state: 'detached' });
    expect(await exportTo(app, page, file)).toBe('nothing');
  });
});

test('no amount and no account number of a reading lies in the clear in the profile', async () => {
  const { session: on, app } = await started();
  await addWorldFirst(app, on);
  await setAvailable(on, '123456789');
  await refreshFromTray(on);
  await on.tray.waitForMenu((text) => text.includes('USD 1,234,567.89'));
  const hits = async () => {
    const found = await findSecret(
      [on.profileDir],
      ['1234567.89', '1,234,567.89', '123456789', ACCOUNT],
    );
    // What an alert told, and which account a choice is about, are no readings.
    return found
      .map(({ file }) => path.relative(on.profileDir, file))
      .filter((name) => !/^(?:alerts|settings)\..*json$/.test(name));
  };
  expect(await hits()).toEqual([]);
  await app.stop();
  expect(await hits()).toEqual([]);
  expect(await historyFiles(on.profileDir)).toHaveLength(1);
});

/** One line of a CSV file. */
function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
