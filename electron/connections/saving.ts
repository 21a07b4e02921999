import type { SaveResult } from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import { NotSaved } from '../vault/not-saved.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import type { OpenDraft } from './drafts.ts';
import { nextKeyField, sameButForKeys, withNewKeys } from './next-keys.ts';
import { afterTrial, freshSecrets } from './replacing.ts';
import { activeSecretFields } from './secret-reader.ts';
import type { Trials } from './trials.ts';
import type { CheckedValues } from './validate.ts';

export interface SavingParts {
  readonly vault: Vault;
  readonly monitor: Pick<Monitor, 'askAnew'>;
  readonly newId: () => string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly trials: Trials;
  readonly find: (connectionId: string) => ConnectionConfig | undefined;
  /** @param change what goes with it into the same write */
  readonly replace: (
    connection: ConnectionConfig,
    change?: (settings: Settings) => Settings,
  ) => void;
}

export interface SaveOrder {
  readonly checked: CheckedValues;
  readonly keep: 'keychain' | 'session';
  /** The private-key fields whose waiting key is to be used from now on. */
  readonly switchTo: readonly string[];
}

/** Saves a draft whose values were checked: all of it, or nothing. */
export async function saveDraft(
  draft: OpenDraft,
  order: SaveOrder,
  parts: SavingParts,
): Promise<SaveResult> {
  try {
    return await save(draft, order, parts);
  } catch (error) {
    if (error instanceof KeychainError) return { ok: false, keychain: error.state };
    // The key that was to be switched to is not in the keychain any more.
    if (error instanceof SecretMissing) return { ok: false, newKey: { kind: 'secret-missing' } };
    throw error;
  }
}

async function save(
  draft: OpenDraft,
  { checked, keep, switchTo }: SaveOrder,
  { vault, monitor, newId, now: clock, trials, find, replace }: SavingParts,
): Promise<SaveResult> {
  const before = draft.connection === undefined ? undefined : find(draft.connection.id);
  const fresh = await freshSecrets(draft, switchTo, vault);
  const wanted = configOf(draft, checked, [...fresh.keys()], newId);
  const refused = await trials.objection(draft, wanted, fresh);
  if (refused !== null) return refused;
  const now = find(wanted.id);
  // A call takes its time; what was removed meanwhile must not come back.
  if (before !== undefined && now === undefined) throw new Error('the connection is gone');
  const sameSource = before !== undefined && readsTheSame(draft, before, wanted);
  const readingsFrom = sameSource ? before.readingsFrom : clock();
  const connection = {
    ...wanted,
    enabled: now?.enabled ?? true,
    ...(before === undefined || readingsFrom === undefined ? {} : { readingsFrom }),
  };
  if (fresh.size === 0) replace(connection);
  else {
    await vault.write(connection.id, afterTrial(draft, fresh), keep, {
      dropping: [...fresh.keys()].map(nextKeyField),
      // Secrets and settings in one write: after a crash a key never meets the version of another.
      commit: (change) =>
        replace(connection, (current) => ({
          ...current,
          secretIndex: change(current.secretIndex),
        })),
    });
  }
  await removeObsoleteSecrets(draft, connection, vault);
  monitor.askAnew(connection.id, !sameSource);
  return { ok: true, connectionId: connection.id };
}

/** Whether a connection that was edited still reads the same accounts, so that what is known of it still holds. */
export function readsTheSame(
  { descriptor }: Pick<OpenDraft, 'descriptor'>,
  before: ConnectionConfig,
  wanted: ConnectionConfig,
): boolean {
  return (
    before.environmentId === wanted.environmentId &&
    before.baseUrl === wanted.baseUrl &&
    sameButForKeys(descriptor, before.values, wanted.values)
  );
}

/** Another choice in the form (the sign type, say) can leave a secret without a use. */
export async function removeObsoleteSecrets(
  { descriptor }: OpenDraft,
  { id: connectionId, values }: ConnectionConfig,
  vault: Vault,
): Promise<void> {
  const used = new Set(
    activeSecretFields(descriptor, values).flatMap(({ id }) => [id, nextKeyField(id)]),
  );
  const obsolete = Object.keys(vault.entries(connectionId)).filter((id) => !used.has(id));
  try {
    if (obsolete.length > 0) await vault.remove(connectionId, obsolete);
  } catch (error) {
    // It stays listed, so removing the connection takes it along.
    if (!(error instanceof KeychainError || error instanceof NotSaved)) throw error;
  }
}

/**
 * The connection a draft describes.
 * @param newKeys the fields whose secrets are fresh: a key among them brings its own version along
 */
export function configOf(
  draft: OpenDraft,
  { nextKeyVersions = {}, ...checked }: CheckedValues,
  newKeys: readonly string[],
  newId: () => string,
): ConnectionConfig {
  return {
    id: draft.connection?.id ?? newId(),
    providerId: draft.descriptor.id,
    enabled: true,
    ...checked,
    ...withNewKeys(draft.descriptor, { values: checked.values, nextKeyVersions }, newKeys),
  };
}
