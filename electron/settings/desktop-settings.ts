import * as v from 'valibot';
import {
  HINTS,
  type DesktopSettings,
  type Pause,
  type ProxyChoice,
  type TrayValue,
} from '../contract/desktop-types.ts';

export const defaultDesktopSettings: DesktopSettings = {
  trayValue: { kind: 'none' },
  shortcut: null,
  hideOnLock: false,
  proxy: { kind: 'system' },
  said: [],
};

const trayValue = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('account'),
    connectionId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
    key: v.pipe(v.string(), v.maxLength(1_000)),
  }),
  v.strictObject({ kind: v.literal('sum'), currency: v.pipe(v.string(), v.maxLength(16)) }),
]) satisfies v.GenericSchema<unknown, TrayValue>;

const proxy = v.variant('kind', [
  v.strictObject({ kind: v.literal('system') }),
  v.strictObject({ kind: v.literal('server'), address: v.pipe(v.string(), v.maxLength(300)) }),
  v.strictObject({ kind: v.literal('pac'), url: v.pipe(v.string(), v.maxLength(1_000)) }),
]) satisfies v.GenericSchema<unknown, ProxyChoice>;

/** What each choice about the desktop may be. */
export const desktopSettingsEntries = {
  trayValue,
  shortcut: v.nullable(v.pipe(v.string(), v.maxLength(64), v.regex(/^(?:[A-Za-z]+\+)+\S{1,16}$/))),
  hideOnLock: v.boolean(),
  proxy,
  said: v.pipe(v.array(v.picklist(HINTS)), v.readonly()),
} satisfies Record<keyof DesktopSettings, v.GenericSchema>;

/** Reads each choice by itself; one that is missing or damaged is the default. */
export function readDesktopSettings(
  data: Readonly<Record<string, unknown>>,
  onDamage: () => void,
): DesktopSettings {
  const value: Record<string, unknown> = { ...defaultDesktopSettings };
  for (const [name, schema] of Object.entries(desktopSettingsEntries)) {
    if (!(name in data)) continue;
    const result = v.safeParse(schema, data[name]);
    if (result.success) value[name] = result.output;
    else onDamage();
  }
  return value as unknown as DesktopSettings;
}

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

export const pauseSchema = v.nullable(
  v.object({ since: epochMs, until: v.nullable(epochMs) }),
) satisfies v.GenericSchema<unknown, Pause | null>;

/** Where the window lay, in points of the screen. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const point = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

export const windowPlaceSchema = v.nullable(
  v.object({ x: point, y: point, width: size, height: size }),
) satisfies v.GenericSchema<unknown, WindowPlace | null>;
