import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadEngine } from '../../../electron/history/database.ts';
import { itemNames, type SecretIndex } from '../../../electron/vault/index-types.ts';
import type { KeyringItem } from './keyring.ts';

/** What an app that does not run any more left behind. */
export interface DeadProfile {
  /** What is not whole, in words; empty where all is. */
  readonly broken: readonly string[];
  /** Newest amount of each balance in the history, with the connection it belongs to. */
  readonly newest: readonly { readonly connectionId: string; readonly available: string }[];
  /** Rows of readings in the history. */
  readonly readings: number;
}

/** Looks at the files and the keyring while nobody writes to them. */
export async function lookAt(profileDir: string, items: readonly KeyringItem[]): Promise<DeadProfile> {
  const broken: string[] = [];
  const names = readdirSync(profileDir);
  broken.push(...names.filter((name) => name.includes('.damaged-')).map((name) => `${name} was set aside`));
  const settings = readJson(path.join(profileDir, 'settings.json'), broken);
  readJson(path.join(profileDir, 'alerts.json'), broken);
  const secrets = new Map(items.map(({ attributes, secret }) => [attributes['account'] ?? '', secret ?? '']));
  const index = settings?.['secretIndex'] as SecretIndex | undefined;
  for (const [owner, fields] of Object.entries(index?.entries ?? {})) {
    for (const [field, entry] of Object.entries(fields)) {
      if (entry.kept !== 'keychain') continue;
      const lost = itemNames(owner, field, entry).filter((item) => !secrets.get(item));
      broken.push(...lost.map((item) => `the keyring lacks ${item}`));
    }
  }
  const known = new Set([
    'sentinel',
    ...(index?.orphans ?? []),
    ...Object.entries(index?.entries ?? {}).flatMap(([owner, fields]) =>
      Object.entries(fields).flatMap(([field, entry]) => itemNames(owner, field, entry)),
    ),
  ]);
  broken.push(...[...secrets.keys()].filter((item) => !known.has(item)).map((item) => `nobody knows of ${item} in the keyring`));

  const histories = names.filter((name) => /^history-\w+\.db$/.test(name));
  if (histories.length > 1) broken.push('there are several histories');
  const [history] = histories;
  const key = [...secrets].find(([item]) => item.startsWith('history/'))?.[1];
  if (history === undefined || key === undefined) return { broken, newest: [], readings: 0 };
  return { broken, ...(await lookAtHistory(path.join(profileDir, history), key, broken)) };
}

function readJson(file: string, broken: string[]): Record<string, unknown> | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    broken.push(`${path.basename(file)} is no JSON`);
    return null;
  }
}

/** Works on a copy: opening it would tidy up what the app itself has to cope with. */
async function lookAtHistory(
  file: string,
  key: string,
  broken: string[],
): Promise<Pick<DeadProfile, 'newest' | 'readings'>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-dead-'));
  try {
    const copy = path.join(folder, 'history.db');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const database = (await loadEngine()).open(copy, Buffer.from(key, 'hex'));
    try {
      const check = database.all(['integrity_check'], 'FROM pragma_integrity_check').flat().join('; ');
      if (check !== 'ok') broken.push(`the history is not whole: ${check}`);
      // Killed between the file and its first table: there is nothing in it yet.
      const tables = database.all(['name'], "FROM sqlite_master WHERE name = 'balance'");
      if (tables.length === 0) return { newest: [], readings: 0 };
      const newest = database.all(['connection_id', 'available'], 'FROM balance');
      const [count] = database.all(['COUNT(*)'], 'FROM reading');
      return {
        newest: newest.map(([connectionId, available]) => ({ connectionId: String(connectionId), available: String(available) })),
        readings: Number(count?.[0]),
      };
    } finally {
      database.close();
    }
  } catch (error) {
    broken.push(`the history cannot be opened: ${String(error)}`);
    return { newest: [], readings: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
