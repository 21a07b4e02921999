import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  fingerprint,
  generatePrivateKey,
  parseStoredPrivateKey,
  publicKeyText,
  readPrivateKey,
  serialisePrivateKey,
} from '../../../electron/vault/private-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = (type: 'pkcs1' | 'pkcs8'): string =>
  privateKey.export({ format: 'pem', type }).toString();
const base64 = (type: 'pkcs1' | 'pkcs8'): string =>
  privateKey.export({ format: 'der', type }).toString('base64');

function accepted(text: string): KeyObject {
  const result = readPrivateKey(text);
  if (!result.ok) throw new Error(result.refusal);
  return result.key;
}

describe('private keys as people have them', () => {
  it.each([
    ['PKCS#8 PEM', pem('pkcs8')],
    ['PKCS#1 PEM', pem('pkcs1')],
    ['bare base64 PKCS#8', base64('pkcs8')],
    ['bare base64 PKCS#1', base64('pkcs1')],
    ['PEM with Windows line ends', pem('pkcs8').replaceAll('\n', '\r\n')],
    ['base64 broken into lines', base64('pkcs8').replace(/.{64}/g, '$&\r\n')],
    ['a file that begins with a byte-order mark', `\uFEFF${pem('pkcs8')}`],
    ['a key with blank space around it', `\n  ${base64('pkcs8')}\t\n`],
  ])('takes %s', (_name, text) => {
    expect(accepted(text).equals(privateKey)).toBe(true);
  });

  it('keeps and reads back what it took', () => {
    const stored = serialisePrivateKey(accepted(pem('pkcs1')));
    expect(parseStoredPrivateKey(stored).equals(privateKey)).toBe(true);
  });

  it('makes keys of the size asked for', async () => {
    expect(bitsOf(await generatePrivateKey(2_048))).toBe(2_048);
  });
});

describe('what is refused, and why', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'x' };

  it.each([
    ['a public key as PEM', publicKey.export({ format: 'pem', type: 'spki' }), 'public-key'],
    ['a PKCS#1 public key', publicKey.export({ format: 'pem', type: 'pkcs1' }), 'public-key'],
    [
      'a bare public key',
      publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      'public-key',
    ],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'certificate',
    ],
    [
      'an encrypted PKCS#8 key',
      privateKey.export({ format: 'pem', type: 'pkcs8', ...cipher }),
      'encrypted-key',
    ],
    [
      'an encrypted PKCS#1 key',
      privateKey.export({ format: 'pem', type: 'pkcs1', ...cipher }),
      'encrypted-key',
    ],
    ['an elliptic-curve key', curve.export({ format: 'pem', type: 'pkcs8' }), 'not-rsa'],
    [
      'an elliptic-curve key in its own format',
      curve.export({ format: 'pem', type: 'sec1' }),
      'not-rsa',
    ],
    ['a key of 1,024 bits', weak.export({ format: 'pem', type: 'pkcs8' }), 'key-too-short'],
    ['a key cut off half-way', pem('pkcs8').slice(0, 800), 'not-a-key'],
    ['some other text', 'the quick brown fox', 'not-a-key'],
    ['nothing', '', 'not-a-key'],
  ])('%s', (_name, text, refusal) => {
    expect(readPrivateKey(text.toString())).toEqual({ ok: false, refusal });
  });
});

describe('what is shown of a key', () => {
  it('gives the public half in either form, and nothing of the private', () => {
    expect(publicKeyText(privateKey, 'pem')).toBe(
      publicKey.export({ format: 'pem', type: 'spki' }).toString().trim(),
    );
    expect(publicKeyText(privateKey, 'base64')).toBe(
      publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    );
  });

  it('prints the fingerprint in groups of four', () => {
    const der = publicKey.export({ format: 'der', type: 'spki' });
    const hex = createHash('sha256').update(der).digest('hex');
    expect(fingerprint(privateKey)).toMatch(/^(?:[0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    expect(hex.startsWith(fingerprint(privateKey).replaceAll(' ', ''))).toBe(true);
  });
});
