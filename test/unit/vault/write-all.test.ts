import { beforeEach, describe, expect, it } from 'vitest';
import { createPatientVault } from '../../../electron/vault/patient-vault.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import { mortal } from './mortal.ts';
import { secret, vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
beforeEach(async () => {
  world = vaultWorld();
  await world.vault.write('a', secret('old'), 'keychain');
});

const changes = ['a', 'b'].map((connectionId) => ({ connectionId, secrets: secret(`new ${connectionId}`) }));
const itemsOf = (): string[] => [...world.keychain.items.keys()].filter((item) => item.includes('/key/'));

describe('the secrets of several connections', () => {
  it('count all at once', async () => {
    const seen: unknown[] = [];
    await world.vault.writeAll(changes, 'keychain', (change) => {
      seen.push(Object.keys(world.vault.entries('b')), itemsOf());
      world.index.update(change);
    });
    expect(seen).toEqual([[], ['a/key/1/0', 'a/key/2/0', 'b/key/1/0']]);
    const vault = world.restart();
    expect([await vault.read('a', 'key'), await vault.read('b', 'key')]).toEqual(['new a', 'new b']);
    expect(itemsOf()).toEqual(['a/key/2/0', 'b/key/1/0']);
  });

  it('change nothing where the keychain refuses the last of them', async () => {
    world.keychain.refuses = 'b/key/1/0';
    await expect(world.vault.writeAll(changes, 'keychain')).rejects.toMatchObject({ state: 'denied' });
    const vault = world.restart();
    expect(await vault.read('a', 'key')).toBe('old');
    expect(vault.entries('b')).toEqual({});
    await vault.probe(false);
    expect(itemsOf()).toEqual(['a/key/1/0']);
    expect(world.index.read().orphans).toEqual([]);
  });

  it.each(Array.from({ length: 9 }, (_, steps) => steps))(
    'are all the new ones or all as before, the app having died after %i steps',
    async (steps) => {
      const { keychain, index } = mortal(steps, world);
      const doomed = createVault(keychain, index, () => undefined);
      await doomed.writeAll(changes, 'keychain').catch(() => undefined);
      const vault = world.restart();
      const isNew = 'key' in vault.entries('b');
      expect(await vault.read('a', 'key')).toBe(isNew ? 'new a' : 'old');
      if (isNew) expect(await vault.read('b', 'key')).toBe('new b');
      await vault.probe(false);
      expect(itemsOf()).toHaveLength(isNew ? 2 : 1);
    },
  );

  it('are written in turn with what else changes any of them', async () => {
    const vault = createPatientVault(world.vault, () => undefined);
    const { set } = world.keychain;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.keychain.set = async (item, value) => {
      if (value === 'first') await gate;
      return set(item, value);
    };
    const writes = [
      vault.write('b', secret('first'), 'keychain'),
      vault.writeAll(changes, 'keychain'),
      vault.write('a', secret('last'), 'keychain'),
    ];
    // Whoever did not wait would be done by then.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    release();
    await Promise.all(writes);
    const after = world.restart();
    expect([await after.read('a', 'key'), await after.read('b', 'key')]).toEqual(['last', 'new b']);
    expect(itemsOf()).toHaveLength(2);
  });
});
