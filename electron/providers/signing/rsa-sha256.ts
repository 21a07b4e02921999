import {
  X509Certificate,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { remembering } from '../../domain/remembering.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256 over UTF-8 text. */
export function rsaSha256(text: string | Uint8Array, privateKey: KeyObject): Buffer {
  return sign('sha256', Buffer.from(text), privateKey);
}

export function verifyRsaSha256(
  bytes: Uint8Array,
  signature: Uint8Array,
  publicKey: KeyObject,
): boolean {
  return verify('sha256', bytes, publicKey, signature);
}

/** The smallest key a person may enter: a shorter one can be broken, and its answers forged. */
const MIN_BITS = 2_048;

/** What a text is instead of the public key that was wanted. */
export type PublicKeyRefusal =
  | 'not-a-public-key'
  | 'is-a-private-key'
  | 'is-a-certificate'
  | 'public-key-too-small';

/** Why a text is not to be kept as a provider's public key; `null` when it may be. */
export function publicKeyRefusal(text: string): PublicKeyRefusal | null {
  // Node reads both as the public key inside them.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(text) || isPrivateKey(fromBase64(text))) {
    return 'is-a-private-key';
  }
  if (/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/.test(text) || isCertificate(fromBase64(text))) {
    return 'is-a-certificate';
  }
  const key = readPublicKey(text);
  if (key === null) return 'not-a-public-key';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < MIN_BITS ? 'public-key-too-small' : null;
}

/**
 * Reads an RSA public key: SPKI or PKCS#1, as PEM or as the bare base64 that portals hand out.
 * @returns null when it is no RSA public key
 */
export const readPublicKey = remembering((text: string): KeyObject | null => {
  // Line ends written as two characters come from JSON and .env files.
  const trimmed = text.replace(/\\r|\\n/g, '\n').trim();
  // A private key would parse too (its public half is derived); it must not be kept as a plain setting.
  if (/PRIVATE KEY/.test(trimmed)) return null;
  const candidates: (() => KeyObject)[] = trimmed.includes('-----BEGIN')
    ? [() => createPublicKey(inLines(trimmed))]
    : (['spki', 'pkcs1'] as const).map((type) => () => {
        const der = fromBase64(trimmed);
        if (isPrivateKey(der)) throw new Error('a private key');
        return createPublicKey({ key: der, format: 'der', type });
      });
  for (const candidate of candidates) {
    try {
      const key = candidate();
      if (key.asymmetricKeyType === 'rsa') return key;
    } catch {
      // The next form may fit.
    }
  }
  return null;
});

/** A PEM text that lost its line ends on the way. */
function inLines(pem: string): string {
  return pem.replace(/(-----BEGIN [A-Z ]+-----)\s*([^-]*?)\s*(-----END)/g, '$1\n$2\n$3');
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text.replace(/\s+/g, ''), 'base64');
}

function isPrivateKey(der: Buffer): boolean {
  return (['pkcs8', 'pkcs1'] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: 'der', type });
      return true;
    } catch {
      return false;
    }
  });
}

function isCertificate(der: Buffer): boolean {
  try {
    new X509Certificate(der);
    return true;
  } catch {
    return false;
  }
}
