import { app } from 'electron';
import { openTray, readSealedTray, trayCircumstances } from '../desktop/last-tray.ts';
import type { TrayModel } from '../desktop/tray-model.ts';
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
  const model = lastModel(app.getPath('userData'), keychain).catch(() => null);
  await ready;
  const found = await Promise.race([model, pause()]);
  if (found === null) return false;
  if ((await Promise.race([stand.asked, pause()])) !== true) return false;
  stand.showEarly(found);
  return true;
}

async function lastModel(folder: string, keychain: Pick<Keychain, 'get'>): Promise<TrayModel | null> {
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
