import * as v from 'valibot';
import type { DesktopSettings, Pause } from '../contract/desktop-types.ts';
import type { Preferences } from '../contract/types.ts';
import type { ViewSettings } from '../contract/view-types.ts';
import type { AlertSettings } from '../domain/alert.ts';
import type { BalanceKey } from '../domain/balance.ts';
import { LOCALES } from '../domain/locale.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Lines } from '../domain/threshold.ts';
import type { RobotConfig } from '../robots/robot-config.ts';
import { readAlertSettings } from './alert-settings.ts';
import {
  pauseSchema,
  readDesktopSettings,
  windowPlaceSchema,
  type WindowPlace,
} from './desktop-settings.ts';
import { readForecastSettings, type ForecastSettings } from './forecast-settings.ts';
import { readHistorySettings, type HistorySettings } from './history-settings.ts';
import { robotConfig } from './robot-settings.ts';
import { readViewSettings } from './view-settings.ts';
import { emptyIndex, type SecretIndex } from '../vault/index-types.ts';
import type { Migration } from './versioned-store.ts';

export type Notes = Readonly<Record<string, Readonly<Record<BalanceKey, string>>>>;

/** In characters. */
export const MAX_NOTE = 500;

/** Everything the app remembers that is not secret. */
export interface Settings {
  readonly preferences: Preferences;
  readonly connections: readonly ConnectionConfig[];
  /** By connection id, then balance. */
  readonly lines: Lines;
  /** What the user wrote about an account; by connection id, then balance. */
  readonly notes: Notes;
  readonly secretIndex: SecretIndex;
  readonly alerts: AlertSettings;
  readonly history: HistorySettings;
  readonly forecast: ForecastSettings;
  readonly robots: readonly RobotConfig[];
  readonly view: ViewSettings;
  readonly desktop: DesktopSettings;
  /** The pause of all checks that was chosen last, which may be over. */
  readonly pause: Pause | null;
  /** Where the window was when it was last hidden. */
  readonly windowPlace: WindowPlace | null;
}

/** Every change of the file's shape since version 1 adds one here; none is ever taken away. */
export const settingsMigrations: readonly Migration[] = [withPlainHttpConsent];

const connection = v.object({
  id: v.string(),
  providerId: v.string(),
  environmentId: v.string(),
  label: v.string(),
  enabled: v.boolean(),
  baseUrl: v.string(),
  plainHttpConsent: v.boolean(),
  privateHttpConsent: v.exactOptional(v.boolean()),
  intervalMs: v.number(),
  values: v.record(
    v.string(),
    v.union([
      v.string(),
      v.array(v.object({ accountNo: v.string(), role: v.picklist(['pay-in', 'pay-out']) })),
    ]),
  ),
  nextKeyVersions: v.exactOptional(v.record(v.string(), v.string())),
  readingsFrom: v.exactOptional(v.number()),
});

/** Version 1 took no plain http address but loopback ones, so nobody was ever asked. */
function withPlainHttpConsent(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { connections } = data;
  // What is no list, or no connection, is left for `readSettings` to report.
  if (!Array.isArray(connections)) return { ...data };
  const added = connections.map((one: unknown) =>
    typeof one === 'object' && one !== null ? { ...one, plainHttpConsent: false } : one,
  );
  return { ...data, connections: added };
}

const preferences = v.object({
  language: v.picklist(['system', ...LOCALES]),
  theme: v.picklist(['system', 'light', 'dark']),
  fasterWhileOpen: v.optional(v.boolean(), false),
  hideAmounts: v.optional(v.boolean(), false),
});

/** A line may lie below zero where credit can be in use. */
const decimal = v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/));

const line = v.object({
  warn: v.exactOptional(decimal),
  critical: v.exactOptional(decimal),
  upper: v.exactOptional(decimal),
});

const note = v.pipe(v.string(), v.maxLength(MAX_NOTE));

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const secretEntry = v.object({
  kept: v.picklist(['keychain', 'session']),
  generation: whole,
  // Each names a keychain item, so a wild number would make a wild list.
  chunks: v.pipe(whole, v.maxValue(100)),
});

const anyRecord = v.record(v.string(), v.unknown());

/** Reads each part and entry by itself, so that damage in one does not take the others along. */
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
  /** The items of a list that can be read. */
  function items<T>(list: readonly unknown[], schema: v.GenericSchema<unknown, T>): T[] {
    return list.flatMap((item) => {
      const result = v.safeParse(schema, item);
      if (result.success) return [result.output];
      damaged = true;
      return [];
    });
  }
  /** Two levels of keys: what cannot be read is left out, the rest of its connection stays. */
  function byConnection<T>(
    given: Readonly<Record<string, unknown>>,
    schema: v.GenericSchema<unknown, T>,
  ): Record<string, Record<string, T>> {
    const pairs = Object.entries(given).map(([id, entries]) => {
      const readable = items([entries], anyRecord).flatMap((record) =>
        Object.entries(record).flatMap(([key, entry]) =>
          items([entry], schema).map((value) => [key, value] as const),
        ),
      );
      return [id, Object.fromEntries(readable)] as const;
    });
    return Object.fromEntries(pairs.filter(([, entries]) => Object.keys(entries).length > 0));
  }
  function secretIndex(given: Readonly<Record<string, unknown>>): SecretIndex {
    const { entries, orphans, sentinel } = { ...emptyIndex, ...given };
    const [records] = items([entries], anyRecord);
    const [list] = items([orphans], v.array(v.unknown()));
    const [written] = items([sentinel], v.boolean());
    return {
      entries: byConnection(records ?? {}, secretEntry),
      orphans: items(list ?? [], v.string()),
      // Secrets are written after the sentinel, so where there are any it was there too.
      sentinel: written ?? Object.keys(records ?? {}).length > 0,
    };
  }
  const value: Settings = {
    preferences: part('preferences', preferences, {
      language: 'system',
      theme: 'system',
      fasterWhileOpen: false,
      hideAmounts: false,
    }),
    connections: items(part('connections', v.array(v.unknown()), []), connection),
    lines: byConnection(part('lines', anyRecord, {}), line),
    notes: byConnection(part('notes', anyRecord, {}), note),
    secretIndex: secretIndex(part('secretIndex', anyRecord, {})),
    alerts: readAlertSettings(part('alerts', anyRecord, {}), () => {
      damaged = true;
    }),
    history: readHistorySettings(part('history', anyRecord, {}), () => {
      damaged = true;
    }),
    forecast: readForecastSettings(part('forecast', anyRecord, {}), () => {
      damaged = true;
    }),
    robots: items(part('robots', v.array(v.unknown()), []), robotConfig),
    view: readViewSettings(part('view', anyRecord, {}), () => {
      damaged = true;
    }),
    desktop: readDesktopSettings(part('desktop', anyRecord, {}), () => {
      damaged = true;
    }),
    pause: part('pause', pauseSchema, null),
    windowPlace: part('windowPlace', windowPlaceSchema, null),
  };
  return { value, damaged };
}
