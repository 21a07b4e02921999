import type { SecretSummaries, SecretSummary } from '../contract/types.ts';
import { isSecretField, type ProviderDescriptor, type SecretField } from '../domain/descriptor.ts';
import type { Tokens } from '../providers/provider.ts';
import { KeychainError } from '../vault/keychain.ts';
import { parseStoredPrivateKey } from '../vault/private-key.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import { keySummary } from './secret-input.ts';
import { areNone, parseStoredTokens, tokensSummary } from './stored-tokens.ts';

/** What the window may know of the secrets a connection has in the keychain, by field. */
export async function summariseSecrets(
  descriptor: ProviderDescriptor | undefined,
  connectionId: string,
  vault: Pick<Vault, 'entries' | 'read'>,
): Promise<SecretSummaries> {
  const summaries: Record<string, SecretSummary | null> = {};
  for (const field of descriptor?.fields.filter(isSecretField) ?? []) {
    summaries[field.id] = await summariseSecret(field, connectionId, vault);
  }
  return summaries;
}

/** @param vaultField where the vault keeps it, if not under the field's own id */
export async function summariseSecret(
  field: SecretField,
  connectionId: string,
  vault: Pick<Vault, 'entries' | 'read'>,
  vaultField = field.id,
): Promise<SecretSummary | null> {
  const entry = vault.entries(connectionId)[vaultField];
  if (entry === undefined) return null;
  const { kept } = entry;
  try {
    const text = await vault.read(connectionId, vaultField);
    if (field.kind === 'tokens') return keptTokens(kept, parseStoredTokens(text));
    if (field.kind !== 'private-key') return { kept };
    const key = keySummary(field, parseStoredPrivateKey(text));
    return { kept, ...(key === undefined ? {} : { key }) };
  } catch (error) {
    // Missing for good means it has to be entered anew; a locked keychain still has it.
    if (error instanceof SecretMissing) return null;
    return error instanceof KeychainError ? { kept } : { kept, unusable: true };
  }
}

function keptTokens(kept: SecretSummary['kept'], tokens: Tokens): SecretSummary | null {
  return areNone(tokens) ? null : { kept, tokens: tokensSummary(tokens) };
}
