import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitIntoChunks } from '../../../electron/vault/chunks.ts';
import { parseStoredPrivateKey, serialisePrivateKey } from '../../../electron/vault/private-key.ts';
import { secret, vaultWorld } from './harness.ts';

const sizes = (texts: Iterable<string>): number[] =>
  [...texts].map((text) => Buffer.byteLength(text));

describe('secrets larger than one keychain item of Windows', () => {
  it('keeps a 4096-bit key in items of at most 2,000 bytes and reads it back', async () => {
    const file = new URL('../../fixtures/keys/rsa-4096.pem', import.meta.url);
    const privateKey = createPrivateKey(readFileSync(file));
    const stored = serialisePrivateKey(privateKey);
    const world = vaultWorld();
    await world.vault.write('c', secret(stored), 'keychain');

    const keyItems = [...world.keychain.items].filter(([name]) => name.startsWith('c/'));
    expect(keyItems.length).toBeGreaterThan(1);
    expect(Math.max(...sizes(world.keychain.items.values()))).toBeLessThanOrEqual(2_000);
    const back = await world.restart().read('c', 'key');
    expect(parseStoredPrivateKey(back).equals(privateKey)).toBe(true);
  });

  it('reads eleven chunks in their order, not in that of their names', async () => {
    const text = Array.from({ length: 11 }, (_, n) =>
      String.fromCharCode(97 + n).repeat(2_000),
    ).join('');
    const world = vaultWorld();
    await world.vault.write('c', secret(text), 'keychain');
    expect(await world.restart().read('c', 'key')).toBe(text);
  });

  it('counts bytes, and never splits a character', () => {
    const text = '密'.repeat(1_000) + '😀'.repeat(300);
    const chunks = splitIntoChunks(text);
    expect(chunks.join('')).toBe(text);
    expect(Math.max(...sizes(chunks))).toBeLessThanOrEqual(2_000);
    // Half a character would not survive being written as UTF-8.
    for (const chunk of chunks) expect(Buffer.from(chunk).toString()).toBe(chunk);
  });

  it.each([1_999, 2_000, 2_001])('splits %i bytes only when it has to', (length) => {
    expect(splitIntoChunks('x'.repeat(length))).toHaveLength(length > 2_000 ? 2 : 1);
  });
});
