import { stripVTControlCharacters } from 'node:util';

/** A failure that is explained to the reader in one paragraph, with the next step in it. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'Problem';
  }
}

const debugging = Boolean(process.env['DEBUG'] || process.env['PLIMSOLL_DEBUG']);

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Prints why a command ended: a paragraph, and the stack only for somebody who asked for it.
 *
 * @param {unknown} error
 */
export function explain(error) {
  const message = error instanceof Error ? error.message : String(error);
  const text = process.stderr.isTTY ? message : stripVTControlCharacters(message);
  process.stderr.write(`\n${text}\n`);
  if (debugging) {
    process.stderr.write(`\n${error instanceof Error ? error.stack : ''}\n`);
    if (error instanceof Error && error.cause) process.stderr.write(`${String(error.cause)}\n`);
  } else if (!(error instanceof Problem)) {
    process.stderr.write('Run it again with PLIMSOLL_DEBUG=1 to see where this happened.\n');
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/**
 * A progress line: redrawn in place on a terminal, otherwise a new line about every ten per cent
 * (every 20 MB when the total is unknown), so that a log stays readable.
 *
 * @param {string} label
 * @param {NodeJS.WriteStream} [out]
 * @returns {{ update(done: number, total: number | null): void, end(): void }} sizes in bytes
 */
export function progress(label, out = process.stdout) {
  let lastStep = -1;
  let lastDraw = 0;
  let drawn = false;
  return {
    update(done, total) {
      const share = total ? Math.floor((done / total) * 100) : null;
      const text = total
        ? `  ${label}: ${megabytes(done)} of ${megabytes(total)} (${share} %)`
        : `  ${label}: ${megabytes(done)}`;
      if (out.isTTY) {
        const now = Date.now();
        if (now - lastDraw < 100 && done !== total) return;
        lastDraw = now;
        drawn = true;
        out.write(`\r${text}\u001b[K`);
        return;
      }
      const step = share === null ? Math.floor(done / 2e7) : Math.floor(share / 10);
      if (step === lastStep) return;
      lastStep = step;
      out.write(`${text}\n`);
    },
    end() {
      if (drawn) out.write('\n');
      drawn = false;
    },
  };
}
