import * as v from 'valibot';
import type { Preferences } from '../contract/types.ts';
import { LOCALES } from '../domain/locale.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Line } from '../domain/threshold.ts';
import { emptyIndex, type SecretIndex } from '../vault/index-types.ts';
import type { Migration } from './versioned-store.ts';

export type Lines = Readonly<Record<string, Readonly<Record<BalanceKey, Line>>>>;

/** Everything the app remembers that is not secret. */
export interface Settings {
  readonly preferences: Preferences;
  readonly connections: readonly ConnectionConfig[];
  /** By connection id, then balance. */
  readonly lines: Lines;
  readonly secretIndex: SecretIndex;
}

/** Every change of the file's shape since version 1 adds one here; none is ever taken away. */
export const settingsMigrations: readonly Migration[] = [];

const connection = v.object({
  id: v.string(),
  providerId: v.string(),
  environmentId: v.string(),
  label: v.string(),
  enabled: v.boolean(),
  baseUrl: v.string(),
  intervalMs: v.number(),
  values: v.record(
    v.string(),
    v.union([
      v.string(),
      v.array(v.object({ accountNo: v.string(), role: v.picklist(['pay-in', 'pay-out']) })),
    ]),
  ),
});

const preferences = v.object({
  language: v.picklist(['system', ...LOCALES]),
  theme: v.picklist(['system', 'light', 'dark']),
});

const line = v.object({
  warn: v.exactOptional(v.string()),
  critical: v.exactOptional(v.string()),
});

const secretEntry = v.object({
  kept: v.picklist(['keychain', 'session']),
  generation: v.number(),
  chunks: v.number(),
});

const secretIndex = v.object({
  entries: v.record(v.string(), v.record(v.string(), secretEntry)),
  orphans: v.array(v.string()),
  sentinel: v.boolean(),
});

/** Reads each part by itself, so that damage in one does not take the others along. */
export function readSettings(data: Readonly<Record<string, unknown>>): {
  value: Settings;
  damaged: boolean;
} {
  let damaged = false;
  function part<T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): T {
    if (!(key in data)) return fallback;
    const result = v.safeParse(schema, data[key]);
    if (result.success) return result.output;
    damaged = true;
    return fallback;
  }
  const list = part('connections', v.array(v.unknown()), []);
  const connections = list.flatMap((item) => {
    const result = v.safeParse(connection, item);
    if (result.success) return [result.output];
    damaged = true;
    return [];
  });
  const value: Settings = {
    preferences: part('preferences', preferences, { language: 'system', theme: 'system' }),
    connections,
    lines: part('lines', v.record(v.string(), v.record(v.string(), line)), {}),
    secretIndex: part('secretIndex', secretIndex, emptyIndex),
  };
  return { value, damaged };
}
