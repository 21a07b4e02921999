import * as v from 'valibot';
import { payloadSchemas } from '../contract/payloads.ts';
import { ALERT_KINDS } from '../domain/alert.ts';
import { alertSettingsEntries } from '../settings/alert-settings.ts';
import type { ProvisioningWord } from './words.ts';

/** Counts up when a file of the version before means something else, or nothing any more. */
export const FILE_VERSION = 1;

/** The sentence for what does not fit, where the kind of schema alone does not say enough. */
const says = (word: ProvisioningWord): ProvisioningWord => word;

/** Unlike `v.strictObject` it reports every entry that does not belong, not only the first. */
const strict = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.objectWithRest(entries, v.never());

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const list = <Item extends v.GenericSchema>(item: Item, max: number) =>
  v.pipe(v.array(item), v.maxLength(max));

const fileEntries = { file: v.pipe(text(4_096), v.minLength(1)) };

/** Where a secret is read from: a file, or `-` for standard input. */
const source = v.union([v.literal('-'), strict(fileEntries)], says('shape.secret'));

const secret = v.union(
  [
    // It is there already, or will be entered in the window.
    v.null(),
    v.literal('-'),
    strict({ ...fileEntries, passphrase: v.exactOptional(source) }),
    strict({ accessToken: v.exactOptional(source), refreshToken: v.exactOptional(source) }),
  ],
  says('shape.secret'),
);

const account = strict({ accountNo: text(256), role: v.picklist(['pay-in', 'pay-out']) });

const decimal = v.nullable(v.pipe(v.string(says('shape.amount')), v.maxLength(64)));

const line = strict({
  account: text(256),
  type: text(128),
  currency: v.pipe(text(16), v.regex(/^[A-Z0-9]+$/, says('shape.currency'))),
  warn: v.exactOptional(decimal),
  critical: v.exactOptional(decimal),
  upper: v.exactOptional(decimal),
});

const connection = strict({
  id: v.exactOptional(v.pipe(text(64), v.regex(/^[\w-]+$/, says('shape.id')))),
  label: text(200),
  provider: text(64),
  environment: text(64),
  address: v.exactOptional(text(500)),
  plainHttpConsent: v.exactOptional(v.boolean()),
  intervalSeconds: v.exactOptional(v.pipe(v.number(), v.finite())),
  enabled: v.exactOptional(v.boolean()),
  values: v.exactOptional(
    v.record(v.string(), v.union([text(8_192), list(account, 200)], says('shape.value'))),
  ),
  secrets: v.exactOptional(v.record(v.string(), secret)),
  lines: v.exactOptional(list(line, 1_000)),
});

const kinds = v.partial(strict(v.entriesFromList(ALERT_KINDS, v.boolean())));

/** The whole file, as docs/provisioning.md describes it. */
export const setupFile = strict({
  plimsoll: v.literal(FILE_VERSION),
  connections: v.exactOptional(list(connection, 500)),
  alerts: v.exactOptional(v.partial(strict({ ...alertSettingsEntries, kinds }))),
  preferences: v.exactOptional(v.partial(strict(payloadSchemas.setPreferences.entries))),
});

export type SetupFile = v.InferOutput<typeof setupFile>;
export type SetupConnection = v.InferOutput<typeof connection>;
export type SetupLine = v.InferOutput<typeof line>;
export type SecretReference = v.InferOutput<typeof secret>;
export type SecretSource = v.InferOutput<typeof source>;
