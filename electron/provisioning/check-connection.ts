import { configOf } from '../connections/saving.ts';
import type { OpenDraft } from '../connections/drafts.ts';
import { activeSecretFields } from '../connections/secret-reader.ts';
import { checkDraft, type CheckedValues } from '../connections/validate.ts';
import type { DraftValues, FieldError, SecretSummaries } from '../contract/types.ts';
import type { ConnectionConfig, FieldValue } from '../domain/connection.ts';
import {
  activeFields,
  environmentOf,
  isSecretField,
  type Environment,
  type Field,
  type ProviderDescriptor,
} from '../domain/descriptor.ts';
import type { Locale } from '../domain/locale.ts';
import type { SecretEntry } from '../vault/index-types.ts';
import type { ProblemList } from './problems.ts';
import { readReference, type ReadPlace } from './read-references.ts';
import type { FileConnection } from './read-setup.ts';

/** What a connection of a file is checked against beside itself. */
export interface Surroundings {
  readonly locale: Locale;
  readonly descriptors: readonly ProviderDescriptor[];
  readonly read: ReadPlace;
  readonly labelTaken: (label: string) => boolean;
  /** What the keychain holds for a connection, by field. */
  readonly entries: (connectionId: string) => Readonly<Record<string, SecretEntry>>;
  readonly newId: () => string;
  readonly problems: ProblemList;
}

/** A connection of a file whose values are good, with the secrets it brings. */
export interface CheckedConnection {
  readonly draft: OpenDraft;
  readonly checked: CheckedValues;
  /** As it is to be, before any of its new keys counts. */
  readonly config: (freshFields: readonly string[]) => ConnectionConfig;
}

/**
 * Holds one connection of a file against its provider's descriptor and reports every fault.
 * @returns `null` where there is too little to go by; what is returned beside problems is never carried out
 */
export function checkConnection(
  file: FileConnection,
  before: ConnectionConfig | undefined,
  around: Surroundings,
): CheckedConnection | null {
  const { descriptors, problems, locale } = around;
  const { place, head } = file;
  const descriptor = descriptors.find(({ id }) => id === head.provider);
  if (descriptor === undefined) {
    const list = listed(descriptors.map(({ id }) => id));
    problems.add([...place, 'provider'], 'connection.no-provider', { list });
    return null;
  }
  if (before !== undefined && before.providerId !== descriptor.id) {
    problems.add([...place, 'id'], 'connection.other-provider');
    return null;
  }
  const provider = descriptor.name[locale];
  const environment = environmentOf(descriptor, head.environment ?? '');
  if (environment === undefined) {
    const list = listed(descriptor.environments.map(({ id }) => id));
    problems.add([...place, 'environment'], 'connection.no-environment', { provider, list });
    return null;
  }
  const values = { ...startingValues(descriptor, before), ...file.values };
  const active = activeFields(descriptor, values);
  checkNames(file, descriptor, provider, problems);
  const draft = draftOf(descriptor, before);
  for (const field of active.filter(isSecretField)) {
    const reference = file.secrets[field.id] ?? null;
    if (reference === null) continue;
    const at = [...place, 'secrets', field.id];
    const entered = readReference(field, reference, at, around.read, problems);
    if (entered !== null) draft.entered.set(field.id, entered);
  }
  const saved = before === undefined ? {} : around.entries(before.id);
  const result = checkDraft(descriptor, draftValues(file, before, environment, values), {
    // What is named but cannot be read has a problem of its own.
    hasSecret: (fieldId) => Object.hasOwn(file.secrets, fieldId) || fieldId in saved,
    labelTaken: around.labelTaken,
  });
  if (!result.ok) {
    for (const error of result.errors) reportField(file, error, descriptor, locale, problems);
  }
  reportIdle(file, descriptor, active, problems);
  if (!result.ok) return null;
  const { checked } = result;
  const id = head.id ?? around.newId();
  return {
    draft,
    checked,
    config: (freshFields) => ({
      ...configOf(draft, withoutWaiting(checked, freshFields), freshFields, () => id),
      enabled: head.enabled ?? before?.enabled ?? true,
    }),
  };
}

/** A key of the file comes with the version of the file, not with that of the one that waited. */
function withoutWaiting(
  { nextKeyVersions = {}, ...rest }: CheckedValues,
  freshFields: readonly string[],
): CheckedValues {
  const waiting = Object.entries(nextKeyVersions).filter(([id]) => !freshFields.includes(id));
  return waiting.length === 0 ? rest : { ...rest, nextKeyVersions: Object.fromEntries(waiting) };
}

/** The secret fields a connection needs and has nothing for, neither in the keychain nor in the file. */
export function missingSecrets(
  { draft }: CheckedConnection,
  { values }: ConnectionConfig,
  saved: Readonly<Record<string, SecretEntry>>,
) {
  return activeSecretFields(draft.descriptor, values).filter(
    ({ id, required }) => required && !draft.entered.has(id) && !(id in saved),
  );
}

function draftOf(descriptor: ProviderDescriptor, before: ConnectionConfig | undefined): OpenDraft {
  const saved: SecretSummaries = {};
  return {
    draftId: '',
    descriptor,
    entered: new Map(),
    waiting: new Map(),
    saved,
    nextKeys: new Map(),
    ...(before === undefined ? {} : { connection: before }),
  };
}

/** What holds where the file says nothing: what is there, else what the form would begin with. */
function startingValues(
  descriptor: ProviderDescriptor,
  before: ConnectionConfig | undefined,
): Readonly<Record<string, FieldValue>> {
  const initial = descriptor.fields.flatMap((field) =>
    'initial' in field && field.initial !== undefined ? [[field.id, field.initial] as const] : [],
  );
  return { ...Object.fromEntries(initial), ...before?.values };
}

function draftValues(
  { head }: FileConnection,
  before: ConnectionConfig | undefined,
  environment: Environment,
  values: Readonly<Record<string, FieldValue>>,
): DraftValues {
  const same = before?.environmentId === environment.id ? before : undefined;
  const baseUrl = head.address ?? same?.baseUrl ?? environment.baseUrl ?? '';
  // Consent is to an address, and does not go along to another.
  const agreed = same?.baseUrl === baseUrl ? same : undefined;
  const privateHttpConsent = head.privateHttpConsent ?? agreed?.privateHttpConsent;
  return {
    label: head.label ?? '',
    environmentId: environment.id,
    baseUrl,
    plainHttpConsent: head.plainHttpConsent ?? agreed?.plainHttpConsent ?? false,
    ...(privateHttpConsent === undefined ? {} : { privateHttpConsent }),
    intervalSeconds:
      head.intervalSeconds ?? (before?.intervalMs ?? environment.defaultIntervalMs) / 1_000,
    values,
    ...(before?.nextKeyVersions === undefined ? {} : { nextKeyVersions: before.nextKeyVersions }),
  };
}

/** Reports names and kinds of value that the provider's fields do not have. */
function checkNames(
  { place, values, secrets }: FileConnection,
  { fields }: ProviderDescriptor,
  provider: string,
  problems: ProblemList,
): void {
  const plain = fields.filter((field) => !isSecretField(field));
  const secret = fields.filter(isSecretField);
  for (const [name, value] of Object.entries(values)) {
    const at = [...place, 'values', name];
    const field = fields.find(({ id }) => id === name);
    if (field === undefined) {
      problems.add(at, 'connection.no-field', { provider, list: idsOf(plain) });
    } else if (isSecretField(field)) problems.add(at, 'connection.secret-in-values');
    else if (Array.isArray(value) !== (field.kind === 'accounts')) {
      problems.add(at, 'connection.wrong-kind');
    }
  }
  for (const name of Object.keys(secrets)) {
    if (secret.some(({ id }) => id === name)) continue;
    const list = idsOf(secret);
    problems.add([...place, 'secrets', name], 'connection.no-secret', { provider, list });
  }
}

/** Reports what is given for nothing: fields that only exist while another has some other value. */
function reportIdle(
  { place, values, secrets }: FileConnection,
  { fields }: ProviderDescriptor,
  active: readonly Field[],
  problems: ProblemList,
): void {
  for (const field of fields) {
    const { id, when } = field;
    // With a wrong value nobody can say what it would have needed.
    if (when === undefined || active.includes(field)) continue;
    if (problems.has([...place, 'values', when.field])) continue;
    for (const [part, given] of Object.entries({ values, secrets })) {
      if (Object.hasOwn(given, id)) problems.add([...place, part, id], 'connection.idle-field');
    }
  }
}

const HEAD_FIELDS: Readonly<Record<string, string>> = {
  label: 'label',
  environmentId: 'environment',
  baseUrl: 'address',
  intervalSeconds: 'intervalSeconds',
};

/** Reports what a form would have shown beside a field. */
export function reportField(
  { place }: FileConnection,
  { field: id, error, limit = 0 }: FieldError,
  descriptor: ProviderDescriptor,
  locale: Locale,
  problems: ProblemList,
): void {
  const field = descriptor.fields.find((one) => one.id === id);
  const name = HEAD_FIELDS[id];
  if (name !== undefined) {
    const word = id === 'label' && error === 'duplicate' ? 'error.duplicate-label' : `error.${error}`;
    problems.add([...place, name], word as 'error.duplicate-label' | `error.${typeof error}`, { limit });
  } else if (error === 'secret-required') {
    const label = field?.label[locale] ?? id;
    problems.add([...place, 'secrets', id], 'error.secret-required', { name: label });
  } else {
    const list = field !== undefined && 'options' in field ? listed(field.options.map(({ value }) => value)) : '';
    problems.add([...place, 'values', id], `error.${error}`, { limit, list });
  }
}

function idsOf(fields: readonly Field[]): string {
  return listed(fields.map(({ id }) => id));
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
