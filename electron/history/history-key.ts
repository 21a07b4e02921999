import { randomBytes } from 'node:crypto';
import type { KeychainState } from '../contract/types.ts';
import { KeychainError } from '../vault/keychain.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';

/** Under which names the vault keeps such keys; no connection has such an id. */
export type KeyOwner = 'history' | 'alerts';

const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}$/;

/** none: there has never been one, or none that can still be had. */
export type KeyResult =
  | { readonly kind: 'key'; readonly key: Buffer }
  | { readonly kind: 'none' }
  | { readonly kind: 'keychain'; readonly state: Exclude<KeychainState, 'ready'> };

export interface HistoryKey {
  /** @param create makes one where there is none. Asks nothing of a keychain that is known not to be open. */
  get(create: boolean): Promise<KeyResult>;
}

/**
 * The key that the history, or another file of amounts, is encrypted with: random, in the keychain, never shown. A new one
 * gets a name of its own and so never takes the place of one that could still be found again.
 */
export function createHistoryKey(
  vault: Pick<Vault, 'state' | 'entries' | 'read' | 'write'>,
  owner: KeyOwner = 'history',
): HistoryKey {
  async function newest(): Promise<Buffer | null> {
    for (const field of Object.keys(vault.entries(owner)).reverse()) {
      try {
        const text = await vault.read(owner, field);
        if (KEY.test(text)) return Buffer.from(text, 'hex');
      } catch (error) {
        if (!(error instanceof SecretMissing)) throw error;
      }
    }
    return null;
  }

  async function make(): Promise<Buffer> {
    const key = randomBytes(KEY_BYTES);
    const field = `key_${randomBytes(4).toString('hex')}`;
    await vault.write(owner, new Map([[field, key.toString('hex')]]), 'keychain');
    return key;
  }

  return {
    async get(create) {
      const state = vault.state();
      if (state !== 'ready') return { kind: 'keychain', state };
      try {
        const key = (await newest()) ?? (create ? await make() : null);
        return key === null ? { kind: 'none' } : { kind: 'key', key };
      } catch (error) {
        if (error instanceof KeychainError) return { kind: 'keychain', state: error.state };
        throw error;
      }
    },
  };
}
