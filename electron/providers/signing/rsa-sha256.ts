import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

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

/**
 * Reads an RSA public key: SPKI or PKCS#1, as PEM or as the bare base64 that portals hand out.
 * @returns null when it is no RSA public key
 */
export function readPublicKey(text: string): KeyObject | null {
  const trimmed = text.trim();
  // A private key would parse too (its public half is derived); it must not be kept as a plain setting.
  if (/PRIVATE KEY/.test(trimmed)) return null;
  const candidates: (() => KeyObject)[] = trimmed.includes('-----BEGIN')
    ? [() => createPublicKey(trimmed)]
    : (['spki', 'pkcs1'] as const).map((type) => () => {
        const der = Buffer.from(trimmed.replace(/\s+/g, ''), 'base64');
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
