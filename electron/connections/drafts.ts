import type {
  Draft,
  DraftValues,
  NextKeys,
  SecretResult,
  SecretSummaries,
  SecretSummary,
} from '../contract/types.ts';
import type { ConnectionConfig, FieldValue } from '../domain/connection.ts';
import type { ProviderDescriptor, SecretField } from '../domain/descriptor.ts';
import { isSecretField } from '../domain/descriptor.ts';
import type { EncryptedKey } from '../vault/encrypted-key.ts';
import { generatePrivateKey } from '../vault/private-key.ts';
import {
  enterSecret,
  enterWithPassphrase,
  enteredKey,
  shownSummary,
  type EnterResult,
  type EnteredSecret,
} from './secret-input.ts';

/** A connection being entered or edited. Its new secrets live here, in main, until it is saved or closed. */
export interface OpenDraft {
  readonly draftId: string;
  readonly descriptor: ProviderDescriptor;
  /** Present when an existing connection is being edited. */
  readonly connection?: ConnectionConfig;
  readonly entered: Map<string, EnteredSecret>;
  /** Keys that wait for their passphrase, by field. They go when the form is left. */
  readonly waiting: Map<string, EncryptedKey>;
  /** What the keychain already holds for the connection. */
  readonly saved: SecretSummaries;
  /** Of them, the keys that wait beside the one in use. */
  readonly nextKeys: Map<string, SecretSummary>;
}

export interface Drafts {
  open(
    descriptor: ProviderDescriptor,
    connection: ConnectionConfig | undefined,
    saved: SecretSummaries,
    nextKeys?: NextKeys,
  ): Draft;
  find(draftId: string): OpenDraft | undefined;
  all(): Iterable<OpenDraft>;
  /** @param content bytes when it came from a file that is no text */
  enter(draft: OpenDraft, fieldId: string, content: string | Buffer): SecretResult;
  /** Opens the key that waits in this field; after a wrong passphrase it goes on waiting. */
  decrypt(draft: OpenDraft, fieldId: string, passphrase: string): SecretResult;
  generate(draft: OpenDraft, fieldId: string, bits: number): Promise<SecretResult>;
  /** Saved or given up: its secrets go. A draft that was only left is taken up again by the next `open`. */
  close(draftId: string): void;
}

export function createDrafts(newId: () => string): Drafts {
  const drafts = new Map<string, OpenDraft>();

  function keep(draft: OpenDraft, field: SecretField, entered: EnteredSecret): SecretResult {
    draft.waiting.delete(field.id);
    draft.entered.set(field.id, entered);
    return { ok: true, secret: entered.summary };
  }

  function settle(draft: OpenDraft, field: SecretField, result: EnterResult): SecretResult {
    if (result.ok) return keep(draft, field, result.entered);
    const { refusal, encrypted } = result;
    if (encrypted !== undefined) draft.waiting.set(field.id, encrypted);
    else if (refusal !== 'wrong-passphrase') draft.waiting.delete(field.id);
    // The encrypted key itself stays here.
    return { ok: false, refusal };
  }

  return {
    open(descriptor, connection, saved, nextKeys = {}) {
      const unfinished = [...drafts.values()].find(
        (draft) => draft.descriptor.id === descriptor.id && draft.connection?.id === connection?.id,
      );
      // A generated key may be registered in the portal by now: leaving the form must not lose it.
      const entered = unfinished?.entered ?? new Map<string, EnteredSecret>();
      if (unfinished !== undefined) drafts.delete(unfinished.draftId);
      const draftId = newId();
      drafts.set(draftId, {
        draftId,
        descriptor,
        entered,
        waiting: new Map(),
        saved,
        nextKeys: new Map(Object.entries(nextKeys)),
        ...(connection === undefined ? {} : { connection }),
      });
      return {
        draftId,
        providerId: descriptor.id,
        secrets: { ...saved, ...summaries(entered) },
        inUse: saved,
        nextKeys,
        initial: connection === undefined ? blank(descriptor) : valuesOf(connection),
        ...(connection === undefined ? {} : { connectionId: connection.id }),
      };
    },
    find: (draftId) => drafts.get(draftId),
    all: () => drafts.values(),
    enter(draft, fieldId, content) {
      const field = secretField(draft.descriptor, fieldId);
      return settle(draft, field, enterSecret(field, content));
    },
    decrypt(draft, fieldId, passphrase) {
      const field = secretField(draft.descriptor, fieldId);
      const encrypted = draft.waiting.get(field.id);
      if (encrypted === undefined) throw new Error('no key waits for a passphrase');
      return settle(draft, field, enterWithPassphrase(field, encrypted, passphrase));
    },
    async generate(draft, fieldId, bits) {
      const field = secretField(draft.descriptor, fieldId);
      if (field.kind !== 'private-key') throw new Error('only private keys are generated');
      return keep(draft, field, enteredKey(field, await generatePrivateKey(bits)));
    },
    close: (draftId) => void drafts.delete(draftId),
  };
}

function summaries(entered: ReadonlyMap<string, EnteredSecret>): SecretSummaries {
  return Object.fromEntries([...entered].map(([field, secret]) => [field, shownSummary(secret)]));
}

/** @throws when the descriptor has no such secret field: the window asked for what it was never shown */
export function secretField(descriptor: ProviderDescriptor, fieldId: string): SecretField {
  const field = descriptor.fields.find(({ id }) => id === fieldId);
  if (field === undefined || !isSecretField(field)) throw new Error('no such secret field');
  return field;
}

function blank(descriptor: ProviderDescriptor): DraftValues {
  const environment = descriptor.environments[0];
  const values: Record<string, FieldValue> = {};
  for (const field of descriptor.fields) {
    if (isSecretField(field)) continue;
    values[field.id] =
      field.kind === 'accounts' ? [] : field.kind === 'public-key' ? '' : (field.initial ?? '');
  }
  return {
    label: '',
    environmentId: environment?.id ?? '',
    baseUrl: environment?.baseUrl ?? '',
    plainHttpConsent: false,
    intervalSeconds: (environment?.defaultIntervalMs ?? 300_000) / 1_000,
    values,
  };
}

function valuesOf(connection: ConnectionConfig): DraftValues {
  const { label, environmentId, baseUrl, plainHttpConsent, intervalMs, values } = connection;
  const { nextKeyVersions, privateHttpConsent } = connection;
  const intervalSeconds = intervalMs / 1_000;
  return {
    label,
    environmentId,
    baseUrl,
    plainHttpConsent,
    ...(privateHttpConsent === undefined ? {} : { privateHttpConsent }),
    intervalSeconds,
    values,
    ...(nextKeyVersions === undefined ? {} : { nextKeyVersions }),
  };
}
