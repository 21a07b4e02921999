import { beforeEach, describe, expect, it } from 'vitest';
import { NotSaved } from '../../../electron/vault/not-saved.ts';
import { createPatientVault } from '../../../electron/vault/patient-vault.ts';
import { secret, vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
beforeEach(async () => {
  world = vaultWorld();
  await world.vault.write('c', secret('old'), 'keychain');
});

const itemsOf = (): string[] => [...world.keychain.items.keys()].filter((item) => item.startsWith('c/'));
const read = (): Promise<string> => world.restart().read('c', 'key');

describe('an index that cannot be written', () => {
  it.each(['keychain', 'session'] as const)('keeps the secret that was to be replaced (%s), from the first write on', async (keep) => {
    world.index.room = 0;
    await expect(world.vault.write('c', secret('new'), keep)).rejects.toBeInstanceOf(NotSaved);
    expect(await world.vault.read('c', 'key')).toBe('old');
    expect(await read()).toBe('old');
    expect(itemsOf()).toEqual(['c/key/1/0']);
  });

  it.each([1, 2])('when it is to name the new secret keeps the old one, and takes the new one out again (%i)', async (room) => {
    // The change before lists the new items; one after it may strike them off.
    world.index.room = 1;
    const written = world.vault.write('c', secret('n'.repeat(5_000)), 'keychain', {
      commit() {
        world.index.room = room - 1;
        throw new NotSaved();
      },
    });
    await expect(written).rejects.toBeInstanceOf(NotSaved);
    expect(itemsOf()).toEqual(['c/key/1/0']);
    expect(await read()).toBe('old');

    world.index.room = Number.POSITIVE_INFINITY;
    await world.vault.write('c', secret('new'), 'keychain');
    expect(await read()).toBe('new');
    expect(itemsOf()).toEqual(['c/key/2/0']);
    expect(world.index.read().orphans).toEqual([]);
  });

  it('keeps what was to be removed', async () => {
    world.index.room = 0;
    await expect(world.vault.remove('c')).rejects.toBeInstanceOf(NotSaved);
    expect(() => world.vault.forget('c')).toThrow(NotSaved);
    expect(await world.vault.read('c', 'key')).toBe('old');
    expect(await read()).toBe('old');
  });

  it('is no fault of the keychain', async () => {
    const fresh = vaultWorld();
    fresh.index.room = 0;
    expect(await fresh.vault.probe(true)).toBe('ready');
    expect(fresh.states).toEqual([]);
  });
});

describe('a secret that cannot be had again', () => {
  it('waits in memory while the index cannot be written, and is written once it can', async () => {
    const vault = createPatientVault(world.vault, () => undefined);
    world.index.room = 0;
    await vault.replace('c', 'key', 'renewed', () => true);
    expect(await vault.read('c', 'key')).toBe('renewed');
    expect(vault.isUnsaved('c')).toBe(true);
    expect(await read()).toBe('old');
    world.index.room = Number.POSITIVE_INFINITY;
    await vault.saveWaiting();
    expect(vault.isUnsaved('c')).toBe(false);
    expect(await read()).toBe('renewed');
  });

  it('stays with a connection that could not be forgotten', async () => {
    const vault = createPatientVault(world.vault, () => undefined);
    world.index.room = 0;
    expect(() => vault.forget('c')).toThrow(NotSaved);
    world.index.room = Number.POSITIVE_INFINITY;
    await vault.replace('c', 'key', 'renewed', () => true);
    expect(await read()).toBe('renewed');
  });
});
