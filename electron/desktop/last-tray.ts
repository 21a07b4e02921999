import { createHash, hkdfSync } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seal, unseal } from '../vault/seal.ts';
import type { TrayModel } from './tray-model.ts';

/** What the words in a tray were chosen by. If one of them is another, the tray has to be made anew. */
export interface TrayCircumstances {
  /** The app's. */
  readonly version: string;
  /** What was chosen: a digest of the settings, without those that no tray shows. */
  readonly settings: string;
  /** The system's, the preferred first. */
  readonly languages: readonly string[];
  /** Minutes, as `Date.getTimezoneOffset` gives them. */
  readonly zoneOffset: number;
}

/** The tray as it was left: what it shows at the next start until the app knows better. */
export interface LastTray {
  readonly circumstances: TrayCircumstances;
  /** From then on something in it is wrong, epoch ms; `null`: never. */
  readonly until: number | null;
  readonly shown: ShownTray;
}

/** What can be shown without working anything out. */
export interface ShownTray {
  readonly model: TrayModel;
  /** Its icon on either panel, as `iconPixels` draws it, base64. Drawing takes a tenth of the time there is for the start. */
  readonly pixels: { readonly light: string; readonly dark: string };
}

/** What lies on the disk. Amounts are sealed with a key made from that of the history. */
export interface SealedTray {
  /** The keychain item that holds the history's key. */
  readonly item: string;
  readonly sealed: string;
}

const NAME = 'last-tray.json';
const KEY_BYTES = 32;

/** @returns `null` where there is none that could be read */
export function readSealedTray(folder: string): SealedTray | null {
  try {
    const { item, sealed } = JSON.parse(readFileSync(path.join(folder, NAME), 'utf8')) as Partial<SealedTray>;
    return typeof item === 'string' && typeof sealed === 'string' ? { item, sealed } : null;
  } catch {
    return null;
  }
}

/** @throws the file system's error */
export function writeSealedTray(folder: string, tray: SealedTray): void {
  const file = path.join(folder, NAME);
  const fresh = `${file}.new`;
  writeFileSync(fresh, JSON.stringify(tray), { mode: 0o600 });
  renameSync(fresh, file);
}

/** @throws the file system's error */
export function deleteSealedTray(folder: string): void {
  rmSync(path.join(folder, NAME), { force: true });
}

/** @param historyKey as the keychain has it */
export function sealTray(tray: LastTray, item: string, historyKey: string): SealedTray {
  return { item, sealed: seal(JSON.stringify(tray), trayKey(historyKey)) };
}

/**
 * @param historyKey as the keychain has it
 * @param now epoch ms
 * @returns `null` where it was not sealed with that key, or is not what the tray would be now
 */
export function openTray(
  { sealed }: SealedTray,
  historyKey: string,
  circumstances: TrayCircumstances,
  now: number,
): ShownTray | null {
  const text = unseal(sealed, trayKey(historyKey));
  if (text === null) return null;
  // Nobody without the key can have written it, so it is what this version wrote, or is not looked into.
  const tray = JSON.parse(text) as LastTray;
  if (JSON.stringify(tray.circumstances) !== JSON.stringify(circumstances)) return null;
  return tray.until === null || now < tray.until ? tray.shown : null;
}

/** @param folder the profile's @returns `null` where the settings cannot be read */
export function trayCircumstances(
  folder: string,
  of: Omit<TrayCircumstances, 'settings' | 'zoneOffset'>,
): TrayCircumstances | null {
  try {
    const text = readFileSync(path.join(folder, 'settings.json'), 'utf8');
    const { secretIndex: _keys, windowPlace: _place, ...shown } = JSON.parse(text) as Record<string, unknown>;
    const settings = createHash('sha256').update(JSON.stringify(shown)).digest('hex');
    return { version: of.version, settings, languages: of.languages, zoneOffset: new Date().getTimezoneOffset() };
  } catch {
    return null;
  }
}

/** A key is for one thing alone. */
function trayKey(historyKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', historyKey, '', 'plimsoll last tray', KEY_BYTES));
}
