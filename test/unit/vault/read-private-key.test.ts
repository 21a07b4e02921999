import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readPrivateKey,
  readWithPassphrase,
} from '../../../electron/vault/read-private-key.ts';

const fixtures = new URL('../../fixtures/keys/', import.meta.url);
const bytes = (name: string): Buffer => readFileSync(new URL(name, fixtures));
const text = (name: string): string => bytes(name).toString('utf8');

const privateKey = createPrivateKey(text('rsa-2048.pem'));
type Type = 'pkcs1' | 'pkcs8';
const pem = (type: Type): string => privateKey.export({ format: 'pem', type }).toString();
const der = (type: Type): Buffer => privateKey.export({ format: 'der', type });
const base64 = (type: Type): string => der(type).toString('base64');

const PASSPHRASE = 'open-sesame-fixture';
const cipher = (name: string, passphrase = PASSPHRASE) => ({ cipher: name, passphrase });
const encryptedPem = (type: Type, name = 'aes-256-cbc'): string =>
  privateKey.export({ format: 'pem', type, ...cipher(name) }).toString();
const encryptedDer = privateKey.export({ format: 'der', type: 'pkcs8', ...cipher('aes-256-cbc') });

function accepted(content: string | Buffer): KeyObject {
  const result = readPrivateKey(content);
  if (!result.ok) throw new Error(result.refusal);
  return result.key;
}

function opened(content: string | Buffer, passphrase = PASSPHRASE) {
  const result = readPrivateKey(content);
  if (result.ok || result.encrypted === undefined) throw new Error('does not wait');
  expect(result.refusal).toBe('needs-passphrase');
  return readWithPassphrase(result.encrypted, passphrase);
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
    ['PEM whose line breaks became spaces', pem('pkcs8').replaceAll('\n', ' ')],
    ['PEM whose line breaks are gone', pem('pkcs1').replaceAll('\n', '')],
    ['line breaks written as two characters', JSON.stringify(pem('pkcs8'))],
    ['Windows line ends written so', JSON.stringify(pem('pkcs8').replaceAll('\n', '\r\n'))],
    ['a line of an .env file', `KEY="${pem('pkcs1').replaceAll('\n', '\\n')}"\nOTHER=1`],
    ['slashes written as two characters', base64('pkcs8').replaceAll('/', '\\/')],
    ['what openssl pkcs12 prints, a certificate included', text('bag-attributes.pem')],
    ['a key followed by its certificate', pem('pkcs8') + text('certificate.pem')],
    ['PKCS#8 as DER', der('pkcs8')],
    ['PKCS#1 as DER', der('pkcs1')],
  ])('takes %s', (_name, content) => {
    expect(accepted(content).equals(privateKey)).toBe(true);
  });
});

describe('encrypted keys', () => {
  it.each([
    ['PKCS#8', encryptedPem('pkcs8')],
    ['PKCS#8 with 3DES', encryptedPem('pkcs8', 'des-ede3-cbc')],
    ['PKCS#8 without line breaks', encryptedPem('pkcs8').replaceAll('\n', '')],
    ['PKCS#8 as DER', encryptedDer],
    ['PKCS#8 as bare base64', encryptedDer.toString('base64')],
    ['PKCS#8 derived with HMAC-SHA256', text('encrypted-hmac-sha256.pem')],
    ['PKCS#8 derived with HMAC-SHA1', text('encrypted-hmac-sha1.pem')],
    ['PKCS#8 of the first version', text('encrypted-3des.pem')],
    ['what openssl pkcs12 prints', text('bag-attributes-encrypted.pem')],
    ['traditional', encryptedPem('pkcs1')],
    ['traditional with AES-128', encryptedPem('pkcs1', 'aes-128-cbc')],
    ['traditional with 3DES', encryptedPem('pkcs1', 'des-ede3-cbc')],
    ['traditional with Windows line ends', encryptedPem('pkcs1').replaceAll('\n', '\r\n')],
    ['traditional, its line breaks spaces', encryptedPem('pkcs1').replaceAll('\n', ' ')],
    ['traditional without line breaks', encryptedPem('pkcs1').replaceAll('\n', '')],
    ['traditional 3DES without line breaks', encryptedPem('pkcs1', 'des3').replaceAll('\n', '')],
  ])('open with their passphrase and with no other: %s', (_name, content) => {
    for (const copied of [PASSPHRASE, `${PASSPHRASE}\n`, ` ${PASSPHRASE}\r\n`]) {
      const right = opened(content, copied);
      expect(right.ok && right.key.equals(privateKey)).toBe(true);
    }
    expect(opened(content, 'sesame')).toEqual({ ok: false, refusal: 'wrong-passphrase' });
    expect(opened(content, 'x'.repeat(5_000))).toEqual({ ok: false, refusal: 'wrong-passphrase' });
  });

  it('open with a passphrase in any script, its own blanks included', () => {
    const passphrase = ' 口令 with blanks ';
    const content = privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      ...cipher('aes-256-cbc', passphrase),
    });
    expect(opened(content.toString(), passphrase).ok).toBe(true);
    expect(opened(content.toString(), `${passphrase}\n`).ok).toBe(true);
  });

  it.each([
    ['scrypt', text('encrypted-scrypt.pem')],
    ['HMAC-SHA512', text('encrypted-hmac-sha512.pem')],
    ['a cipher few know', encryptedPem('pkcs8', 'aria-256-cbc')],
    ['a traditional cipher few know', text('traditional-camellia.pem')],
  ])('are refused before a passphrase is asked for that would not help: %s', (_name, content) => {
    expect(readPrivateKey(content)).toEqual({ ok: false, refusal: 'unsupported-encryption' });
  });

  it('are refused when opening them would take the app for minutes', () => {
    const at = encryptedDer.indexOf(Buffer.from([0x02, 0x02, 0x08, 0x00]));
    const saltLength = encryptedDer.lastIndexOf(0x04, at - 8) + 1;
    /** The same key with a shorter salt, so that a longer count fits and all lengths stay. */
    const withRounds = (...count: readonly number[]): Buffer => {
      const changed = Buffer.from(encryptedDer);
      changed[saltLength] = encryptedDer[saltLength]! - 2;
      changed.set([0x02, 0x04, ...count], at - 2);
      return changed;
    };
    expect(readPrivateKey(withRounds(0, 0, 8, 0))).toMatchObject({ refusal: 'needs-passphrase' });
    expect(readPrivateKey(withRounds(0x7f, 0xff, 0xff, 0xff))).toEqual({
      ok: false,
      refusal: 'unsupported-encryption',
    });
  });

  it.each([
    ['PKCS#8', encryptedDer.subarray(0, 900)],
    ['traditional', encryptedPem('pkcs1').replace(/.{64}\n-----END/, 'AAAA\n-----END')],
    ['traditional without its cipher', encryptedPem('pkcs1').replace(/DEK-Info.*/, '')],
  ])('that are damaged do not ask for a passphrase: %s', (_name, content) => {
    expect(readPrivateKey(content)).toEqual({ ok: false, refusal: 'not-a-key' });
  });

  it.each([
    ['ec-key', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['ec-key', generateKeyPairSync('ed25519').privateKey],
    ['key-too-short', generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey],
    ['rsa-pss-key', generateKeyPairSync('rsa-pss', { modulusLength: 2_048 }).privateKey],
  ])('that hold another kind of key are refused once opened: %s', (refusal, key) => {
    const content = key.export({ format: 'pem', type: 'pkcs8', ...cipher('aes-256-cbc') });
    expect(opened(content.toString())).toEqual({ ok: false, refusal });
  });
});

describe('what is refused, and why', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2_048 }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1_024, divisorLength: 160 }).privateKey;
  const pkcs8 = { format: 'pem', type: 'pkcs8' } as const;
  const bare = (key: KeyObject): string =>
    key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const certificateBody = text('certificate.pem').replace(/-----[^-]+-----/g, '');

  it.each([
    ['a public key as PEM', publicKey.export({ format: 'pem', type: 'spki' }), 'public-key'],
    ['a PKCS#1 public key', publicKey.export({ format: 'pem', type: 'pkcs1' }), 'public-key'],
    [
      'a bare public key',
      publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      'public-key',
    ],
    ['a public key as DER', publicKey.export({ format: 'der', type: 'pkcs1' }), 'public-key'],
    ['a certificate', text('certificate.pem'), 'certificate'],
    ['a bare certificate', certificateBody, 'certificate'],
    ['a certificate as DER', Buffer.from(certificateBody, 'base64'), 'certificate'],
    ['an elliptic-curve key', curve.export(pkcs8), 'ec-key'],
    ['an elliptic-curve key of its own', curve.export({ format: 'pem', type: 'sec1' }), 'ec-key'],
    ['an Ed25519 key', edwards.export(pkcs8), 'ec-key'],
    ['a bare Ed25519 key', bare(edwards), 'ec-key'],
    ['an RSA-PSS key', pss.export(pkcs8), 'rsa-pss-key'],
    ['a DSA key', dsa.export(pkcs8), 'not-rsa'],
    ['an OpenSSH key', text('openssh.pem'), 'ssh-key'],
    ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none', 'ssh-key'],
    ['PKCS#12', bytes('bundle.pfx'), 'pkcs12'],
    ['PKCS#12 as base64', bytes('bundle.pfx').toString('base64'), 'pkcs12'],
    ['PKCS#12 without lengths', Buffer.from('308002010330800000', 'hex'), 'pkcs12'],
    ['a JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), 'jwk'],
    ['a JWK set', JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }), 'jwk'],
    ['several keys', pem('pkcs8') + pem('pkcs1'), 'several-keys'],
    ['a key of 1,024 bits', weak.export(pkcs8), 'key-too-short'],
    ['a key cut off half-way', pem('pkcs8').slice(0, 800), 'not-a-key'],
    ['a key with a piece missing', pem('pkcs8').replace(/\n.{64}/, ''), 'not-a-key'],
    ['a key with a changed version', pem('pkcs8').replace('MIIE', 'MIIF'), 'not-a-key'],
    ['other JSON', '{"balance":1}', 'not-a-key'],
    ['broken JSON', '{"kty":', 'not-a-key'],
    ['some other text', 'the quick brown fox', 'not-a-key'],
    ['some other bytes', Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02]), 'not-a-key'],
    ['no bytes', Buffer.alloc(0), 'not-a-key'],
    ['nothing', '', 'not-a-key'],
  ])('%s', (_name, content, refusal) => {
    expect(readPrivateKey(content)).toEqual({ ok: false, refusal });
  });
});
