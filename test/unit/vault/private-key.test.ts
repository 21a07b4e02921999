import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  fingerprint,
  generatePrivateKey,
  parseStoredPrivateKey,
  publicKeyText,
  serialisePrivateKey,
} from '../../../electron/vault/private-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });

describe('a key', () => {
  it('is kept and read back', () => {
    expect(parseStoredPrivateKey(serialisePrivateKey(privateKey)).equals(privateKey)).toBe(true);
  });

  it('is made in the size asked for', async () => {
    expect(bitsOf(await generatePrivateKey(2_048))).toBe(2_048);
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
