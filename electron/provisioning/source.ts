import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { decoded } from '../connections/decoded.ts';
import { isObject } from './check-shape.ts';
import { keyOf, type Place } from './place.ts';
import { readPlacedJson } from './placed-json.ts';
import { isSource } from './read-setup.ts';

/** What one reference of a set-up file led to. */
const secretContent = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text: v.string() }),
  /** No text: a key as DER, most likely. */
  v.strictObject({ kind: v.literal('bytes'), base64: v.string() }),
  v.strictObject({
    kind: v.literal('refused'),
    refusal: v.picklist(['file-unreadable', 'file-too-large', 'stdin-absent', 'stdin-taken']),
  }),
]);

/** A set-up file with all it refers to: the app that imports it need not be able to read these files itself. */
export const setupSource = v.strictObject({
  text: v.string(),
  /** By `keyOf` the place that refers to it. */
  secrets: v.record(v.string(), secretContent),
  /** The files that were read, by the same. */
  files: v.record(v.string(), v.string()),
});

export type SecretContent = v.InferOutput<typeof secretContent>;
export type SetupSource = v.InferOutput<typeof setupSource>;

/** Why there is no set-up to look at. */
export type Unreadable = 'unreadable' | 'too-large' | 'not-text';

export type GatherResult =
  | { readonly ok: true; readonly source: SetupSource }
  | { readonly ok: false; readonly reason: Unreadable };

/** Five hundred connections with their lines are well below. */
const MAX_FILE = 1024 * 1024;
/** A key as PEM is a few kilobytes. */
const MAX_SECRET = 64 * 1024;

/** Standard input as the process that was started has it. `null`: it has none, or a person at a keyboard. */
export type ReadStdin = (most: number) => Promise<Buffer | null>;

/**
 * Reads a set-up file and everything it refers to.
 * @param file `-` for standard input
 * @param folder what relative paths start from where the file has no folder of its own
 */
export async function gatherSource(
  file: string,
  folder: string,
  readStdin: ReadStdin,
): Promise<GatherResult> {
  const fromStdin = file === '-';
  const whole = path.resolve(folder, file);
  const read = fromStdin ? await stdinContent(readStdin, MAX_FILE) : await readContent(whole, MAX_FILE);
  if (read.kind === 'refused') {
    return { ok: false, reason: read.refusal === 'file-too-large' ? 'too-large' : 'unreadable' };
  }
  if (read.kind === 'bytes') return { ok: false, reason: 'not-text' };
  const { text } = read;
  const base = fromStdin ? folder : path.dirname(whole);
  const secrets: Record<string, SecretContent> = {};
  const files: Record<string, string> = {};
  let stdin: Promise<SecretContent> | undefined;
  for (const { place, from } of sourcesIn(text)) {
    const key = keyOf(place);
    if (from !== '-') {
      files[key] = path.resolve(base, from);
      secrets[key] = await readContent(files[key], MAX_SECRET);
    } else if (fromStdin) secrets[key] = { kind: 'refused', refusal: 'stdin-taken' };
    else secrets[key] = await (stdin ??= stdinContent(readStdin, MAX_SECRET));
  }
  return { ok: true, source: { text, secrets, files } };
}

interface Found {
  readonly place: Place;
  /** A path, or `-`. */
  readonly from: string;
}

/** Everything a set-up refers to; nothing where it is none. What is wrong with it is told by who imports it. */
function sourcesIn(text: string): readonly Found[] {
  const json = readPlacedJson(text);
  if (!json.ok || !isObject(json.value)) return [];
  const { connections } = json.value;
  if (!Array.isArray(connections)) return [];
  return connections.flatMap((connection: unknown, index) => {
    if (!isObject(connection) || !isObject(connection['secrets'])) return [];
    return Object.entries(connection['secrets']).flatMap(([name, value]) =>
      sourcesUnder(['connections', index, 'secrets', name], value),
    );
  });
}

function sourcesUnder(place: Place, value: unknown): readonly Found[] {
  const own = isSource(value)
    ? [{ place, from: value === '-' ? '-' : String((value as { file: unknown }).file) }]
    : [];
  if (!isObject(value)) return own;
  const inner = ['passphrase', 'accessToken', 'refreshToken'].flatMap((name) =>
    Object.hasOwn(value, name) && isSource(value[name]) ? sourcesUnder([...place, name], value[name]) : [],
  );
  return [...own, ...inner];
}

async function stdinContent(readStdin: ReadStdin, most: number): Promise<SecretContent> {
  const bytes = await readStdin(most);
  return bytes === null ? { kind: 'refused', refusal: 'stdin-absent' } : contentOf(bytes, most);
}

async function readContent(file: string, most: number): Promise<SecretContent> {
  try {
    // A pipe that nobody writes to would block a thread of the app for good.
    if (!(await stat(file)).isFile()) return { kind: 'refused', refusal: 'file-unreadable' };
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > most) return { kind: 'refused', refusal: 'file-too-large' };
      return contentOf(await handle.readFile(), most);
    } finally {
      await handle.close();
    }
  } catch {
    return { kind: 'refused', refusal: 'file-unreadable' };
  }
}

function contentOf(bytes: Buffer, most: number): SecretContent {
  if (bytes.length > most) return { kind: 'refused', refusal: 'file-too-large' };
  const content = decoded(bytes);
  if (typeof content !== 'string') return { kind: 'bytes', base64: content.toString('base64') };
  // An empty secret would be refused by the keychain, as if that did not work.
  return content.trim() === ''
    ? { kind: 'refused', refusal: 'file-unreadable' }
    : { kind: 'text', text: content };
}
