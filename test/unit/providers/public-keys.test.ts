import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicKeyRefusal, readPublicKey } from '../../../electron/providers/signing/rsa-sha256.ts';
import { fixture, merchantKey } from './harness.ts';

const key = createPublicKey(merchantKey);
const bare = (type: 'spki' | 'pkcs1'): string =>
  key.export({ format: 'der', type }).toString('base64');

test.each([
  ['PEM', fixture('vectors/public.pem')],
  ['PEM on one line', fixture('vectors/public.pem').replaceAll('\n', ' ')],
  ['PEM with written line ends', fixture('vectors/public.pem').replaceAll('\n', '\\n')],
  ['PKCS#1 PEM', key.export({ format: 'pem', type: 'pkcs1' }).toString()],
  ['bare base64', bare('spki')],
  ['bare PKCS#1', bare('pkcs1')],
  ['base64 broken into lines', `\r\n${bare('spki').replace(/(.{64})/g, '$1\r\n')}\n`],
])('a public key as %s is read', (_, text) => {
  expect(readPublicKey(text)?.equals(key)).toBe(true);
});

const barePrivate = (type: 'pkcs8' | 'pkcs1'): string =>
  merchantKey.export({ format: 'der', type }).toString('base64');
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

test.each([
  ['nothing', ''],
  ['words', 'my public key'],
  ['a private key', fixture('vectors/private.pem')],
  ['a private key of another kind', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
  ['a bare private key', barePrivate('pkcs8')],
  ['a bare PKCS#1 private key', barePrivate('pkcs1')],
  ['a bare private key in lines', barePrivate('pkcs8').replace(/(.{64})/g, '$1\n')],
  ['an elliptic key', publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['half a key', bare('spki').slice(0, 100)],
])('%s is no RSA public key', (_, text) => {
  expect(readPublicKey(text)).toBeNull();
});

const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey;
const certificate = fixture('keys/certificate.pem');

test.each([
  ['a private key', 'is-a-private-key', fixture('vectors/private.pem')],
  ['a bare private key', 'is-a-private-key', barePrivate('pkcs8')],
  ['a damaged private key', 'is-a-private-key', fixture('vectors/private.pem').slice(0, 200)],
  ['a certificate', 'is-a-certificate', certificate],
  ['the body of a certificate', 'is-a-certificate', certificate.replace(/-----.*-----/g, '')],
  ['a key of 1,024 bits', 'public-key-too-small', weak.export({ format: 'pem', type: 'spki' })],
  ['words', 'not-a-public-key', 'my public key'],
] as const)('%s is refused as what it is', (_, refusal, text) => {
  expect(publicKeyRefusal(String(text))).toBe(refusal);
});

test('a key of 2,048 bits is taken', () => {
  expect(publicKeyRefusal(bare('spki'))).toBeNull();
});
