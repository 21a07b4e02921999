import type { KeyObject } from 'node:crypto';
import { rsaSha256, verifyRsaSha256 } from './rsa-sha256.ts';

/**
 * The signing rule WorldFirst shares with its sister platforms:
 * `<METHOD> <path>\n<Client-Id>.<time>.<raw body>`, RSA-SHA256, percent-encoded base64 in one header.
 * https://developers.worldfirst.com.cn/docs/alipay-worldfirst/overview/faq
 */
export interface SignedParts {
  readonly path: string;
  readonly clientId: string;
  /** `Request-Time` of a request, `response-time` of an answer. */
  readonly time: string;
  readonly body: Uint8Array;
}

/** The exact bytes that are signed; the body is taken as it is, never decoded. */
export function bytesToSign({ path, clientId, time, body }: SignedParts): Buffer {
  return Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body]);
}

/** The `Signature` header of a request. @param separator what stands between its three parts */
export function signatureHeader(
  parts: SignedParts,
  privateKey: KeyObject,
  keyVersion: string,
  separator: string,
): string {
  const signature = rsaSha256(bytesToSign(parts), privateKey).toString('base64');
  return [
    'algorithm=RSA256',
    `keyVersion=${keyVersion}`,
    `signature=${encodeURIComponent(signature)}`,
  ].join(separator);
}

/**
 * Checks the `Signature` header of an answer over its raw bytes.
 * Percent-decoding leaves `+` alone: it is a base64 digit here, not a space.
 */
export function verifySignatureHeader(
  header: string,
  parts: SignedParts,
  publicKey: KeyObject,
): boolean {
  const encoded = header
    .split(',')
    .map((part) => part.trim())
    .find((part) => part.startsWith('signature='))
    ?.slice('signature='.length);
  if (encoded === undefined) return false;
  let base64: string;
  try {
    base64 = decodeURIComponent(encoded);
  } catch {
    return false;
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  return verifyRsaSha256(bytesToSign(parts), Buffer.from(base64, 'base64'), publicKey);
}
