import { createHash } from 'node:crypto';
import type { Secrets } from '../provider.ts';
import { rsaSha256 } from '../signing/rsa-sha256.ts';

export type SignType = 'SHA256-RSA' | 'MD5';

/**
 * The auth headers without `sign`, empty ones left out, sorted by name and joined as a query, then the raw body.
 * With MD5 the sign key follows; that text holds the secret and must not be logged.
 */
export function canonicalText(headers: Readonly<Record<string, string>>, body: string): string {
  const sorted = Object.entries(headers)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, value]) => `${name}=${value}`).join('&') + body;
}

export function signText(text: string, signType: SignType, secrets: Secrets): string {
  if (signType === 'MD5') {
    const hash = createHash('md5').update(text + secrets.text('signKey'));
    return hash.digest('hex').toUpperCase();
  }
  return rsaSha256(text, secrets.privateKey('privateKey')).toString('base64');
}
