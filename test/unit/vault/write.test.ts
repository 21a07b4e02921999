import { beforeEach, describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { SecretMissing } from '../../../electron/vault/vault.ts';
import { secret, vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
beforeEach(() => {
  world = vaultWorld();
});

const itemsOf = (connection: string): string[] =>
  [...world.keychain.items.keys()].filter((item) => item.startsWith(`${connection}/`));

describe('replacing a secret', () => {
  it('moves to the new one and deletes the old', async () => {
    await world.vault.write('c', secret('old'), 'keychain');
    await world.vault.write('c', secret('new'), 'keychain');
    expect(await world.restart().read('c', 'key')).toBe('new');
    expect(itemsOf('c')).toEqual(['c/key/2/0']);
    expect(world.index.read().orphans).toEqual([]);
  });

  it('keeps the old one when the keychain refuses the new', async () => {
    await world.vault.write('c', secret('old'), 'keychain');
    world.keychain.refuses = 'c/key/2/1';
    await expect(
      world.vault.write('c', secret('n'.repeat(3_000)), 'keychain'),
    ).rejects.toBeInstanceOf(KeychainError);
    world.keychain.refuses = null;
    expect(await world.restart().read('c', 'key')).toBe('old');
  });

  it('leaves the other fields of the connection alone', async () => {
    await world.vault.write(
      'c',
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
      'keychain',
    );
    await world.vault.write('c', secret('3', 'b'), 'keychain');
    const vault = world.restart();
    expect([await vault.read('c', 'a'), await vault.read('c', 'b')]).toEqual(['1', '3']);
  });

  it('moves a secret of this session into the keychain, and back out of it', async () => {
    await world.vault.write('c', secret('one'), 'session');
    await world.vault.write('c', secret('two'), 'keychain');
    expect(await world.restart().read('c', 'key')).toBe('two');
    await world.vault.write('c', secret('three'), 'session');
    expect(await world.vault.read('c', 'key')).toBe('three');
    await world.vault.probe(true);
    expect(itemsOf('c')).toEqual([]);
  });
});

describe('a write that is interrupted', () => {
  it('changes nothing, and what it left is deleted when the keychain opens again', async () => {
    world.keychain.refuses = 'c/key/1/1';
    await expect(
      world.vault.write('c', secret('x'.repeat(3_000)), 'keychain'),
    ).rejects.toBeInstanceOf(KeychainError);
    expect(world.vault.entries('c')).toEqual({});
    expect(itemsOf('c')).toEqual(['c/key/1/0']);

    world.keychain.refuses = null;
    await world.restart().probe(false);
    expect(itemsOf('c')).toEqual([]);
    expect(world.index.read().orphans).toEqual([]);
  });

  it('can be repeated at once', async () => {
    world.keychain.refuses = 'c/key/1/0';
    await expect(world.vault.write('c', secret('x'), 'keychain')).rejects.toThrow();
    world.keychain.refuses = null;
    await world.vault.write('c', secret('x'), 'keychain');
    await world.restart().probe(true);
    expect(await world.vault.read('c', 'key')).toBe('x');
    expect(world.index.read().orphans).toEqual([]);
  });
});

describe('cleaning up beside a write', () => {
  it('never deletes what is being written', async () => {
    const { set } = world.keychain;
    world.keychain.set = async (item, value) => {
      await set(item, value);
      // A person presses “try again” while the secret goes in, piece by piece.
      if (item === 'c/key/1/0') await world.vault.probe(true);
    };
    await world.vault.write('c', secret('x'.repeat(3_000)), 'keychain');
    expect(await world.restart().read('c', 'key')).toBe('x'.repeat(3_000));
  });

  it('tries again later when an item cannot be deleted now', async () => {
    await world.vault.write('c', secret('old'), 'keychain');
    const remove = world.keychain.delete;
    world.keychain.delete = () => Promise.reject(new KeychainError('denied'));
    await world.vault.write('c', secret('new'), 'keychain');
    expect(world.index.read().orphans).toEqual(['c/key/1/0']);
    world.keychain.delete = remove;
    await world.vault.probe(true);
    expect(itemsOf('c')).toEqual(['c/key/2/0']);
  });
});

describe('removing', () => {
  it('deletes every item of the connection and none of another', async () => {
    await world.vault.write('c', secret('x'.repeat(5_000)), 'keychain');
    await world.vault.write('d', secret('y'), 'keychain');
    await world.vault.remove('c');
    expect(itemsOf('c')).toEqual([]);
    expect(itemsOf('d')).toHaveLength(1);
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
  });

  it('is refused while locked, and everything is still there afterwards', async () => {
    await world.vault.write('c', secret('x'), 'keychain');
    world.restart();
    world.keychain.locked = true;
    await expect(world.vault.remove('c')).rejects.toMatchObject({ state: 'locked' });
    world.keychain.locked = false;
    await world.vault.probe(true);
    expect(await world.vault.read('c', 'key')).toBe('x');
  });

  it('is refused while locked, and then can be forgotten until the keychain opens', async () => {
    await world.vault.write('c', secret('x'.repeat(3_000)), 'keychain');
    await world.vault.write('d', secret('y'), 'keychain');
    world.restart();
    world.keychain.locked = true;
    await expect(world.vault.remove('c')).rejects.toMatchObject({ state: 'locked' });
    world.keychain.calls.length = 0;
    world.vault.forget('c');
    expect(world.keychain.calls).toEqual([]);
    expect(world.vault.entries('c')).toEqual({});
    expect(world.index.read().orphans).toEqual(['c/key/1/0', 'c/key/1/1']);

    // A probe that finds it still locked must not believe the items gone.
    expect(await world.vault.probe(false)).toBe('locked');
    expect(world.index.read().orphans).toHaveLength(2);

    world.keychain.locked = false;
    expect(await world.restart().probe(false)).toBe('ready');
    expect(itemsOf('c')).toEqual([]);
    expect(itemsOf('d')).toHaveLength(1);
    expect(world.index.read().orphans).toEqual([]);
  });

  it('forgets what was read as well, and what was kept for the session only', async () => {
    await world.vault.write('c', secret('x'), 'keychain');
    await world.vault.write('d', secret('y'), 'session');
    expect(await world.vault.read('c', 'key')).toBe('x');
    world.vault.forget('c');
    world.vault.forget('d');
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
    await expect(world.vault.read('d', 'key')).rejects.toBeInstanceOf(SecretMissing);
    expect(world.index.read().orphans).toEqual(['c/key/1/0']);
  });

  it('takes single fields away', async () => {
    await world.vault.write(
      'c',
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
      'keychain',
    );
    await world.vault.remove('c', ['a']);
    expect(Object.keys(world.vault.entries('c'))).toEqual(['b']);
    expect(itemsOf('c')).toEqual(['c/b/1/0']);
  });
});
