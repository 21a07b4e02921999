import { createHash, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Reads a merchant's public key.
 * @throws Error when it is no SPKI PEM, or no RSA key of at least 2048 bits
 */
export function readPublicKey(pem: string): KeyObject {
  // Node would also take a private key and derive the public one; nobody may send that here.
  if (!pem.trimStart().startsWith('-----BEGIN PUBLIC KEY-----')) {
    throw new Error('The public key must be in SPKI PEM form.');
  }
  const key = createPublicKey({ key: pem, format: 'pem' });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048) {
    throw new Error('The public key must be an RSA key of at least 2048 bits.');
  }
  return key;
}

/** RSASSA-PKCS1-v1_5 with SHA-256; anything but plain padded base64 is refused, not repaired. */
export function rsaMatches(key: KeyObject, signed: Buffer, base64: string): boolean {
  if (base64.length % 4 !== 0 || !BASE64.test(base64)) return false;
  return verify('RSA-SHA256', signed, key, Buffer.from(base64, 'base64'));
}

/** Base64 of an RSASSA-PKCS1-v1_5 SHA-256 signature. */
export function rsaSign(privateKey: KeyObject, signed: Buffer): string {
  return sign('RSA-SHA256', signed, privateKey).toString('base64');
}

/** Upper-case hex MD5 of the string with the sign key appended. */
export function md5Sign(signKey: string, signed: Buffer): string {
  const digest = createHash('md5').update(signed).update(signKey, 'utf8').digest('hex');
  return digest.toUpperCase();
}

export function md5Matches(signKey: string, signed: Buffer, hex: string): boolean {
  const expected = Buffer.from(md5Sign(signKey, signed), 'utf8');
  const given = Buffer.from(hex, 'utf8');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** `<METHOD> <path[?query]>\n<Client-Id>.<time>.<raw body>`, for requests and answers alike. */
export function worldFirstString(
  method: string,
  target: string,
  clientId: string,
  time: string,
  body: Buffer,
): Buffer {
  return Buffer.concat([Buffer.from(`${method} ${target}\n${clientId}.${time}.`, 'utf8'), body]);
}

/** `<X-TIMESTAMP>|<merchant secret>|<minified body>`: contains the secret. */
export function smilepayzString(timestamp: string, secret: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}|${secret}|`, 'utf8'), body]);
}

/**
 * `key=value` of the authentication headers joined with `&`, sorted by name, empty ones left out,
 * and the raw body directly behind. `sign` itself is not part of it.
 */
export function redemptionString(headers: Record<string, string>, body: Buffer): Buffer {
  const pairs = Object.keys(headers)
    .toSorted()
    .filter((name) => name !== 'sign' && headers[name] !== '')
    .map((name) => `${name}=${headers[name]}`);
  return Buffer.concat([Buffer.from(pairs.join('&'), 'utf8'), body]);
}

/** What a WorldFirst `Signature` header says, or `null` when it has another form. */
export interface SignatureHeader {
  keyVersion: string;
  /** Base64, percent-decoded. */
  signature: string;
}

// Only what is left after percent-encoding: a bare `+`, `/` or `=` is refused.
const SIGNATURE_HEADER =
  /^algorithm=RSA256, ?keyVersion=(\d+), ?signature=((?:[A-Za-z0-9]|%[0-9A-Fa-f]{2})+)$/;

export function parseSignatureHeader(value: string): SignatureHeader | null {
  const [, keyVersion, encoded] = SIGNATURE_HEADER.exec(value) ?? [];
  if (keyVersion === undefined || encoded === undefined) return null;
  try {
    return { keyVersion, signature: decodeURIComponent(encoded) };
  } catch {
    return null;
  }
}

export function formatSignatureHeader(keyVersion: number, base64: string): string {
  return `algorithm=RSA256, keyVersion=${keyVersion}, signature=${encodeURIComponent(base64)}`;
}
