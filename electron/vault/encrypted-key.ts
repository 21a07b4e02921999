import { createPrivateKey, type KeyObject } from 'node:crypto';
import { TAG, algorithmOf, elementsOf, smallInteger, type Element } from './der.ts';

/** A private key that still needs its passphrase, in the form that `createPrivateKey` takes. */
export type EncryptedKey =
  | { readonly format: 'der'; readonly type: 'pkcs8'; readonly key: Buffer }
  | { readonly format: 'pem'; readonly key: string };

export type DecryptResult =
  | { readonly ok: true; readonly key: KeyObject }
  /** other-algorithm: the passphrase was right, but the key in there is none that can be read. */
  | { readonly ok: false; readonly reason: 'wrong-passphrase' | 'other-algorithm' };

/*
 * BoringSSL, which Electron has for OpenSSL, reads fewer ways of encryption than OpenSSL does.
 * They are told by their identifiers, before a passphrase is asked for that could not help.
 */
const PBES2 = '2a864886f70d01050d';
const PBKDF2 = '2a864886f70d01050c';
const PBE_SHA1_3DES = '2a864886f70d010c0103';
const HMAC_SHA1 = '2a864886f70d0207';
const HMAC_SHA256 = '2a864886f70d0209';
const CIPHERS: ReadonlySet<string> = new Set([
  '60864801650304012a', // AES-256-CBC
  '608648016503040116', // AES-192-CBC
  '608648016503040102', // AES-128-CBC
  '2a864886f70d0307', // DES-EDE3-CBC
]);
const PEM_CIPHERS: ReadonlyMap<string, { readonly ivDigits: number }> = new Map([
  ['AES-256-CBC', { ivDigits: 32 }],
  ['AES-192-CBC', { ivDigits: 32 }],
  ['AES-128-CBC', { ivDigits: 32 }],
  ['DES-EDE3-CBC', { ivDigits: 16 }],
]);

/** Deriving a key blocks the main process; more rounds would freeze the app for seconds. */
const MAX_ROUNDS = 5_000_000;

/** Whether Electron can decrypt PKCS#8 that names this algorithm. */
export function canDecrypt(algorithm: Element | undefined): boolean {
  const { oid, parameters } = algorithmOf(algorithm) ?? {};
  if (parameters?.tag !== TAG.sequence) return false;
  const parts = elementsOf(parameters.content) ?? [];
  if (oid === PBE_SHA1_3DES) return fewRounds(parts[1]);
  if (oid !== PBES2) return false;
  const derivation = algorithmOf(parts[0]);
  const cipher = algorithmOf(parts[1]);
  if (derivation?.oid !== PBKDF2 || derivation.parameters?.tag !== TAG.sequence) return false;
  const [, rounds, ...rest] = elementsOf(derivation.parameters.content) ?? [];
  const prf = algorithmOf(rest.find(({ tag }) => tag === TAG.sequence))?.oid ?? HMAC_SHA1;
  return (
    fewRounds(rounds) &&
    (prf === HMAC_SHA1 || prf === HMAC_SHA256) &&
    cipher !== null &&
    CIPHERS.has(cipher.oid)
  );
}

function fewRounds(element: Element | undefined): boolean {
  const rounds = smallInteger(element);
  return rounds !== null && rounds <= MAX_ROUNDS;
}

export type TraditionalResult =
  | { readonly state: 'plain' | 'unsupported' | 'damaged' }
  | { readonly state: 'encrypted'; readonly encrypted: EncryptedKey };

/** Reads OpenSSL's older encryption, named in the PEM body, whose line breaks may be lost. */
export function readTraditional(label: string, body: string): TraditionalResult {
  if (!body.includes('Proc-Type:')) return { state: 'plain' };
  const match = /DEK-Info:\s*([\w-]+?)\s*,\s*/.exec(body);
  const name = match?.[1] ?? '';
  const cipher = PEM_CIPHERS.get(name);
  if (match === null) return { state: 'damaged' };
  if (cipher === undefined) return { state: 'unsupported' };
  const rest = body.slice(match.index + match[0].length);
  const iv = rest.slice(0, cipher.ivDigits);
  const base64 = rest.slice(cipher.ivDigits).replace(/\s+/g, '');
  // A block is as long as the initial vector; a key cut off would look like a wrong passphrase.
  const whole = Buffer.from(base64, 'base64').length % (cipher.ivDigits / 2) === 0;
  if (!/^[\dA-F]+$/i.test(iv) || !/^[A-Za-z\d+/]{64,}={0,2}$/.test(base64) || !whole) {
    return { state: 'damaged' };
  }
  const lines = base64.match(/.{1,64}/g) ?? [];
  const key = [
    `-----BEGIN ${label}-----`,
    'Proc-Type: 4,ENCRYPTED',
    `DEK-Info: ${name},${iv}`,
    '',
    ...lines,
    `-----END ${label}-----`,
    '',
  ].join('\n');
  return { state: 'encrypted', encrypted: { format: 'pem', key } };
}

/** Takes a passphrase as it was copied; the line end that may have come along is tried without. */
export function decryptKey(encrypted: EncryptedKey, copied: string): DecryptResult {
  const bare = copied.replace(/[\r\n]+$/, '');
  for (const passphrase of new Set([copied, bare, bare.trim()])) {
    try {
      return { ok: true, key: createPrivateKey({ ...encrypted, passphrase }) };
    } catch (error) {
      // Random bytes never form a key that names an algorithm or a curve: this one was decrypted.
      if (/UNSUPPORTED_ALGORITHM|UNKNOWN_GROUP/.test(codeOf(error))) {
        return { ok: false, reason: 'other-algorithm' };
      }
    }
  }
  return { ok: false, reason: 'wrong-passphrase' };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
