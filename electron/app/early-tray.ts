import { app } from 'electron';
import { openTray, readSealedTray, trayCircumstances, type ShownTray } from '../desktop/last-tray.ts';
import type { TrayStand } from '../desktop/tray-stand.ts';
import type { Keychain } from '../vault/keychain.ts';

/** A keychain that shows a prompt keeps nobody waiting, ms. */
const PATIENCE_MS = 300;

/**
 * Shows the tray as it was left, before the app itself is loaded.
 * @param ready Electron is
 * @returns whether it is there
 */
export async function showEarlyTray(
  stand: TrayStand,
  keychain: Pick<Keychain, 'get'>,
  ready: Promise<unknown>,
): Promise<boolean> {
  const last = lastTray(app.getPath('userData'), keychain).catch(() => null);
  await ready;
  const found = await Promise.race([last, pause()]);
  if (found === null) return false;
  if ((await Promise.race([stand.asked, pause()])) !== true) return false;
  stand.showEarly(found);
  return true;
}

async function lastTray(folder: string, keychain: Pick<Keychain, 'get'>): Promise<ShownTray | null> {
  const tray = readSealedTray(folder);
  if (tray === null) return null;
  const key = await keychain.get(tray.item);
  if (key === null) return null;
  const circumstances = trayCircumstances(folder, {
    version: app.getVersion(),
    languages: app.getPreferredSystemLanguages(),
  });
  return circumstances === null ? null : openTray(tray, key, circumstances, Date.now());
}

const pause = (): Promise<null> => new Promise((done) => setTimeout(() => done(null), PATIENCE_MS));
