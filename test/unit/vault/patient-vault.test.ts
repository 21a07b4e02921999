import { beforeEach, describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { createPatientVault, type PatientVault } from '../../../electron/vault/patient-vault.ts';
import { vaultWorld, type VaultWorld } from './harness.ts';

let world: VaultWorld;
let vault: PatientVault;
/** What `isUnsaved` said of the connection each time it was to be asked again. */
let told: boolean[];

beforeEach(async () => {
  world = vaultWorld();
  told = [];
  open();
  await vault.write('c', new Map([['tokens', 'old']]), 'keychain');
});

function open(): void {
  vault = createPatientVault(world.vault, () => told.push(vault.isUnsaved('c')));
}

const replace = (secret: string, over = 'old'): Promise<void> =>
  vault.replace('c', 'tokens', secret, (current) => current === over);

/** What a start of the app finds in the keychain. */
function afterRestart(): Promise<string> {
  world.keychain.locked = false;
  world.keychain.failure = null;
  return world.restart().read('c', 'tokens');
}

describe('replacing a secret that cannot be had again', () => {
  it('writes it at once', async () => {
    await replace('new');
    expect(vault.isUnsaved('c')).toBe(false);
    expect(await vault.read('c', 'tokens')).toBe('new');
    expect(await afterRestart()).toBe('new');
  });

  it('leaves another alone that took its place meanwhile', async () => {
    await vault.write('c', new Map([['tokens', 'pasted']]), 'keychain');
    await replace('new');
    expect(await vault.read('c', 'tokens')).toBe('pasted');
  });

  it('brings nothing back of a connection that was removed meanwhile', async () => {
    await vault.remove('c');
    await replace('new');
    expect(vault.entries('c')).toEqual({});
    expect([...world.keychain.items.values()]).not.toContain('new');
  });

  it('keeps it for the session where the old one was', async () => {
    await vault.write('c', new Map([['tokens', 'old']]), 'session');
    await replace('new');
    expect(await vault.read('c', 'tokens')).toBe('new');
    expect(vault.entries('c')['tokens']?.kept).toBe('session');
    expect([...world.keychain.items.values()]).not.toContain('new');
  });

  it('twice at once ends with the second, whole', async () => {
    await Promise.all([replace('new'), replace('newer', 'new')]);
    expect(await afterRestart()).toBe('newer');
  });

  it('while another is being saved loses neither', async () => {
    await Promise.all([
      vault.write('c', new Map([['tokens', 'pasted']]), 'keychain'),
      replace('new', 'pasted'),
    ]);
    expect(await afterRestart()).toBe('new');
  });
});

describe('a keychain that does not take it', () => {
  beforeEach(async () => {
    world.keychain.locked = true;
    await replace('new');
  });

  it('does not keep it from being used, and that is known', async () => {
    expect(await vault.read('c', 'tokens')).toBe('new');
    expect(vault.isUnsaved('c')).toBe(true);
    expect(told).toEqual([true]);
  });

  it('gets it once it is open', async () => {
    world.keychain.locked = false;
    await vault.saveWaiting();
    expect(vault.isUnsaved('c')).toBe(false);
    expect(told).toEqual([true, false]);
    expect(await afterRestart()).toBe('new');
  });

  it('is not asked again by a further renewal, which waits in its place', async () => {
    const before = world.keychain.calls.length;
    await replace('newer', 'new');
    expect(world.keychain.calls.slice(before)).toEqual([]);
    world.keychain.locked = false;
    await vault.saveWaiting();
    expect(await afterRestart()).toBe('newer');
  });

  it('that still does not take it goes on to be waited for', async () => {
    world.keychain.failure = new KeychainError('denied');
    await vault.saveWaiting();
    expect(vault.isUnsaved('c')).toBe(true);
    expect(await vault.read('c', 'tokens')).toBe('new');
  });

  it('gets nothing of a connection that was given up', async () => {
    vault.forget('c');
    expect(vault.isUnsaved('c')).toBe(false);
    world.keychain.locked = false;
    await vault.saveWaiting();
    expect([...world.keychain.items.values()]).not.toContain('new');
  });

  it('gets what was entered later instead', async () => {
    world.keychain.locked = false;
    await vault.write('c', new Map([['tokens', 'pasted']]), 'keychain');
    await vault.saveWaiting();
    expect(vault.isUnsaved('c')).toBe(false);
    expect(await afterRestart()).toBe('pasted');
  });
});

it('a connection that is given up while its secret is being written has none left', async () => {
  const { set } = world.keychain;
  world.keychain.set = async (item, value) => {
    if (value === 'new') vault.forget('c');
    return set(item, value);
  };
  await replace('new');
  expect(vault.entries('c')).toEqual({});
  await expect(vault.read('c', 'tokens')).rejects.toThrow();
});
