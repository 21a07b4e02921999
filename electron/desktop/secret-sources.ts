import { open } from 'node:fs/promises';
import { clipboard, dialog, type BrowserWindow } from 'electron';
import type { SecretRefusal } from '../contract/types.ts';

export type SourceResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** A key as PEM is a few kilobytes; what is larger was chosen by mistake. */
const MAX_BYTES = 64 * 1024;

/**
 * The text on the clipboard. Reading is asynchronous in recent Electron and immediate in older ones; awaiting fits both.
 * It stays there until `clearClipboard` is told that it was a secret.
 */
export async function readClipboard(): Promise<SourceResult> {
  const text = await clipboard.readText();
  if (text.trim() === '') return { ok: false, refusal: 'clipboard-empty' };
  if (Buffer.byteLength(text) > MAX_BYTES) return { ok: false, refusal: 'text-too-long' };
  return { ok: true, text };
}

/** Takes the secret off the clipboard, unless something else was copied meanwhile. */
export async function clearClipboard(secret: string): Promise<void> {
  if ((await clipboard.readText()) === secret) clipboard.clear();
}

/** Whether refused text should leave the clipboard all the same, because it is a key of some kind. */
export function looksSecret(text: string): boolean {
  return /PRIVATE KEY/.test(text);
}

/** Lets the person choose a file and reads it here, so that the window never sees its content. */
export async function readChosenFile(parent: BrowserWindow | null): Promise<SourceResult> {
  const options: Electron.OpenDialogOptions = { properties: ['openFile'] };
  const chosen = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  const [file] = chosen.filePaths;
  if (chosen.canceled || file === undefined) return { ok: false, refusal: 'cancelled' };
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > MAX_BYTES) return { ok: false, refusal: 'file-too-large' };
      const text = await handle.readFile('utf8');
      // An empty secret would be refused by the keychain, as if that did not work.
      return text.trim() === '' ? { ok: false, refusal: 'file-unreadable' } : { ok: true, text };
    } finally {
      await handle.close();
    }
  } catch {
    return { ok: false, refusal: 'file-unreadable' };
  }
}
