import { open } from 'node:fs/promises';
import { clipboard, dialog, type BrowserWindow } from 'electron';
import { decoded } from '../connections/decoded.ts';
import type { SecretRefusal } from '../contract/types.ts';

export type SourceResult<Content = string> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** `content` is bytes when the file is no text: a key as DER, most likely. */
export type FileResult = SourceResult<string | Buffer>;

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
  return { ok: true, content: text };
}

/** Takes the secret off the clipboard, unless something else was copied meanwhile. */
export async function clearClipboard(secret: string): Promise<void> {
  if ((await clipboard.readText()) === secret) clipboard.clear();
}

export type Taken<Content> =
  | { readonly ok: true; readonly taken: Content }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** Has the clipboard's text read, and takes it off unless it was refused as something harmless. */
export async function takeFromClipboard<Content>(
  read: (text: string) => Taken<Content>,
): Promise<Taken<Content>> {
  const source = await readClipboard();
  if (!source.ok) return source;
  const result = read(source.content);
  if (result.ok || isSecret(source.content, result.refusal)) await clearClipboard(source.content);
  return result;
}

/** What may be copied and pasted by mistake without being a secret. */
const HARMLESS: ReadonlySet<SecretRefusal> = new Set([
  'not-a-key',
  'public-key',
  'certificate',
  'text-too-long',
  'text-has-lines',
  'token-too-long',
  'token-has-lines',
  'token-has-spaces',
  'token-not-ascii',
]);

/** Whether refused text should leave the clipboard all the same, because it is a key of some kind. */
export function isSecret(text: string, refusal: SecretRefusal): boolean {
  return !HARMLESS.has(refusal) || /PRIVATE KEY/.test(text);
}

/** Lets the person choose a file and reads it here, so that the window never sees its content. */
export async function readChosenFile(parent: BrowserWindow | null): Promise<FileResult> {
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
      const content = decoded(await handle.readFile());
      // An empty secret would be refused by the keychain, as if that did not work.
      return typeof content === 'string' && content.trim() === ''
        ? { ok: false, refusal: 'file-unreadable' }
        : { ok: true, content };
    } finally {
      await handle.close();
    }
  } catch {
    return { ok: false, refusal: 'file-unreadable' };
  }
}
