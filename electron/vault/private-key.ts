import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SecretRefusal } from '../contract/types.ts';

/** The smallest RSA key the providers accept. */
export const MIN_RSA_BITS = 2_048;

export type PrivateKeyResult =
  | { readonly ok: true; readonly key: KeyObject }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** Reads an RSA private key: PKCS#8 or PKCS#1, as PEM or as the bare base64 that portals hand out. */
export function readPrivateKey(text: string): PrivateKeyResult {
  const trimmed = text.trim();
  if (/BEGIN CERTIFICATE/.test(trimmed)) return { ok: false, refusal: 'certificate' };
  if (/BEGIN (?:RSA )?PUBLIC KEY/.test(trimmed)) return { ok: false, refusal: 'public-key' };
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(trimmed)) {
    return { ok: false, refusal: 'encrypted-key' };
  }
  const key = trimmed.includes('-----BEGIN')
    ? attempt(() => createPrivateKey(trimmed))
    : readBareBase64(trimmed);
  if (key === null) {
    return { ok: false, refusal: isBarePublicKey(trimmed) ? 'public-key' : 'not-a-key' };
  }
  if (key.asymmetricKeyType !== 'rsa') return { ok: false, refusal: 'not-rsa' };
  if (bitsOf(key) < MIN_RSA_BITS) return { ok: false, refusal: 'key-too-short' };
  return { ok: true, key };
}

function readBareBase64(text: string): KeyObject | null {
  const der = bareBase64(text);
  if (der === null) return null;
  return (
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })) ??
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }))
  );
}

function isBarePublicKey(text: string): boolean {
  const der = bareBase64(text);
  return der !== null && attempt(() => createPublicKey({ key: der, format: 'der', type: 'spki' })) !== null;
}

function bareBase64(text: string): Buffer | null {
  const packed = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]{64,}={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** @param bits 2048 or 3072 */
export async function generatePrivateKey(bits: number): Promise<KeyObject> {
  return (await promisify(generateKeyPair)('rsa', { modulusLength: bits })).privateKey;
}

/** How a private key is kept in the keychain: PKCS#8 as bare base64. */
export function serialisePrivateKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** Reads what `serialisePrivateKey` wrote. @throws when the text is damaged */
export function parseStoredPrivateKey(stored: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' });
}

export function bitsOf(key: KeyObject): number {
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}

/** The public half as text, in the form a provider's portal wants. */
export function publicKeyText(key: KeyObject, form: 'pem' | 'base64'): string {
  const publicKey = createPublicKey(key);
  return form === 'pem'
    ? publicKey.export({ format: 'pem', type: 'spki' }).toString().trim()
    : publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** First 16 hex digits of the SHA-256 of the public key, in groups of four. */
export function fingerprint(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const hex = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return (hex.match(/.{4}/g) ?? []).join(' ');
}
