import * as v from 'valibot';
import { ALERT_KINDS } from '../domain/alert.ts';
import { LOCALES } from '../domain/locale.ts';
import { alertSettingsEntries } from '../settings/alert-settings.ts';
import { calendarEntries } from '../settings/forecast-settings.ts';
import type { ProvisioningWord } from './words.ts';

/** Counts up when a file of the version before means something else, or nothing any more. */
export const FILE_VERSION = 1;

export const MAX_CONNECTIONS = 500;
export const MAX_LINES = 1_000;
/** Of the settings' own schema. */
const MAX_ENTITY = 80;

/** The sentence for what does not fit, where the kind of value alone does not say enough. */
const says = (word: ProvisioningWord): ProvisioningWord => word;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
/** Shown in menus and terminals. */
const shown = (max: number) =>
  v.pipe(text(max), v.regex(/^[^\p{Cc}\p{Cf}]*$/u, says('shape.control')));
const account = v.strictObject({ accountNo: text(256), role: v.picklist(['pay-in', 'pay-out']) });

export const topEntries = {
  plimsoll: v.literal(FILE_VERSION, says('shape.version')),
  connections: v.unknown(),
  alerts: v.unknown(),
  preferences: v.unknown(),
  calendar: v.unknown(),
} as const;

export const connectionEntries = {
  id: v.pipe(text(64), v.regex(/^[A-Za-z0-9][\w-]*$/, says('shape.id'))),
  provider: text(64),
  environment: text(64),
  label: shown(200),
  entity: shown(MAX_ENTITY),
  address: text(500),
  plainHttpConsent: v.boolean(),
  privateHttpConsent: v.boolean(),
  enabled: v.boolean(),
  intervalSeconds: v.pipe(v.number(), v.integer()),
  values: v.unknown(),
  secrets: v.unknown(),
  lines: v.unknown(),
} as const;

export const fieldValue = v.union(
  [text(8_192), v.pipe(v.array(account), v.maxLength(200))],
  says('shape.value'),
);

/** Exact, and nothing a spreadsheet or a language could have rounded. */
const decimal = v.nullable(
  v.pipe(v.string(says('shape.amount')), v.regex(/^-?\d{1,40}(?:\.\d{1,18})?$/, says('shape.amount'))),
);

export const lineEntries = {
  account: text(256),
  type: text(128),
  currency: v.pipe(text(16), v.regex(/^[A-Z0-9]+$/, says('shape.currency'))),
  merchant: text(256),
  warn: decimal,
  critical: decimal,
  upper: decimal,
} as const;

const { kinds: _each, ...alertChoices } = alertSettingsEntries;
export const alertEntries = { ...alertChoices, kinds: v.unknown() } as const;
export const alertKindEntries = v.entriesFromList(ALERT_KINDS, v.boolean());

export const preferenceEntries = {
  language: v.picklist(['system', ...LOCALES]),
  theme: v.picklist(['system', 'light', 'dark']),
  fasterWhileOpen: v.boolean(),
  hideAmounts: v.boolean(),
} as const;

export { calendarEntries };
