import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem, progress } from './terminal.mjs';

/** A connection that delivers nothing for this long is given up and opened again. */
const STALL_MS = 30_000;
/** How often in a row an attempt may end without a single new byte. */
const FRUITLESS_ATTEMPTS = 3;

/** The server, or something on the way to it, does not give us this file. */
export class Refused extends Error {}

/**
 * Downloads into `file`, continuing what an earlier, interrupted download left there. The caller
 * checks the content; a finished `file` is only as long as the server said.
 *
 * @param {string} url
 * @param {string} file
 * @param {string} label for the progress line
 * @throws {Refused} when there is no answer, or one that is not the file
 */
export async function download(url, file, label) {
  await mkdir(dirname(file), { recursive: true });
  const bar = progress(label);
  try {
    for (let fruitless = 0; ; ) {
      const before = await sizeOf(file);
      try {
        await fetchRest(url, file, before, bar.update);
        return;
      } catch (error) {
        if (error instanceof Refused || isDiskError(error)) throw asProblem(error, file);
        fruitless = (await sizeOf(file)) > before ? 0 : fruitless + 1;
        if (fruitless >= FRUITLESS_ATTEMPTS) throw new Refused(reason(error), { cause: error });
      }
    }
  } finally {
    bar.end();
  }
}

/**
 * @param {string} url
 * @param {string} file
 * @param {number} have bytes already in the file
 * @param {(done: number, total: number | null) => void} onProgress
 */
async function fetchRest(url, file, have, onProgress) {
  const control = new AbortController();
  const stalled = () => control.abort(new Error(`no data for ${STALL_MS / 1000} s`));
  let timer = setTimeout(stalled, STALL_MS);
  try {
    const response = await fetch(url, {
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
      signal: control.signal,
    });
    if (response.status === 416) {
      // The range starts at or after the end: the file is whole, or not what the server has.
      if (response.headers.get('content-range') === `bytes */${have}`) return;
      await rm(file, { force: true });
      throw new Error('the partial file is longer than the original');
    }
    if (!response.ok || !response.body) throw new Refused(`HTTP ${response.status}`);
    const resumes = response.status === 206;
    let done = resumes ? have : 0;
    const length = Number(response.headers.get('content-length')) || null;
    const total = length === null ? null : done + length;
    await pipeline(
      Readable.fromWeb(
        /** @type {import('node:stream/web').ReadableStream} */ (response.body),
      ),
      async function* (chunks) {
        for await (const chunk of chunks) {
          clearTimeout(timer);
          timer = setTimeout(stalled, STALL_MS);
          done += chunk.length;
          onProgress(done, total);
          yield chunk;
        }
      },
      createWriteStream(file, { flags: resumes ? 'a' : 'w' }),
    );
    if (total !== null && done !== total) throw new Error('the connection ended early');
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} file */
async function sizeOf(file) {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/** @param {unknown} error */
function isDiskError(error) {
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code ?? '';
  return ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EPERM'].includes(code);
}

/**
 * @param {unknown} error
 * @param {string} file
 */
function asProblem(error, file) {
  if (error instanceof Refused) return error;
  return new Problem(
    `The download could not be written to ${dirname(file)} (${reason(error)}). ` +
      'Free some space or give yourself the right to write there (XDG_CACHE_HOME chooses ' +
      'another folder), then run the same command again.',
    { cause: error },
  );
}

/**
 * What an error says, with the network cause that `fetch` hides behind "fetch failed".
 *
 * @param {unknown} error
 */
export function reason(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
