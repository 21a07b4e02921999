import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** The history's own files: the one in use with its log, and what was set aside. */
const OURS = /^history-.*\.db(?:-wal|-shm)?$/;

/** What the history takes on the disk, bytes. */
export async function historySize(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = names
    .filter((name) => OURS.test(name))
    // One that went away meanwhile takes nothing.
    .map((name) => stat(path.join(folder, name)).then(({ size }) => size, () => 0));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
