import type { IndexStore } from '../../../electron/vault/index-types.ts';
import type { Keychain } from '../../../electron/vault/keychain.ts';

export class Dead extends Error {
  override readonly name = 'Dead';
}

/** Counts the steps of an app that dies after so many: nothing it does later has an effect. */
export function lifespan(steps: number): { live(): void; readonly over: boolean } {
  let left = steps;
  return {
    live() {
      left -= 1;
      if (left < 0) throw new Dead();
    },
    get over() {
      return left < 0;
    },
  };
}

/** A keychain and an index as an app sees them that dies after so many writes and calls. */
export function mortal(
  steps: number,
  { keychain, index }: { readonly keychain: Keychain; readonly index: IndexStore },
): { readonly keychain: Keychain; readonly index: IndexStore } {
  const life = lifespan(steps);
  return {
    keychain: mortalKeychain(life, keychain),
    index: {
      read: () => index.read(),
      update(change) {
        life.live();
        index.update(change);
      },
    },
  };
}

export function mortalKeychain({ live }: { live(): void }, keychain: Keychain): Keychain {
  return {
    async get(item) {
      live();
      return keychain.get(item);
    },
    async set(item, value) {
      live();
      return keychain.set(item, value);
    },
    async delete(item) {
      live();
      return keychain.delete(item);
    },
  };
}
