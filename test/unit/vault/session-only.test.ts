import { describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { SecretMissing } from '../../../electron/vault/vault.ts';
import { secret, vaultWorld } from './harness.ts';

describe('a secret kept for this session only', () => {
  it('works where there is no keychain at all', async () => {
    const world = vaultWorld();
    world.keychain.failure = new KeychainError('missing');
    await world.vault.write('c', secret('s3cret'), 'session');
    expect(await world.vault.read('c', 'key')).toBe('s3cret');
    expect(world.keychain.calls).toEqual([]);
  });

  it('is gone after a restart, and said to be missing rather than locked', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('s3cret'), 'session');
    const vault = world.restart();
    expect(vault.entries('c')['key']?.kept).toBe('session');
    await expect(vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
  });

  it('leaves no trace in the index but that it was', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('s3cret'), 'session');
    expect(JSON.stringify(world.index.read())).not.toContain('s3cret');
  });

  it('can be removed while the keychain is locked', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('s3cret'), 'session');
    world.keychain.locked = true;
    await world.vault.remove('c');
    expect(world.vault.entries('c')).toEqual({});
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
  });

  it('outlives a keychain read that was under way and fails late', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('old'), 'keychain');
    world.restart();
    let fail = (): void => undefined;
    world.keychain.get = () =>
      new Promise((_resolve, reject) => {
        fail = () => reject(new KeychainError('busy'));
      });
    const reading = world.vault.read('c', 'key');
    await world.vault.write('c', secret('new'), 'session');
    fail();
    await expect(reading).rejects.toBeInstanceOf(KeychainError);
    expect(await world.vault.read('c', 'key')).toBe('new');
  });
});
