import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearClipboard,
  isSecret,
  readChosenFile,
  readClipboard,
} from '../../../electron/desktop/secret-sources.ts';

const world = vi.hoisted(() => ({ clipboard: '', chosen: [] as string[], canceled: false }));
vi.mock('electron', () => ({
  clipboard: {
    readText: () => world.clipboard,
    clear: () => {
      world.clipboard = '';
    },
  },
  dialog: {
    showOpenDialog: async () => ({ canceled: world.canceled, filePaths: world.chosen }),
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-secret-'));
  world.canceled = false;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function choose(content: string | Buffer): void {
  const file = path.join(folder, 'key.pem');
  writeFileSync(file, content);
  world.chosen = [file];
}

describe('a secret from the clipboard', () => {
  it('is taken off the clipboard afterwards', async () => {
    world.clipboard = 's3cret';
    expect(await readClipboard()).toEqual({ ok: true, content: 's3cret' });
    await clearClipboard('s3cret');
    expect(world.clipboard).toBe('');
  });

  it('does not take along what was copied meanwhile', async () => {
    world.clipboard = 'a shopping list';
    await clearClipboard('s3cret');
    expect(world.clipboard).toBe('a shopping list');
  });

  it.each([
    [' \n', 'clipboard-empty'],
    ['x'.repeat(65_537), 'text-too-long'],
  ])('is refused with a reason', async (text, refusal) => {
    world.clipboard = text;
    expect(await readClipboard()).toEqual({ ok: false, refusal });
  });

  it('is known to be a key even when it was refused', () => {
    expect(isSecret('-----BEGIN PRIVATE KEY-----', 'not-a-key')).toBe(true);
    expect(isSecret('MIIFLTBXBgkqhkiG9w0BBQ0w', 'needs-passphrase')).toBe(true);
    expect(isSecret('a shopping list', 'not-a-key')).toBe(false);
  });
});

describe('a secret from a file', () => {
  it('is read', async () => {
    choose('s3cret\n');
    expect(await readChosenFile(null)).toEqual({ ok: true, content: 's3cret\n' });
  });

  it('is text in UTF-16, too, as Windows editors write it', async () => {
    choose(Buffer.from('\uFEFFs3cret', 'utf16le'));
    expect(await readChosenFile(null)).toEqual({ ok: true, content: 's3cret' });
  });

  it('is handed on as bytes when it is no text', async () => {
    const der = Buffer.from([0x30, 0x82, 0x04, 0xbe, 0x02, 0x01, 0x00]);
    choose(der);
    expect(await readChosenFile(null)).toEqual({ ok: true, content: der });
  });

  it.each([
    ['empty', ' \n', 'file-unreadable'],
    ['large', 'x'.repeat(65_537), 'file-too-large'],
  ])('that is %s is refused', async (_name, content, refusal) => {
    choose(content);
    expect(await readChosenFile(null)).toEqual({ ok: false, refusal });
  });

  it('that went away is refused', async () => {
    world.chosen = [path.join(folder, 'gone')];
    expect(await readChosenFile(null)).toEqual({ ok: false, refusal: 'file-unreadable' });
  });

  it('is none when the person thinks better of it', async () => {
    choose('s3cret');
    world.canceled = true;
    expect(await readChosenFile(null)).toEqual({ ok: false, refusal: 'cancelled' });
  });
});
