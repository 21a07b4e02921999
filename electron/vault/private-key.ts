import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** The smallest RSA key the providers accept. */
export const MIN_RSA_BITS = 2_048;

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
