import type { KeychainState } from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { isSecretField, type ProviderDescriptor, type SecretField } from '../domain/descriptor.ts';
import type { Problem } from '../domain/problem.ts';
import { KeychainError } from '../vault/keychain.ts';
import { parseStoredPrivateKey } from '../vault/private-key.ts';
import type { Vault } from '../vault/vault.ts';
import type { OpenDraft } from './drafts.ts';
import { nextKeyField } from './next-keys.ts';
import { activeSecretFields } from './secret-reader.ts';

/** What a draft brings, by field; it goes before what the keychain holds. */
export type FreshSecrets = ReadonlyMap<string, string>;

/**
 * The secrets a draft brings: what was entered, and the waiting keys it is to switch to.
 * @throws KeychainError, and SecretMissing when a waiting key is gone
 */
export async function freshSecrets(
  draft: OpenDraft,
  switchTo: readonly string[],
  vault: Pick<Vault, 'read'>,
): Promise<FreshSecrets> {
  const fresh = new Map([...draft.entered].map(([id, { stored }]) => [id, stored]));
  for (const fieldId of switchTo) {
    if (fresh.has(fieldId) || draft.connection === undefined) continue;
    fresh.set(fieldId, await vault.read(draft.connection.id, nextKeyField(fieldId)));
  }
  return fresh;
}

/** Whether saving would delete a secret that may still be good, in favour of those that are fresh. */
export async function replacesUsable(
  descriptor: ProviderDescriptor,
  connection: ConnectionConfig,
  fresh: FreshSecrets,
  vault: Pick<Vault, 'entries' | 'read'>,
): Promise<boolean> {
  if (fresh.size === 0) return false;
  const entries = vault.entries(connection.id);
  const staying = new Set(
    activeSecretFields(descriptor, connection.values)
      .map(({ id }) => id)
      .filter((id) => !fresh.has(id)),
  );
  for (const field of descriptor.fields.filter(isSecretField)) {
    // Tokens that were renewed leave no old ones to fall back on.
    if (field.kind === 'tokens' || !(field.id in entries) || staying.has(field.id)) continue;
    if (await isUsable(field, connection.id, vault)) return true;
  }
  return false;
}

/** Fresh secrets as they are after a trial, which may have renewed the tokens among them. */
export function afterTrial(draft: OpenDraft, fresh: FreshSecrets): FreshSecrets {
  const texts = [...fresh].map(([id, text]) => {
    const entered = isTokens(draft.descriptor, id) ? draft.entered.get(id) : undefined;
    return [id, entered?.stored ?? text] as const;
  });
  return new Map(texts);
}

export function isTokens({ fields }: ProviderDescriptor, fieldId: string): boolean {
  return fields.some(({ id, kind }) => id === fieldId && kind === 'tokens');
}

async function isUsable(
  field: SecretField,
  connectionId: string,
  vault: Pick<Vault, 'read'>,
): Promise<boolean> {
  try {
    const text = await vault.read(connectionId, field.id);
    if (field.kind === 'private-key') parseStoredPrivateKey(text);
    return true;
  } catch (error) {
    // A locked keychain still has it.
    return error instanceof KeychainError;
  }
}

const NOT_READY = ['locked', 'missing', 'unsupported', 'denied', 'busy'] as const;

/** The state of the keychain a problem tells of, if it is about that at all. */
export function keychainStateOf(problem: Problem): KeychainState | undefined {
  return NOT_READY.find((state) => problem.kind === `keychain-${state}`);
}
