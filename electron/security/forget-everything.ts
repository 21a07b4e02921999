import type { ForgetResult } from '../contract/types.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { Keychain } from '../vault/keychain.ts';
import type { IndexStore, SecretIndex } from '../vault/index-types.ts';
import { SENTINEL, type Vault } from '../vault/vault.ts';

export interface ForgetParts {
  readonly index: Pick<IndexStore, 'read'>;
  readonly vault: Pick<Vault, 'state' | 'probe' | 'remove'>;
  readonly keychain: Pick<Keychain, 'delete'>;
  /** Has the system start the app no more at log-in. @returns whether it took that */
  readonly endAutostart: () => Promise<boolean>;
  /** Ends the app, deletes the folder of its profile, and starts it as on the first day. */
  readonly startAnew: () => void;
}

/**
 * Erases all the app keeps: every item it has in the keychain (keys and secrets of connections, keys that wait, those of group
 * robots, the history's), its entry among what is started at log-in, and its profile. The keychain comes first and has to be
 * open: once the profile is gone nobody knows which items are the app's.
 */
export async function forgetEverything(parts: ForgetParts): Promise<ForgetResult> {
  const { index, vault } = parts;
  if (liesInKeychain(index.read())) {
    const state = await vault.probe(true);
    if (state !== 'ready') return { forgotten: false, keychain: state };
  }
  if (!(await parts.endAutostart())) return { forgotten: false, autostart: true };
  try {
    for (const owner of Object.keys(index.read().entries)) await vault.remove(owner);
    const { orphans, sentinel } = index.read();
    if (orphans.length > 0) throw new KeychainError('denied');
    if (sentinel) await parts.keychain.delete(SENTINEL);
  } catch (error) {
    if (!(error instanceof KeychainError)) throw error;
    return { forgotten: false, keychain: error.state };
  }
  parts.startAnew();
  return { forgotten: true };
}

function liesInKeychain({ entries, orphans, sentinel }: SecretIndex): boolean {
  const kept = Object.values(entries).flatMap((fields) => Object.values(fields));
  return sentinel || orphans.length > 0 || kept.some(({ kept: where }) => where === 'keychain');
}
