import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { shrunk, toPng } from '../support/pictures.mjs';
import { say } from '../support/terminal.mjs';
import { startDesktop } from '../virtual-desktop.mjs';
import { everyState, threeAccounts, trendsOf, twoHundredAccounts } from './samples.mjs';
import { LOOKS, MOMENT, SCREENS, inEveryLook, leave, showAccepted } from './screens.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').ElectronApplication} App */
/** @typedef {import('../../electron/domain/snapshot.ts').Snapshot} Snapshot */

/**
 * @typedef {object} Sample a window as no demo shows it
 * @property {(now: number) => Snapshot} [snapshot] none: nothing is connected yet
 * @property {boolean} [trends] a past is known
 * @property {{ width: number, height: number }} [size]
 * @property {number} [zoom]
 * @property {(page: Page) => Promise<void>} [reach]
 */

const SIZE = { width: 1040, height: 720 };
const WIDE = { width: 1280, height: 900 };

/** @type {Record<string, Sample>} */
const SAMPLES = {
  'overview-none': {},
  'overview-three': { snapshot: threeAccounts },
  'overview-200': { snapshot: twoHundredAccounts },
  'overview-200-compact': {
    snapshot: twoHundredAccounts,
    trends: true,
    size: WIDE,
    reach: async (page) => {
      await page.getByTestId('view-menu').click();
      await page.getByTestId('compact').check();
      await page.keyboard.press('Escape');
    },
  },
  'overview-entities': {
    snapshot: everyState,
    size: { width: 1040, height: 1640 },
    reach: async (page) => {
      const entities = { money: 'Andes S.A.C.', off: 'Andes S.A.C.', key: 'Hanse GmbH' };
      for (const [id, entity] of Object.entries(entities)) {
        await page.getByTestId(`menu-${id}`).click();
        await page.getByTestId(`entity-${id}`).fill(entity);
        await page.keyboard.press('Enter');
      }
      await page.getByTestId('view-menu').click();
      await page.getByTestId('group-entity').check();
      await page.keyboard.press('Escape');
    },
  },
  'overview-wide': { snapshot: threeAccounts, trends: true, size: WIDE },
  'overview-states': { snapshot: everyState, size: { width: 1040, height: 1640 } },
  'overview-states-wide': {
    snapshot: everyState,
    trends: true,
    size: { width: 1440, height: 1640 },
  },
  'overview-narrow': { snapshot: everyState, size: { width: 700, height: 1640 } },
  'overview-scale-200': {
    snapshot: everyState,
    trends: true,
    zoom: 2,
    size: { width: 1040, height: 1640 },
  },
  'overview-panel-wide': {
    snapshot: everyState,
    trends: true,
    size: { width: 1440, height: 900 },
    reach: (page) => page.getByTestId('balance-row').first().click(),
  },
};

/**
 * Saves a picture of every screen in both languages and themes, from the real app with the demo's data and with
 * samples, in test-results/screenshots/. Arguments choose screens by name; `--accept` instead keeps, small, the pictures the
 * tests compare the window with.
 *
 * @type {import('../run.mjs').Command}
 */
export async function screenshots(args) {
  await setUp({ desktop: true });
  if (args.includes('--accept')) return accept();
  const folder = join(root, 'test-results', 'screenshots');
  await mkdir(folder, { recursive: true });
  const isWanted = (/** @type {string} */ name) => args.length === 0 || args.includes(name);
  const screens = Object.entries(SCREENS).filter(([name]) => isWanted(name));
  const samples = Object.entries(SAMPLES).filter(([name]) => isWanted(name));
  if (screens.length > 0) {
    await withApp([`--demo-frozen=${MOMENT}`], async (_app, page) => {
      await page.getByTestId('balance-row').first().waitFor();
      await inEveryLook(page, async (look) => {
        for (const [name, reach] of screens) {
          await page.setViewportSize(SIZE);
          await reach(page);
          await showWhole(page);
          await picture(page, join(folder, `${name}-${look}.png`));
          await leave(page);
        }
      });
    });
  }
  for (const [name, sample] of samples) {
    await withApp([], async (app, page) => {
      await page.getByTestId('first-run').waitFor();
      await inEveryLook(page, async (look) => {
        await page.setViewportSize(sample.size ?? SIZE);
        await page.getByTestId('nav-overview').click();
        await show(app, sample);
        await sample.reach?.(page);
        await picture(page, join(folder, `${name}-${look}.png`));
        await page.keyboard.press('Escape');
      });
    });
  }
  say(`The pictures are in ${folder}.`);
  return 0;
}

async function accept() {
  const folder = join(root, 'test', 'fixtures', 'screenshots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await withApp([`--demo-frozen=${MOMENT}`], async (_app, page) => {
    await page.getByTestId('balance-row').first().waitFor();
    for (const look of LOOKS) {
      await showAccepted(page, look, (name, png) =>
        writeFile(join(folder, `${name}.png`), toPng(shrunk(png))),
      );
    }
  });
  say(`The accepted pictures are in ${folder}. Look at each before you keep it.`);
  return 0;
}

/**
 * Runs the built app on a desktop of its own, with a profile nobody has used.
 *
 * @param {readonly string[]} args
 * @param {(app: App, page: Page) => Promise<void>} use
 */
async function withApp(args, use) {
  const { _electron } = await import('playwright-core');
  const desktop = await startDesktop();
  const profile = await mkdtemp(join(tmpdir(), 'plimsoll-screenshots-'));
  try {
    const app = await _electron.launch({
      executablePath: electronExecutable(),
      args: [`--user-data-dir=${profile}`, '--disable-gpu', root, ...args],
      chromiumSandbox: process.getuid?.() !== 0,
      colorScheme: null,
      // Times look the same wherever the pictures are made.
      env: /** @type {Record<string, string>} */ ({ ...desktop.env, TZ: 'UTC' }),
    });
    await use(app, await app.firstWindow());
    await app.close();
  } finally {
    await desktop.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Gives the window what main would push to it.
 *
 * @param {App} app
 * @param {Sample} sample
 */
async function show(app, { snapshot, trends = false, zoom = 1 }) {
  const { at, connections } = snapshot?.(Date.now()) ?? { at: Date.now(), connections: [] };
  const past = trends ? trendsOf({ at, connections }) : {};
  /** @type {import('../../electron/domain/snapshot.ts').SnapshotChange} */
  const change = { at, ids: connections.map(({ id }) => id), changed: connections };
  await app.evaluate(
    ({ BrowserWindow }, given) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.setZoomFactor(given.zoom);
      contents?.send('plimsoll:trends', given.past);
      contents?.send('plimsoll:snapshot', given.change);
    },
    { change, past, zoom },
  );
}

/**
 * Makes the window as tall as its page: it shows only a part of a long form.
 *
 * @param {Page} page
 */
async function showWhole(page) {
  const height = await page.evaluate(() => {
    const parts = [...document.querySelectorAll('main, .overview-list, .panel')];
    const hidden = parts.map((part) => part.scrollHeight - part.clientHeight);
    return window.innerHeight + Math.max(0, ...hidden);
  });
  await page.setViewportSize({ ...SIZE, height });
}

/**
 * @param {Page} page
 * @param {string} file
 */
async function picture(page, file) {
  // Where the pointer rests, something may be highlighted.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, animations: 'disabled' });
}
