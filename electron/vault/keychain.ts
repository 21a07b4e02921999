import type { KeychainState } from '../contract/types.ts';

/** What the vault needs of an operating system's keychain: named items holding text. */
export interface Keychain {
  /** `null` when the item is not there, and on Linux also when the keyring is locked. */
  get(item: string): Promise<string | null>;
  set(item: string, value: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(item: string): Promise<void>;
}

/** The keychain did not do it. `state` says why; the message holds no secret and no system text. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
  readonly state: Exclude<KeychainState, 'ready'>;
  constructor(state: Exclude<KeychainState, 'ready'>) {
    super(`keychain: ${state}`);
    this.state = state;
  }
}
