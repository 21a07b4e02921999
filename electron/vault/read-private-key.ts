import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SecretRefusal } from '../contract/types.ts';
import { TAG, algorithmOf, sequenceOf, smallInteger, type Element } from './der.ts';
import { canDecrypt, decryptKey, readTraditional, type EncryptedKey } from './encrypted-key.ts';
import { MIN_RSA_BITS, bitsOf } from './private-key.ts';

export type PrivateKeyResult =
  | { readonly ok: true; readonly key: KeyObject }
  /** `encrypted` comes with `needs-passphrase`: what `readWithPassphrase` takes. */
  | { readonly ok: false; readonly refusal: SecretRefusal; readonly encrypted?: EncryptedKey };

const RSA = '2a864886f70d010101';
const RSA_PSS = '2a864886f70d01010a';
const EC = '2a8648ce3d0201';
/** X25519, X448, Ed25519 and Ed448 share all but their last byte. */
const EDWARDS = /^2b65(?:6e|6f|70|71)$/;

/**
 * Reads an RSA private key: PKCS#8 or PKCS#1, as PEM, as the bare base64 that portals hand out,
 * or as DER. What is something else is refused by its own name.
 */
export function readPrivateKey(content: string | Buffer): PrivateKeyResult {
  return typeof content === 'string' ? readText(content) : readDer(content);
}

/** Reads a key that `readPrivateKey` found encrypted. */
export function readWithPassphrase(encrypted: EncryptedKey, passphrase: string): PrivateKeyResult {
  const result = decryptKey(encrypted, passphrase);
  if (result.ok) return rsaOnly(result.key);
  return refused(result.reason === 'wrong-passphrase' ? 'wrong-passphrase' : 'not-rsa');
}

function readText(raw: string): PrivateKeyResult {
  // Line ends written as two characters, and slashes as two, come from JSON and .env files.
  const text = raw
    .replace(/^\uFEFF/, '')
    .replace(/\\r|\\n/g, '\n')
    .replaceAll('\\/', '/')
    .trim();
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z\d ]+)-----(.*?)-----END \1-----/gs)];
  const keys = blocks.filter(([, label]) => label?.endsWith('PRIVATE KEY'));
  const [, label = '', body = ''] = keys[0] ?? [];
  if (keys.length > 1) return refused('several-keys');
  if (keys.length === 1) return readBlock(label, body);
  const labels = blocks.map(([, other]) => other ?? '');
  if (labels.some((other) => other.includes('CERTIFICATE'))) return refused('certificate');
  if (labels.some((other) => other.endsWith('PUBLIC KEY'))) return refused('public-key');
  if (text.startsWith('PuTTY-User-Key-File')) return refused('ssh-key');
  if (isJwk(text)) return refused('jwk');
  const der = fromBase64(text);
  return der === null ? refused('not-a-key') : readDer(der);
}

function readBlock(label: string, body: string): PrivateKeyResult {
  if (label === 'OPENSSH PRIVATE KEY') return refused('ssh-key');
  const traditional = readTraditional(label, body);
  if (traditional.state === 'unsupported') return refused('unsupported-encryption');
  if (traditional.state === 'encrypted') return needsPassphrase(traditional.encrypted);
  const der = traditional.state === 'damaged' ? null : fromBase64(body);
  return der === null ? refused('not-a-key') : readDer(der);
}

function readDer(der: Buffer): PrivateKeyResult {
  const parts = sequenceOf(der);
  if (parts === null) return refused(isUnboundedPkcs12(der) ? 'pkcs12' : 'not-a-key');
  const shape = parts.map(shapeOf).join('');
  const version = smallInteger(parts[0]);
  if (shape === 'SO') {
    return canDecrypt(parts[0])
      ? needsPassphrase({ format: 'der', type: 'pkcs8', key: der })
      : refused('unsupported-encryption');
  }
  if (shape === 'SB' || shape === 'II') return refused('public-key');
  if (shape === 'SSB') return refused('certificate');
  if (version === 3 && /^ISS?$/.test(shape)) return refused('pkcs12');
  if (version === 1 && shape.startsWith('IO')) return refused('ec-key');
  if (shape === 'IIIIII') return refused('not-rsa');
  if (shape.startsWith('ISO')) return readPkcs8(der, algorithmOf(parts[1])?.oid ?? '');
  return shape === 'IIIIIIIII' ? readRsa(der, 'pkcs1') : refused('not-a-key');
}

/** One letter an element: what a structure is can be told from its outline. */
function shapeOf({ tag }: Element): string {
  if (tag === TAG.integer) return 'I';
  if (tag === TAG.sequence) return 'S';
  if (tag === TAG.octets) return 'O';
  return tag === TAG.bits ? 'B' : '?';
}

function readPkcs8(der: Buffer, algorithm: string): PrivateKeyResult {
  if (algorithm === RSA) return readRsa(der, 'pkcs8');
  if (algorithm === RSA_PSS) return refused('rsa-pss-key');
  return refused(algorithm === EC || EDWARDS.test(algorithm) ? 'ec-key' : 'not-rsa');
}

function readRsa(der: Buffer, type: 'pkcs1' | 'pkcs8'): PrivateKeyResult {
  try {
    return rsaOnly(createPrivateKey({ key: der, format: 'der', type }));
  } catch {
    return refused('not-a-key');
  }
}

function rsaOnly(key: KeyObject): PrivateKeyResult {
  const type = key.asymmetricKeyType ?? '';
  if (type === 'rsa-pss') return refused('rsa-pss-key');
  if (/^(?:ec|ed\d+|x\d+)$/.test(type)) return refused('ec-key');
  if (type !== 'rsa') return refused('not-rsa');
  return bitsOf(key) < MIN_RSA_BITS ? refused('key-too-short') : { ok: true, key };
}

/** PKCS#12 as some systems write it: without lengths, which DER does not allow. */
function isUnboundedPkcs12(der: Buffer): boolean {
  return der.subarray(0, 5).equals(Buffer.from([0x30, 0x80, 0x02, 0x01, 0x03]));
}

function isJwk(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && ('kty' in value || 'keys' in value);
  } catch {
    return false;
  }
}

function fromBase64(text: string): Buffer | null {
  const packed = text.replace(/\s+/g, '');
  return /^[A-Za-z\d+/]{40,}={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
}

function needsPassphrase(encrypted: EncryptedKey): PrivateKeyResult {
  return { ok: false, refusal: 'needs-passphrase', encrypted };
}

function refused(refusal: SecretRefusal): PrivateKeyResult {
  return { ok: false, refusal };
}
