import type { KeychainState } from '../contract/types.ts';
import { KeychainError, type Keychain } from './keychain.ts';

type Keytar = typeof import('keytar');

/**
 * The system's keychain through keytar. `findCredentials` and `findPassword` must never be used: with a locked
 * keyring they end the process. keytar is loaded when first needed, so that a missing libsecret is a state to
 * show and not a crash at start.
 */
export function createKeytarKeychain(service: string, load: () => Keytar): Keychain {
  let loaded: Keytar | undefined;
  async function use<T>(work: (keytar: Keytar) => Promise<T>): Promise<T> {
    try {
      loaded ??= load();
    } catch {
      throw new KeychainError('unsupported');
    }
    try {
      return await work(loaded);
    } catch (error) {
      throw new KeychainError(stateOf(error));
    }
  }
  return {
    get: (item) => use((keytar) => keytar.getPassword(service, item)),
    set: (item, value) => use((keytar) => keytar.setPassword(service, item, value)),
    delete: async (item) => void (await use((keytar) => keytar.deletePassword(service, item))),
  };
}

/** libsecret, Security.framework and Credential Manager report by text only. */
function stateOf(error: unknown): Exclude<KeychainState, 'ready'> {
  const text = error instanceof Error ? error.message : String(error);
  if (/locked|interaction is not allowed/i.test(text)) return 'locked';
  if (/denied|cancel|not permitted|authoriz/i.test(text)) return 'denied';
  if (/native addon|libsecret|cannot open shared object/i.test(text)) return 'unsupported';
  return 'missing';
}
