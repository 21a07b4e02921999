import type { SecretSummaries, SecretSummary } from '../contract/types.ts';
import { isSecretField, type ProviderDescriptor, type SecretField } from '../domain/descriptor.ts';
import { parseStoredPrivateKey } from '../vault/private-key.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import { keySummary } from './secret-input.ts';

/** What the window may know of the secrets a connection has in the keychain, by field. */
export async function summariseSecrets(
  descriptor: ProviderDescriptor | undefined,
  connectionId: string,
  vault: Pick<Vault, 'entries' | 'read'>,
): Promise<SecretSummaries> {
  const summaries: Record<string, SecretSummary | null> = {};
  for (const field of descriptor?.fields.filter(isSecretField) ?? []) {
    summaries[field.id] = await summarise(field, connectionId, vault);
  }
  return summaries;
}

async function summarise(
  field: SecretField,
  connectionId: string,
  vault: Pick<Vault, 'entries' | 'read'>,
): Promise<SecretSummary | null> {
  const entry = vault.entries(connectionId)[field.id];
  if (entry === undefined) return null;
  try {
    const text = await vault.read(connectionId, field.id);
    if (field.kind !== 'private-key') return { kept: entry.kept };
    const key = keySummary(field, parseStoredPrivateKey(text));
    return { kept: entry.kept, ...(key === undefined ? {} : { key }) };
  } catch (error) {
    // Missing for good means it has to be entered anew; a locked keychain still has it.
    return error instanceof SecretMissing ? null : { kept: entry.kept };
  }
}
