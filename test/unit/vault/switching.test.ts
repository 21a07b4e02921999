import { beforeEach, describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { SecretMissing, createVault } from '../../../electron/vault/vault.ts';
import { mortal } from './mortal.ts';
import { secret, vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
beforeEach(() => {
  world = vaultWorld();
});

const itemsOf = (connection: string): string[] =>
  [...world.keychain.items.keys()].filter((item) => item.startsWith(`${connection}/`));

const dropping = ['key.next'];

describe('a secret that takes the place of two', () => {
  beforeEach(async () => {
    await world.vault.write('c', secret('old'), 'keychain');
    await world.vault.write('c', secret('waiting', 'key.next'), 'keychain');
  });

  it('is the only one left, in the index as in the keychain', async () => {
    await world.vault.write('c', secret('waiting'), 'keychain', { dropping });
    expect(await world.vault.read('c', 'key')).toBe('waiting');
    await expect(world.vault.read('c', 'key.next')).rejects.toBeInstanceOf(SecretMissing);
    expect(await world.restart().read('c', 'key')).toBe('waiting');
    expect(itemsOf('c')).toEqual(['c/key/2/0']);
    expect(world.index.read().orphans).toEqual([]);
  });

  it('changes nothing when the keychain refuses it', async () => {
    world.keychain.refuses = 'c/key/2/0';
    const write = world.vault.write('c', secret('waiting'), 'keychain', { dropping });
    await expect(write).rejects.toBeInstanceOf(KeychainError);
    const vault = world.restart();
    expect([await vault.read('c', 'key'), await vault.read('c', 'key.next')]).toEqual([
      'old',
      'waiting',
    ]);
  });

  it('counts from the one write that the caller makes, and not before', async () => {
    const seen: string[] = [];
    await world.vault.write('c', secret('new'), 'keychain', {
      dropping,
      commit: (change) => {
        seen.push(...Object.keys(world.vault.entries('c')), ...itemsOf('c'));
        world.index.update(change);
      },
    });
    expect(seen).toEqual(['key', 'key.next', 'c/key/1/0', 'c/key.next/1/0', 'c/key/2/0']);
    expect(Object.keys(world.vault.entries('c'))).toEqual(['key']);
  });

  it.each(Array.from({ length: 9 }, (_, steps) => steps))(
    'is never in use without being readable, the app having died after %i steps',
    async (steps) => {
      const { keychain, index } = mortal(steps, world);
      const doomed = createVault(keychain, index, () => undefined);
      await doomed.write('c', secret('waiting'), 'keychain', { dropping }).catch(() => undefined);

      const vault = world.restart();
      const inUse = await vault.read('c', 'key');
      expect(inUse).toBe(Object.keys(vault.entries('c')).length === 2 ? 'old' : 'waiting');
      if (inUse === 'old') expect(await vault.read('c', 'key.next')).toBe('waiting');
      await vault.probe(true);
      expect(itemsOf('c')).toHaveLength(inUse === 'old' ? 2 : 1);
      expect(world.index.read().orphans).toEqual([]);
    },
  );
});

describe('two writes at once', () => {
  it('of different fields both count', async () => {
    await world.vault.write('c', secret('old'), 'keychain');
    await Promise.all([
      world.vault.write('c', secret('new'), 'keychain'),
      world.vault.write('c', secret('token', 'tokens'), 'keychain'),
    ]);
    await world.vault.write('c', secret('renewed', 'tokens'), 'keychain');
    const vault = world.restart();
    expect([await vault.read('c', 'key'), await vault.read('c', 'tokens')]).toEqual([
      'new',
      'renewed',
    ]);
    expect(itemsOf('c')).toHaveLength(2);
  });
});
