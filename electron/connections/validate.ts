import type { DraftValues, FieldError } from '../contract/types.ts';
import type { AccountEntry, FieldValue } from '../domain/connection.ts';
import {
  activeFields,
  chosen,
  environmentOf,
  isSecretField,
  type AccountsField,
  type ChoiceField,
  type ChoicesField,
  type PlainField,
  type ProviderDescriptor,
  type TextField,
} from '../domain/descriptor.ts';
import { travelsUnencrypted } from '../domain/plain-http.ts';
import { publicKeyRefusal } from '../providers/signing/rsa-sha256.ts';
import { readBaseUrl } from '../transport/base-url.ts';

const MAX_LABEL = 60;
const MAX_INTERVAL_SECONDS = 24 * 60 * 60;
const MAX_ACCOUNTS = 100;

/** A connection's values as they may be stored: trimmed, checked, and without what does not apply. */
export interface CheckedValues {
  readonly label: string;
  readonly environmentId: string;
  readonly baseUrl: string;
  readonly plainHttpConsent: boolean;
  readonly privateHttpConsent?: boolean;
  readonly intervalMs: number;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly nextKeyVersions?: Readonly<Record<string, string>>;
}

/** What a draft is checked against beside its own values. */
export interface DraftSurroundings {
  /** Whether the draft holds, or the connection already has, the field's secret. */
  readonly hasSecret: (fieldId: string) => boolean;
  /** Whether another connection bears the name: tray and alerts could not tell them apart. */
  readonly labelTaken: (label: string) => boolean;
}

export type Checked =
  | { readonly ok: true; readonly checked: CheckedValues }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Checks what a person entered against the provider's descriptor and reports every fault, not only the first.
 */
export function checkDraft(
  descriptor: ProviderDescriptor,
  draft: DraftValues,
  around: DraftSurroundings,
): Checked {
  const errors: FieldError[] = [];
  const environment = environmentOf(descriptor, draft.environmentId);
  if (environment === undefined) {
    return { ok: false, errors: [{ field: 'environmentId', error: 'unknown-choice' }] };
  }
  const label = draft.label.trim();
  if (label === '') errors.push({ field: 'label', error: 'required' });
  if (around.labelTaken(label)) errors.push({ field: 'label', error: 'duplicate' });
  if (label.length > MAX_LABEL) errors.push({ field: 'label', error: 'too-long', limit: MAX_LABEL });

  const url = readBaseUrl(draft.baseUrl, environment, draft.plainHttpConsent);
  if (!url.ok) errors.push({ field: 'baseUrl', error: url.error });

  const seconds = Math.round(draft.intervalSeconds);
  const floorSeconds = environment.pollFloorMs / 1_000;
  if (seconds < floorSeconds) {
    errors.push({ field: 'intervalSeconds', error: 'interval-too-short', limit: floorSeconds });
  } else if (seconds > MAX_INTERVAL_SECONDS) {
    const limit = MAX_INTERVAL_SECONDS;
    errors.push({ field: 'intervalSeconds', error: 'interval-too-long', limit });
  }

  const values: Record<string, FieldValue> = {};
  const nextKeyVersions: Record<string, string> = {};
  for (const field of activeFields(descriptor, draft.values)) {
    if (isSecretField(field)) {
      if (field.required && !around.hasSecret(field.id)) {
        errors.push({ field: field.id, error: 'secret-required' });
      }
      const version = draft.nextKeyVersions?.[field.id];
      if (version !== undefined) {
        const read = readKeyVersion(descriptor, field.id, version);
        if (!('value' in read)) errors.push(read);
        else if (read.value !== '') nextKeyVersions[field.id] = read.value;
      }
      continue;
    }
    const result = readField(field, draft.values[field.id]);
    if ('value' in result) values[field.id] = result.value;
    else errors.push({ field: field.id, ...result });
  }
  if (errors.length > 0 || !url.ok) return { ok: false, errors };
  return {
    ok: true,
    checked: {
      label,
      environmentId: environment.id,
      baseUrl: url.baseUrl,
      // Consent is to this address, and does not wait for the next one.
      plainHttpConsent: travelsUnencrypted(url.baseUrl),
      ...(travelsUnencrypted(url.baseUrl) && draft.privateHttpConsent === true
        ? { privateHttpConsent: true }
        : {}),
      intervalMs: seconds * 1_000,
      values,
      ...(Object.keys(nextKeyVersions).length === 0 ? {} : { nextKeyVersions }),
    },
  };
}

/**
 * Checks the key version typed for a key that is to take the place of another, by the rules of the version's own field.
 * @returns empty text where the provider does not number its keys
 */
export function readKeyVersion(
  descriptor: ProviderDescriptor,
  fieldId: string,
  version: string,
): { readonly value: string } | FieldError {
  const key = descriptor.fields.find(({ id }) => id === fieldId);
  const field = descriptor.fields.find(
    ({ id }) => key?.kind === 'private-key' && id === key.versionField,
  );
  if (field?.kind !== 'text') return { value: '' };
  const result = readField(field, version);
  return 'value' in result
    ? { value: String(result.value) }
    : { field: `${fieldId}.version`, ...result };
}

type FieldResult = { readonly value: FieldValue } | Omit<FieldError, 'field'>;

function readField(field: PlainField, given: FieldValue | undefined): FieldResult {
  if (field.kind === 'accounts') return readAccounts(field, Array.isArray(given) ? given : []);
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '') return field.required ? { error: 'required' } : { value: '' };
  if (field.kind === 'text') return readText(field, text);
  if (field.kind === 'choice') return readChoice(field, text);
  if (field.kind === 'choices') return readChoices(field, text);
  const refusal = publicKeyRefusal(text);
  return refusal === null ? { value: text } : { error: refusal };
}

function readText(field: TextField, text: string): FieldResult {
  if (text.length > field.maxLength) return { error: 'too-long', limit: field.maxLength };
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(text)) {
    return { error: 'pattern' };
  }
  return { value: text };
}

function readChoice(field: ChoiceField, text: string): FieldResult {
  return field.options.some(({ value }) => value === text)
    ? { value: text }
    : { error: 'unknown-choice' };
}

/** Each option once and in their order, whatever order they were ticked in. */
function readChoices(field: ChoicesField, text: string): FieldResult {
  const known = field.options.map(({ value }) => value);
  const picked = chosen(text);
  if (picked.some((value) => !known.includes(value))) return { error: 'unknown-choice' };
  return { value: known.filter((value) => picked.includes(value)).join(',') };
}

function readAccounts(field: AccountsField, given: readonly AccountEntry[]): FieldResult {
  const entries = given
    .map(({ accountNo, role }) => ({ accountNo: accountNo.trim(), role }))
    .filter(({ accountNo }) => accountNo !== '');
  if (entries.length === 0) return field.required ? { error: 'required' } : { value: [] };
  if (entries.length > MAX_ACCOUNTS) return { error: 'too-long', limit: MAX_ACCOUNTS };
  if (entries.some(({ accountNo }) => accountNo.length > field.maxLength)) {
    return { error: 'too-long', limit: field.maxLength };
  }
  if (entries.some(({ accountNo }) => /[\s\p{Cc}]/u.test(accountNo))) return { error: 'pattern' };
  if (new Set(entries.map(({ accountNo }) => accountNo)).size !== entries.length) {
    return { error: 'duplicate' };
  }
  return { value: entries };
}
