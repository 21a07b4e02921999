import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** Beyond this the file becomes the earlier one, and a new one is begun, bytes. */
const MAX_BYTES = 512 * 1024;

export interface LogFile {
  /** Where the lines are. */
  readonly path: string;
  /** Adds a line, when it can: a full disk must not stop the app. Takes only what was made to be written down. */
  write(line: string): void;
  /** All that was given is on disk, or given up. */
  settled(): Promise<void>;
}

/** A file of lines in the profile that only its user can read. Beside it lies the one before; no more is kept. */
export function openLogFile(folder: string, now: () => number, maxBytes = MAX_BYTES): LogFile {
  const logs = path.join(folder, 'logs');
  const file = path.join(logs, 'plimsoll.log');
  const earlier = path.join(logs, 'plimsoll.earlier.log');
  let size: number | undefined;
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    const text = waiting.join('');
    waiting = [];
    if (text === '') return;
    try {
      await mkdir(logs, { recursive: true, mode: 0o700 });
      size ??= await stat(file).then(
        (found) => found.size,
        () => 0,
      );
      if (size > 0 && size + text.length > maxBytes) {
        await rename(file, earlier);
        size = 0;
      }
      await appendFile(file, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    } catch {
      // What could not be written is lost; the next line looks anew how large the file is.
      size = undefined;
    }
  }

  return {
    path: file,
    write(line) {
      waiting.push(`${new Date(now()).toISOString()} ${line}\n`);
      // One write at a time, of all that has come meanwhile.
      if (waiting.length === 1) writing = writing.then(flush);
    },
    settled: () => writing,
  };
}
