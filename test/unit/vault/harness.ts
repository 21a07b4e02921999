import {
  emptyIndex,
  type IndexStore,
  type SecretIndex,
} from '../../../electron/vault/index-types.ts';
import { KeychainError, type Keychain } from '../../../electron/vault/keychain.ts';
import { NotSaved } from '../../../electron/vault/not-saved.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import type { KeychainState } from '../../../electron/contract/types.ts';

export interface FakeKeychain extends Keychain {
  readonly items: Map<string, string>;
  /** Every call in order, as `get name`; no values. */
  readonly calls: string[];
  /** A locked Linux keyring: reads give nothing, writes are refused, deletes do nothing. */
  locked: boolean;
  /** Thrown by every call while set. */
  failure: KeychainError | null;
  /** Refuses the write of this item. */
  refuses: string | null;
}

export function fakeKeychain(): FakeKeychain {
  const items = new Map<string, string>();
  const calls: string[] = [];
  const keychain: FakeKeychain = {
    items,
    calls,
    locked: false,
    failure: null,
    refuses: null,
    async get(item) {
      calls.push(`get ${item}`);
      if (keychain.failure !== null) throw keychain.failure;
      return keychain.locked ? null : (items.get(item) ?? null);
    },
    async set(item, value) {
      calls.push(`set ${item}`);
      if (keychain.failure !== null) throw keychain.failure;
      if (keychain.locked) throw new KeychainError('locked');
      if (keychain.refuses === item) throw new KeychainError('denied');
      items.set(item, value);
    },
    async delete(item) {
      calls.push(`delete ${item}`);
      if (keychain.failure !== null) throw keychain.failure;
      if (!keychain.locked) items.delete(item);
    },
  };
  return keychain;
}

export interface MemoryIndex extends IndexStore {
  /** So many changes are still taken before the disk is full. */
  room: number;
}

/** An index that outlives a vault, as the settings file does. */
export function memoryIndex(): MemoryIndex {
  let index: SecretIndex = emptyIndex;
  const store: MemoryIndex = {
    room: Number.POSITIVE_INFINITY,
    read: () => index,
    update(change) {
      if (store.room <= 0) throw new NotSaved();
      store.room -= 1;
      index = change(index);
    },
  };
  return store;
}

export interface VaultWorld {
  readonly keychain: FakeKeychain;
  readonly index: MemoryIndex;
  readonly states: KeychainState[];
  vault: Vault;
  /** A new vault over the same keychain and index, as after a restart of the app. */
  restart(): Vault;
}

export function vaultWorld(): VaultWorld {
  const keychain = fakeKeychain();
  const index = memoryIndex();
  const states: KeychainState[] = [];
  const open = (): Vault => createVault(keychain, index, (state) => states.push(state));
  const world: VaultWorld = {
    keychain,
    index,
    states,
    vault: open(),
    restart() {
      world.vault = open();
      return world.vault;
    },
  };
  return world;
}

export const secret = (value: string, field = 'key'): ReadonlyMap<string, string> =>
  new Map([[field, value]]);
