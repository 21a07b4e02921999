import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isatty } from 'node:tty';
import type { Locale } from '../domain/locale.ts';
import { gatherSource, type SetupSource } from '../provisioning/source.ts';
import { provisioningWords } from '../provisioning/words.ts';
import { failure } from './balances-output.ts';
import { EXIT } from './exit-code.ts';
import { printable } from './printable.ts';
import type { Output } from './protocol.ts';
import { cliWords } from './words.ts';

/** Reads the set-up file somebody named in a terminal, with everything it refers to. @param file `-` for standard input */
export async function gatherSetup(
  file: string,
  locale: Locale,
): Promise<
  { readonly ok: true; readonly source: SetupSource } | { readonly ok: false; readonly output: Output }
> {
  const gathered = await gatherSource(file, process.cwd(), readStdin);
  if (gathered.ok) return gathered;
  const w = provisioningWords(locale);
  const output =
    gathered.reason === 'unreadable'
      ? failure(w('not-opened'), EXIT.noInput)
      : failure(w(gathered.reason), EXIT.badFile);
  return { ok: false, output };
}

/** What somebody typed would stand on the screen, so a keyboard is no source. */
async function readStdin(most: number): Promise<Buffer | null> {
  if (isatty(0)) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of createReadStream('', { fd: 0, autoClose: false })) {
      pieces.push(piece as Buffer);
      length += (piece as Buffer).length;
      // Whoever reads on would do so for nothing.
      if (length > most) break;
    }
  } catch {
    // It was closed.
    return null;
  }
  return Buffer.concat(pieces);
}

/**
 * Puts an export where it belongs: into a file that is not there yet, which the user alone can read, or on standard
 * output. @param file `-` for standard output
 */
export async function delivered(output: Output, file: string, locale: Locale): Promise<Output> {
  if (file === '-' || output.code !== EXIT.fine) return output;
  const w = cliWords(locale);
  const named = { file: printable(file) };
  try {
    await writeFile(path.resolve(file), output.stdout, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return failure(w(exists ? 'export.exists' : 'export.cannot-write', named), EXIT.cannotWrite);
  }
  return { stdout: '', stderr: `${w('export.done', named)}\n`, code: EXIT.fine };
}
