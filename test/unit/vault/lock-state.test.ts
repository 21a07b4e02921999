import { beforeEach, describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { SecretMissing } from '../../../electron/vault/vault.ts';
import { secret, vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
beforeEach(async () => {
  world = vaultWorld();
  await world.vault.write('c', secret('s3cret'), 'keychain');
  world.restart();
  world.keychain.calls.length = 0;
});

describe('a secret that cannot be read', () => {
  it('is locked, not missing, while the keyring is locked', async () => {
    world.keychain.locked = true;
    await expect(world.vault.read('c', 'key')).rejects.toMatchObject({ state: 'locked' });
    expect(world.vault.state()).toBe('locked');
  });

  it('is missing when the open keychain no longer has it', async () => {
    world.keychain.items.delete('c/key/1/0');
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
    expect(world.vault.state()).toBe('ready');
  });

  it('is still listed while the keyring is locked: nothing looks “not configured”', async () => {
    world.keychain.locked = true;
    await world.vault.probe(false);
    expect(Object.keys(world.vault.entries('c'))).toEqual(['key']);
  });

  it('is missing at once, without a call, when it was never entered', async () => {
    await expect(world.vault.read('c', 'other')).rejects.toBeInstanceOf(SecretMissing);
    expect(world.keychain.calls).toEqual([]);
  });

  it('is found again once the keyring was unlocked and a person tries again', async () => {
    world.keychain.locked = true;
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(KeychainError);
    world.keychain.locked = false;
    expect(await world.vault.probe(true)).toBe('ready');
    expect(await world.vault.read('c', 'key')).toBe('s3cret');
    expect(world.states).toEqual(['locked', 'ready']);
  });

  it('notices a keyring that locks between two chunks', async () => {
    await world.vault.write('c', secret('x'.repeat(3_000)), 'keychain');
    world.restart();
    const { get } = world.keychain;
    world.keychain.get = async (item) => {
      if (item.endsWith('/1')) world.keychain.locked = true;
      return get(item);
    };
    await expect(world.vault.read('c', 'key')).rejects.toMatchObject({ state: 'locked' });
  });
});

describe('prompts', () => {
  it('does not touch a keychain known to be closed until a person acts', async () => {
    world.keychain.locked = true;
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(KeychainError);
    const after = world.keychain.calls.length;
    for (let again = 0; again < 3; again += 1) {
      await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(KeychainError);
    }
    expect(world.keychain.calls).toHaveLength(after);
  });

  it('shares one call between parallel attempts to unlock', async () => {
    await Promise.all([world.vault.probe(true), world.vault.probe(true), world.vault.probe(false)]);
    expect(world.keychain.calls).toEqual(['get sentinel']);
  });

  it('insists even while a look that does not is under way, and the latter joins it', async () => {
    const fresh = vaultWorld();
    const { get } = fresh.keychain;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    fresh.keychain.get = async (item) => {
      await gate;
      return get(item);
    };
    fresh.keychain.locked = true;
    const looks = [false, true, true, false].map((insist) => fresh.vault.probe(insist));
    release();
    expect(await Promise.all(looks)).toEqual(['ready', 'locked', 'locked', 'locked']);
    // One look and one that insists: what came later joined the latter.
    expect(fresh.keychain.calls).toEqual(['get sentinel', 'get sentinel', 'set sentinel']);
    expect(await fresh.vault.probe(false)).toBe('locked');
  });

  it.each(['missing', 'unsupported', 'denied', 'busy'] as const)(
    'passes “%s” on',
    async (state) => {
      world.keychain.failure = new KeychainError(state);
      await expect(world.vault.read('c', 'key')).rejects.toMatchObject({ state });
      expect(world.vault.state()).toBe(state);
    },
  );

  it.each([
    [true, 'ready'],
    [false, 'locked'],
  ] as const)('takes a late answer (%s) for what it says', async (succeeded, state) => {
    world.keychain.failure = new KeychainError('busy');
    await world.vault.probe(false);
    world.vault.settled(succeeded);
    expect(world.vault.state()).toBe(state);
  });
});

describe('the first run of all', () => {
  it('does not take an empty keychain for a locked one, and writes nothing unasked', async () => {
    const fresh = vaultWorld();
    expect(await fresh.vault.probe(false)).toBe('ready');
    expect(fresh.keychain.items.size).toBe(0);
  });

  it('finds out that the keyring is locked when a person insists', async () => {
    const fresh = vaultWorld();
    fresh.keychain.locked = true;
    expect(await fresh.vault.probe(true)).toBe('locked');
  });

  it('knows from the first secret on whether the keyring is locked', async () => {
    const fresh = vaultWorld();
    await fresh.vault.write('c', secret('s3cret'), 'keychain');
    fresh.keychain.locked = true;
    expect(await fresh.restart().probe(false)).toBe('locked');
  });

  it('tells an emptied keychain from a locked one when a person insists', async () => {
    world.keychain.items.clear();
    expect(await world.vault.probe(false)).toBe('locked');
    expect(await world.vault.probe(true)).toBe('ready');
    await expect(world.vault.read('c', 'key')).rejects.toBeInstanceOf(SecretMissing);
  });
});
