import * as v from 'valibot';
import { ALERT_KINDS, defaultAlertSettings, type AlertSettings } from '../domain/alert.ts';

/** `HH:mm`, 00:00 to 23:59. */
export const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));


/** What each choice about alerts may be. */
export const alertSettingsEntries = {
  kinds: v.strictObject(v.entriesFromList(ALERT_KINDS, v.boolean())),
  muted: v.boolean(),
  quietHours: v.nullable(
    v.strictObject({ from: timeOfDay, to: timeOfDay, criticalBreaks: v.boolean() }),
  ),
  notUpdatedMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(7 * 24 * 60)),
  hysteresisPercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  largeJumpPercent: v.pipe(v.number(), v.minValue(1), v.maxValue(1_000)),
} satisfies Record<keyof AlertSettings, v.GenericSchema>;

/** Reads each choice by itself; one that is missing or damaged is the default. */
export function readAlertSettings(
  data: Readonly<Record<string, unknown>>,
  onDamage: () => void,
): AlertSettings {
  const value: Record<string, unknown> = { ...defaultAlertSettings };
  for (const [name, schema] of Object.entries(alertSettingsEntries)) {
    if (!(name in data)) continue;
    const given = name === 'kinds' ? readKinds(data[name], onDamage) : data[name];
    const result = v.safeParse(schema, given);
    if (result.success) value[name] = result.output;
    else onDamage();
  }
  return value as unknown as AlertSettings;
}

/** A kind that a later version added is missing in what an earlier one wrote, and the other way round. */
function readKinds(given: unknown, onDamage: () => void): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const choices = given as Readonly<Record<string, unknown>>;
  const kinds = ALERT_KINDS.map((kind) => {
    const choice = choices[kind];
    if (typeof choice === 'boolean') return [kind, choice] as const;
    if (choice !== undefined) onDamage();
    return [kind, defaultAlertSettings.kinds[kind]] as const;
  });
  return Object.fromEntries(kinds);
}
