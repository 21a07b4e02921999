import type { KeyObject } from 'node:crypto';
import type { ConnectionConfig } from '../domain/connection.ts';
import {
  activeFields,
  isSecretField,
  type ProviderDescriptor,
  type SecretField,
} from '../domain/descriptor.ts';
import type { Problem } from '../domain/problem.ts';
import type { SecretsResult } from '../monitor/read-connection.ts';
import { CannotSign } from '../providers/cannot-sign.ts';
import type { Secrets, Tokens } from '../providers/provider.ts';
import { KeychainError } from '../vault/keychain.ts';
import { parseStoredPrivateKey } from '../vault/private-key.ts';
import { SecretMissing } from '../vault/vault.ts';
import { areNone, parseStoredTokens } from './stored-tokens.ts';

export type ReadSecret = (field: SecretField) => Promise<string>;

/** The secret fields that apply to a connection with these values. */
export function activeSecretFields(
  descriptor: ProviderDescriptor,
  values: ConnectionConfig['values'],
): readonly SecretField[] {
  return activeFields(descriptor, values).filter(isSecretField);
}

/**
 * Reads all secrets of one connection; what stands in the way comes back as a problem. A private key is made of its text
 * only when something is signed: of hundreds at once the app would stand still.
 */
export async function readSecrets(
  descriptor: ProviderDescriptor,
  values: ConnectionConfig['values'],
  read: ReadSecret,
): Promise<SecretsResult> {
  const texts = new Map<string, string>();
  const keys = new Map<string, () => KeyObject>();
  const tokens = new Map<string, Tokens>();
  for (const field of activeSecretFields(descriptor, values)) {
    try {
      const text = await read(field);
      if (field.kind === 'private-key') keys.set(field.id, keyOf(text));
      else if (field.kind === 'tokens') putTokens(tokens, field.id, parseStoredTokens(text));
      else texts.set(field.id, text);
    } catch (error) {
      // What the connection can do without is simply not there.
      if (error instanceof SecretMissing && !field.required) continue;
      return { ok: false, problem: problemOf(error) };
    }
  }
  return { ok: true, secrets: fromMaps(texts, keys, tokens) };
}

/** @returns what throws CannotSign when the text is damaged */
function keyOf(text: string): () => KeyObject {
  let key: KeyObject | undefined;
  return () => {
    try {
      key ??= parseStoredPrivateKey(text);
      return key;
    } catch {
      throw new CannotSign({ kind: 'secret-unusable' });
    }
  };
}

function putTokens(tokens: Map<string, Tokens>, fieldId: string, stored: Tokens): void {
  if (!areNone(stored)) tokens.set(fieldId, stored);
}

function problemOf(error: unknown): Problem {
  if (error instanceof KeychainError) return { kind: `keychain-${error.state}` };
  if (error instanceof SecretMissing) return { kind: 'secret-missing' };
  return { kind: 'secret-unusable' };
}

function fromMaps(
  texts: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, () => KeyObject>,
  tokens: ReadonlyMap<string, Tokens>,
): Secrets {
  function required<T>(map: ReadonlyMap<string, T>, fieldId: string): T {
    const value = map.get(fieldId);
    if (value === undefined) throw new Error(`no such secret field: ${fieldId}`);
    return value;
  }
  return {
    text: (fieldId) => required(texts, fieldId),
    privateKey: (fieldId) => required(keys, fieldId)(),
    tokens: (fieldId) => tokens.get(fieldId) ?? null,
  };
}
