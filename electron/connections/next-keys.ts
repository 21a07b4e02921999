import type { DiscardNextKeyResult, KeepNextKeyResult, NextKeys } from '../contract/types.ts';
import type { ConnectionConfig, FieldValue } from '../domain/connection.ts';
import type { PrivateKeyField, ProviderDescriptor } from '../domain/descriptor.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { Commit, Vault } from '../vault/vault.ts';
import type { OpenDraft } from './drafts.ts';
import { summariseSecret } from './saved-secrets.ts';
import { readKeyVersion } from './validate.ts';

/** Where the vault keeps the key that waits to take the place of another. No descriptor's field has a dot in its id. */
export const nextKeyField = (fieldId: string): string => `${fieldId}.next`;

const privateKeyFields = (descriptor: ProviderDescriptor): readonly PrivateKeyField[] =>
  descriptor.fields.filter((field) => field.kind === 'private-key');

/** What the window may know of the keys that wait. */
export async function summariseNextKeys(
  descriptor: ProviderDescriptor | undefined,
  connectionId: string,
  vault: Pick<Vault, 'entries' | 'read'>,
): Promise<NextKeys> {
  const waiting: Record<string, NextKeys[string]> = {};
  for (const field of descriptor === undefined ? [] : privateKeyFields(descriptor)) {
    const summary = await summariseSecret(field, connectionId, vault, nextKeyField(field.id));
    if (summary !== null) waiting[field.id] = summary;
  }
  return waiting;
}

type Versioned = Pick<ConnectionConfig, 'values' | 'nextKeyVersions'>;

/** The values once the new keys of these fields are in use: each with its own key version. */
export function withNewKeys(
  descriptor: ProviderDescriptor,
  { values, nextKeyVersions = {} }: Versioned,
  fieldIds: readonly string[],
): Versioned {
  const inUse: Record<string, FieldValue> = {};
  for (const { id, versionField } of privateKeyFields(descriptor)) {
    const version = nextKeyVersions[id];
    if (!fieldIds.includes(id) || versionField === undefined || version === undefined) continue;
    inUse[versionField] = version;
  }
  const waiting = Object.entries(nextKeyVersions).filter(([id]) => !fieldIds.includes(id));
  return {
    values: { ...values, ...inUse },
    ...(waiting.length === 0 ? {} : { nextKeyVersions: Object.fromEntries(waiting) }),
  };
}

/** Whether the values are the same but for keys and their versions: other keys lead to the same accounts. */
export function sameButForKeys(
  descriptor: ProviderDescriptor,
  one: ConnectionConfig['values'],
  other: ConnectionConfig['values'],
): boolean {
  const keys = new Set([
    ...privateKeyFields(descriptor).map(({ versionField }) => versionField),
    ...descriptor.fields.filter(({ kind }) => kind === 'public-key').map(({ id }) => id),
  ]);
  const rest = (values: ConnectionConfig['values']) =>
    JSON.stringify(Object.entries(values).filter(([id]) => !keys.has(id)));
  return rest(one) === rest(other);
}

export interface NextKeyTools {
  readonly settings: { update(change: (settings: Settings) => Settings): void };
  readonly vault: Vault;
}

/**
 * Puts a key of the draft aside, with its version, until its public half is registered. The one in use stays.
 * @param version as typed; `null` where nothing was typed
 * @throws when the draft holds no such key, or is not about a saved connection
 */
export async function keepNextKey(
  draft: OpenDraft,
  fieldId: string,
  version: string | null,
  keep: 'keychain' | 'session',
  { settings, vault }: NextKeyTools,
): Promise<KeepNextKeyResult> {
  const entered = draft.entered.get(fieldId);
  const connectionId = draft.connection?.id;
  if (entered?.summary.key === undefined || connectionId === undefined) {
    throw new Error('no key to keep for later');
  }
  const read =
    version === null ? { value: '' } : readKeyVersion(draft.descriptor, fieldId, version);
  if (!('value' in read)) return { ok: false, errors: [read] };
  const secrets = new Map([[nextKeyField(fieldId), entered.stored]]);
  const commit = versionCommit(settings, connectionId, fieldId, read.value);
  try {
    await vault.write(connectionId, secrets, keep, { commit });
  } catch (error) {
    if (error instanceof KeychainError) return { ok: false, keychain: error.state };
    throw error;
  }
  // Another may have been entered meanwhile.
  if (draft.entered.get(fieldId) === entered) draft.entered.delete(fieldId);
  const secret = { ...entered.summary, kept: keep };
  draft.nextKeys.set(fieldId, secret);
  return { ok: true, secret };
}

/** Deletes the key that waits. The one in use stays. */
export async function discardNextKey(
  draft: OpenDraft,
  fieldId: string,
  { settings, vault }: NextKeyTools,
): Promise<DiscardNextKeyResult> {
  const connectionId = draft.connection?.id;
  if (connectionId === undefined) throw new Error('a new connection has no next key');
  try {
    const commit = versionCommit(settings, connectionId, fieldId, '');
    await vault.remove(connectionId, [nextKeyField(fieldId)], commit);
  } catch (error) {
    if (error instanceof KeychainError) return { ok: false, keychain: error.state };
    throw error;
  }
  draft.nextKeys.delete(fieldId);
  return { ok: true };
}

/** Key and version change in one write: after a crash there is never the one without the other. */
function versionCommit(
  settings: NextKeyTools['settings'],
  connectionId: string,
  fieldId: string,
  version: string,
): Commit {
  return (change) =>
    settings.update((current) => ({
      ...current,
      secretIndex: change(current.secretIndex),
      connections: current.connections.map((connection) => {
        if (connection.id !== connectionId) return connection;
        const { nextKeyVersions = {}, ...rest } = connection;
        const { [fieldId]: _before, ...others } = nextKeyVersions;
        const versions = version === '' ? others : { ...others, [fieldId]: version };
        return Object.keys(versions).length === 0 ? rest : { ...rest, nextKeyVersions: versions };
      }),
    }));
}
