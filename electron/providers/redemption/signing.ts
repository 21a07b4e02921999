import { createHash, timingSafeEqual } from 'node:crypto';
import { textValue } from '../../domain/connection.ts';
import type { Verification } from '../../domain/snapshot.ts';
import type { RawAnswer, ReadContext, Secrets } from '../provider.ts';
import { readPublicKey, rsaSha256, verifyRsaSha256 } from '../signing/rsa-sha256.ts';

export type SignType = 'SHA256-RSA' | 'MD5';

/** The headers, beside `sign` itself, that a signature covers: of a request and of an answer alike. */
const SIGNED_HEADERS = ['businessId', 'nonce', 'signType', 'timestamp'] as const;

/**
 * The auth headers without `sign`, empty ones left out, sorted by name and joined as a query, then the raw body.
 * With MD5 the sign key follows; that text holds the secret and must not be logged.
 */
export function canonicalBytes(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Buffer {
  const sorted = Object.entries(headers)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = sorted.map(([name, value]) => `${name}=${value}`).join('&');
  return Buffer.concat([Buffer.from(pairs), body]);
}

export function signBytes(bytes: Uint8Array, signType: SignType, secrets: Secrets): string {
  if (signType === 'MD5') return md5(bytes, secrets.text('signKey'));
  return rsaSha256(bytes, secrets.privateKey('privateKey')).toString('base64');
}

/**
 * Checks the answer's `sign` header over its raw bytes, always by the connection's own sign type: what an answer says
 * of itself must not choose how it is checked. Most answers carry none, which is no error.
 */
export function checkSignature(
  answer: RawAnswer,
  { connection, secrets }: ReadContext,
): Verification | 'forged' {
  const sign = answer.header('sign');
  if (sign === null) return 'unsigned';
  const headers = SIGNED_HEADERS.map((name) => [name, answer.header(name) ?? ''] as const);
  const bytes = canonicalBytes(Object.fromEntries(headers), answer.body);
  if ((textValue(connection, 'signType') as SignType) === 'MD5') {
    return sameText(sign, md5(bytes, secrets.text('signKey'))) ? 'verified' : 'forged';
  }
  const keyText = textValue(connection, 'platformPublicKey');
  if (keyText === '') return 'key-missing';
  const publicKey = readPublicKey(keyText);
  if (publicKey === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(sign)) return 'forged';
  return verifyRsaSha256(bytes, Buffer.from(sign, 'base64'), publicKey) ? 'verified' : 'forged';
}

function md5(bytes: Uint8Array, signKey: string): string {
  return createHash('md5').update(bytes).update(signKey).digest('hex').toUpperCase();
}

/** Takes as long for a good guess as for a bad one. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
