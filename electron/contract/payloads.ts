import * as v from 'valibot';
import { LOCALES } from '../domain/locale.ts';
import type { CallName } from './names.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[\w-]+$/));
const fieldId = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^\w+$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const balanceKey = text(1_000);

const accountEntry = v.strictObject({
  accountNo: text(256),
  role: v.picklist(['pay-in', 'pay-out']),
});

/** Large enough for a public key as PEM, small enough that no payload is a burden. */
const fieldValue = v.union([text(8_192), v.pipe(v.array(accountEntry), v.maxLength(200), v.readonly())]);

const draftValues = v.strictObject({
  label: text(200),
  environmentId: text(64),
  baseUrl: text(500),
  plainHttpConsent: v.boolean(),
  intervalSeconds: v.pipe(v.number(), v.finite()),
  values: v.pipe(v.record(fieldId, fieldValue), v.check((record) => Object.keys(record).length <= 64)),
});

const none = v.null();
const decimalText = text(64);

/** What each call must be given; anything else, an unknown key included, is refused before it is looked at. */
export const payloadSchemas = {
  getAppState: none,
  getSnapshot: none,
  listProviders: none,
  refresh: v.strictObject({ connectionId: v.nullable(id) }),
  getConnection: v.strictObject({ connectionId: id }),
  openDraft: v.union([
    v.strictObject({ providerId: id }),
    v.strictObject({ connectionId: id }),
  ]),
  pasteSecret: v.strictObject({ draftId: id, field: fieldId }),
  chooseSecretFile: v.strictObject({ draftId: id, field: fieldId }),
  pastePassphrase: v.strictObject({ draftId: id, field: fieldId }),
  generateKey: v.strictObject({
    draftId: id,
    field: fieldId,
    bits: v.picklist([2048, 3072]),
  }),
  forgetSecret: v.strictObject({ draftId: id, field: fieldId }),
  copyPublicKey: v.strictObject({ draftId: id, field: fieldId }),
  testDraft: v.strictObject({ draftId: id, values: draftValues }),
  saveDraft: v.strictObject({
    draftId: id,
    values: draftValues,
    keep: v.picklist(['keychain', 'session']),
  }),
  closeDraft: v.strictObject({ draftId: id }),
  setConnectionEnabled: v.strictObject({ connectionId: id, enabled: v.boolean() }),
  removeConnection: v.strictObject({ connectionId: id, anyway: v.boolean() }),
  setLine: v.strictObject({
    connectionId: id,
    key: balanceKey,
    warn: v.nullable(decimalText),
    critical: v.nullable(decimalText),
  }),
  setPreferences: v.strictObject({
    language: v.picklist(['system', ...LOCALES]),
    theme: v.picklist(['system', 'light', 'dark']),
  }),
  sendTestNotification: none,
  retryKeychain: none,
  dismissNotice: v.strictObject({ id }),
  switchProfile: v.strictObject({ profile: v.picklist(['user', 'demo']) }),
} satisfies Record<CallName, v.GenericSchema>;

export type CallPayloads = {
  [Name in CallName]: v.InferOutput<(typeof payloadSchemas)[Name]>;
};
