import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { parseStoredPrivateKey } from '../../../electron/vault/private-key.ts';
import { secret, vaultWorld } from './harness.ts';

const CANARY = 'canary-7f3a91';

async function failureOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return inspect(error, { depth: 9, showHidden: true });
  }
  throw new Error('nothing was thrown');
}

describe('errors', () => {
  it.each(['locked', 'denied', 'missing', 'busy'] as const)(
    'of a write that ends “%s” do not carry the secret',
    async (state) => {
      const world = vaultWorld();
      world.keychain.failure = new KeychainError(state);
      const text = await failureOf(() => world.vault.write('c', secret(CANARY), 'keychain'));
      expect(text).not.toContain(CANARY);
    },
  );

  it('of a damaged stored key do not carry it', async () => {
    const text = await failureOf(async () => parseStoredPrivateKey(CANARY.repeat(10)));
    expect(text).not.toContain('canary');
  });

  it('leave no secret in the index, whatever happened', async () => {
    const world = vaultWorld();
    await world.vault.write('c', secret(CANARY), 'keychain');
    await world.vault.write('c', secret(CANARY), 'session');
    world.keychain.locked = true;
    await world.vault.remove('c').catch(() => undefined);
    expect(JSON.stringify(world.index.read())).not.toContain(CANARY);
  });
});
