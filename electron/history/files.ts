import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const NAME = /^history-[0-9a-f]{16}\.db$/;

/**
 * The file that is written with a key. Its name tells the key without giving it away: to SQLite a file of another key
 * looks like a damaged one, and this way such a file is never touched, and is there again once its key is found.
 */
export function fileOf(folder: string, key: Buffer): string {
  const print = createHmac('sha256', key).update('Plimsoll history').digest('hex').slice(0, 16);
  return path.join(folder, `history-${print}.db`);
}

/** Other histories in the folder, which their own keys would open. */
export function otherFiles(folder: string, file: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name) && name !== path.basename(file))
    .map((name) => path.join(folder, name));
}

/** How much room all histories in the folder take, those set aside included, bytes. */
export function sizeOfAll(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith('history-'))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

/** Makes ready to open a file. @returns whether it is there; an empty one was whole once */
export function prepareFile(file: string): 'there' | 'empty' | 'new' {
  if (existsSync(file)) return statSync(file).size > 0 ? 'there' : 'empty';
  mkdirSync(path.dirname(file), { recursive: true });
  // A log without its database belongs to one that is gone.
  for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  return 'new';
}

/**
 * Moves a damaged file out of the way, together with its log, so that what is left of it can still be looked at.
 * @returns where it is now
 * @throws the file system's error: on Windows nothing can be moved as long as somebody has it open
 */
export function setAside(file: string, timestamp: string): string {
  const aside = file.replace(/\.db$/, `.damaged-${timestamp}.db`);
  renameSync(file, aside);
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`);
  rmSync(`${file}-shm`, { force: true });
  return aside;
}
