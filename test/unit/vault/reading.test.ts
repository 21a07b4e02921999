import { describe, expect, it } from 'vitest';
import { secret, vaultWorld } from './harness.ts';

describe('reading secrets', () => {
  it('asks the keychain once for parallel reads, and never again in the session', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('s3cret'), 'keychain');
    const vault = world.restart();
    world.keychain.calls.length = 0;
    const texts = await Promise.all([vault.read('c', 'key'), vault.read('c', 'key')]);
    texts.push(await vault.read('c', 'key'));
    expect(texts).toEqual(['s3cret', 's3cret', 's3cret']);
    expect(world.keychain.calls).toEqual(['get sentinel', 'get c/key/1/0']);
  });

  it('asks once whether the keychain is open when several connections start together', async () => {
    const world = vaultWorld();
    for (const id of ['a', 'b', 'c']) await world.vault.write(id, secret(id), 'keychain');
    const vault = world.restart();
    world.keychain.calls.length = 0;
    await Promise.all(['a', 'b', 'c'].map((id) => vault.read(id, 'key')));
    expect(world.keychain.calls.filter((call) => call === 'get sentinel')).toHaveLength(1);
  });

  it('goes on answering from memory when the keyring is locked later', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret('s3cret'), 'keychain');
    world.keychain.locked = true;
    await world.vault.probe(false);
    expect(await world.vault.read('c', 'key')).toBe('s3cret');
  });
});
