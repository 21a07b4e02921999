import * as v from 'valibot';
import { DEFAULT_RETENTION, type Retention } from '../history/retention.ts';
import { isTimeZone } from '../history/zone-days.ts';

/** What is chosen about the history of readings. */
export interface HistorySettings extends Retention {
  /** IANA name of the zone whose midnight ends an accounting day; `null` until the first day is kept. */
  readonly timeZone: string | null;
  /** Connections whose history goes as soon as its file can be opened. */
  readonly toErase: readonly string[];
}

export const defaultHistorySettings: HistorySettings = {
  ...DEFAULT_RETENTION,
  timeZone: null,
  toErase: [],
};

const days = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(36_500));

/** What each choice about the history may be. A day of readings is rolled up before it goes, so the least is two. */
export const historySettingsEntries = {
  timeZone: v.nullable(v.pipe(v.string(), v.check(isTimeZone))),
  rawDays: days(2),
  hourlyDays: days(2),
  totalDays: v.nullable(days(2)),
  toErase: v.array(v.string()),
} satisfies Record<keyof HistorySettings, v.GenericSchema>;

/** Reads each choice by itself; one that is missing or damaged is the default. */
export function readHistorySettings(
  data: Readonly<Record<string, unknown>>,
  onDamage: () => void,
): HistorySettings {
  const value: Record<string, unknown> = { ...defaultHistorySettings };
  for (const [name, schema] of Object.entries(historySettingsEntries)) {
    if (!(name in data)) continue;
    const result = v.safeParse(schema, data[name]);
    if (result.success) value[name] = result.output;
    else onDamage();
  }
  return value as unknown as HistorySettings;
}
