import type { KeyObject } from 'node:crypto';
import type { SecretRefusal, SecretSummary } from '../contract/types.ts';
import type { SecretField } from '../domain/descriptor.ts';
import type { EncryptedKey } from '../vault/encrypted-key.ts';
import { bitsOf, fingerprint, publicKeyText, serialisePrivateKey } from '../vault/private-key.ts';
import { readPrivateKey, readWithPassphrase } from '../vault/read-private-key.ts';

/** A secret that was entered but not saved: the text for the keychain and what the window may know. */
export interface EnteredSecret {
  readonly stored: string;
  readonly summary: SecretSummary;
}

/** What the window may know of it; `null` for tokens that were given up, so that none are there. */
export function shownSummary({ summary }: EnteredSecret): SecretSummary | null {
  const { tokens } = summary;
  const none = tokens?.hasAccessToken === false && !tokens.hasRefreshToken;
  return none ? null : summary;
}

export type EnterResult =
  | { readonly ok: true; readonly entered: EnteredSecret }
  /** `encrypted` comes with `needs-passphrase`: what `enterWithPassphrase` takes. */
  | { readonly ok: false; readonly refusal: SecretRefusal; readonly encrypted?: EncryptedKey };

/**
 * Checks what came from the clipboard or a file for the given field.
 * @param content bytes when the file is no text
 */
export function enterSecret(field: SecretField, content: string | Buffer): EnterResult {
  if (field.kind === 'private-key') {
    const result = readPrivateKey(content);
    return result.ok ? { ok: true, entered: enteredKey(field, result.key) } : result;
  }
  if (field.kind === 'tokens') throw new Error('tokens are entered part by part');
  if (typeof content !== 'string') return { ok: false, refusal: 'file-not-text' };
  const trimmed = content.trim();
  if (trimmed.length > field.maxLength) return { ok: false, refusal: 'text-too-long' };
  if (/\p{Cc}/u.test(trimmed)) return { ok: false, refusal: 'text-has-lines' };
  return { ok: true, entered: { stored: trimmed, summary: { kept: 'draft' } } };
}

/** Decrypts a key that waited for its passphrase. The passphrase is kept nowhere. */
export function enterWithPassphrase(
  field: SecretField,
  encrypted: EncryptedKey,
  passphrase: string,
): EnterResult {
  const result = readWithPassphrase(encrypted, passphrase);
  return result.ok ? { ok: true, entered: enteredKey(field, result.key) } : result;
}

export function enteredKey(field: SecretField, key: KeyObject): EnteredSecret {
  const summary = keySummary(field, key);
  return {
    stored: serialisePrivateKey(key),
    summary: { kept: 'draft', ...(summary === undefined ? {} : { key: summary }) },
  };
}

/** What may be shown of a private key: its size and its public half. */
export function keySummary(field: SecretField, key: KeyObject): SecretSummary['key'] {
  if (field.kind !== 'private-key') return undefined;
  return {
    bits: bitsOf(key),
    publicKey: publicKeyText(key, field.publicKeyForm),
    fingerprint: fingerprint(key),
  };
}
