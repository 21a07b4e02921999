import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Shorter texts would be found by chance. */
const SHORTEST_SECRET = 8;

export interface SearchOptions {
  /** Folders to leave out, such as the keyring's own. */
  exclude?: string[];
}

/** A file that holds a secret. It says which one by its place in the list, never by its text. */
export interface SecretHit {
  file: string;
  secretIndex: number;
  /** How the secret was written there: `plain`, `base64`, … */
  form: string;
}

/**
 * Looks through every file under `roots` (contents and names) for each secret, as it is and in the
 * usual disguises. A PEM is split up when stored, so give its base64 lines as secrets of their own.
 * Compressed files are not opened. Throws when a root is missing or a file cannot be read: a
 * search that leaves something out proves nothing.
 */
export async function findSecret(
  roots: string[],
  secrets: string[],
  options: SearchOptions = {},
): Promise<SecretHit[]> {
  const wanted = secrets.map(formsOf);
  const excluded = new Set((options.exclude ?? []).map((folder) => path.resolve(folder)));
  const hits: SecretHit[] = [];
  for (const root of roots) {
    await lstat(root);
    for await (const file of filesUnder(path.resolve(root), excluded)) {
      const content = await unlessGone(file, readFile(file));
      if (!content) continue;
      const text = Buffer.concat([Buffer.from(`${path.relative(root, file)}\n`), content]);
      wanted.forEach((forms, secretIndex) => {
        for (const { form, bytes } of forms) {
          if (text.includes(bytes)) hits.push({ file, secretIndex, form });
        }
      });
    }
  }
  return hits;
}

async function* filesUnder(folder: string, excluded: Set<string>): AsyncGenerator<string> {
  if (excluded.has(folder)) return;
  const entries = await unlessGone(folder, readdir(folder, { withFileTypes: true }));
  for (const entry of entries ?? []) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full, excluded);
    // Sockets, pipes and devices would block; a link's target counts where it lies.
    else if (entry.isFile()) yield full;
  }
}

/** Undefined for what a running app removed since it was listed. */
async function unlessGone<T>(file: string, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be searched`, { cause: error });
  }
}

interface Form {
  form: string;
  bytes: Buffer;
}

function formsOf(secret: string, index: number): Form[] {
  const bytes = Buffer.from(secret, 'utf8');
  if (bytes.length < SHORTEST_SECRET) {
    throw new Error(`Secret ${index} is shorter than ${SHORTEST_SECRET} bytes`);
  }
  const hex = bytes.toString('hex');
  const utf16 = Buffer.from(secret, 'utf16le');
  const forms: Form[] = [
    { form: 'plain', bytes },
    { form: 'JSON', bytes: Buffer.from(JSON.stringify(secret).slice(1, -1)) },
    { form: 'URL-encoded', bytes: Buffer.from(encodeURIComponent(secret)) },
    { form: 'hex', bytes: Buffer.from(hex) },
    { form: 'upper-case hex', bytes: Buffer.from(hex.toUpperCase()) },
    { form: 'UTF-16LE', bytes: utf16 },
    { form: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    ...base64Forms(bytes),
    ...decodedForms(secret),
  ];
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = form.bytes.toString('latin1');
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * A secret inside a longer base64 text may begin at any of three places in a group. The letters
 * that also carry bits of what stands before or after it are left off, and padding with them.
 */
function base64Forms(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    const standard = shifted.toString('base64').slice(from, to);
    const url = shifted.toString('base64url').slice(from, to);
    return [
      { form: 'base64', bytes: Buffer.from(standard) },
      { form: 'base64url', bytes: Buffer.from(url) },
    ];
  });
}

/** A secret that is base64 itself, such as a key, may be stored as the bytes it stands for. */
function decodedForms(secret: string): Form[] {
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(secret)) return [];
  return [{ form: 'decoded base64', bytes: Buffer.from(secret, 'base64') }];
}
