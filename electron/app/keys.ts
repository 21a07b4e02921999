import type { KeychainState } from '../contract/types.ts';
import type { Settings } from '../settings/settings.ts';
import { settingsIndex } from '../settings/secret-index.ts';
import type { OwnKeychain } from '../vault/own-keychain.ts';
import { createPatientVault, type PatientVault } from '../vault/patient-vault.ts';
import { createVault } from '../vault/vault.ts';

export interface KeysParts {
  readonly keychain: OwnKeychain;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly onState: (state: KeychainState) => void;
  /** A secret in memory alone is in the keychain now, or the other way round. */
  readonly onUnsaved: () => void;
}

/** The vault on top of the keychain. */
export function createKeys({ keychain, settings, onState, onUnsaved }: KeysParts): PatientVault {
  const plain = createVault(keychain, settingsIndex(settings), (state) => {
    onState(state);
    if (state === 'ready') void vault.saveWaiting();
  });
  const vault = createPatientVault(plain, onUnsaved);
  keychain.follow(vault.settled);
  return vault;
}
