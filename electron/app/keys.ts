import type { AppState, KeychainState } from '../contract/types.ts';
import type { Settings } from '../settings/settings.ts';
import { settingsIndex } from '../settings/secret-index.ts';
import { createKeytarKeychain } from '../vault/keytar-keychain.ts';
import { createPatientVault, type PatientVault } from '../vault/patient-vault.ts';
import { serialKeychain, type SerialKeychain } from '../vault/serial-keychain.ts';
import { createVault } from '../vault/vault.ts';

/** A keychain that takes longer is most likely showing a password prompt, ms. */
const KEYCHAIN_PATIENCE_MS = 8_000;

export interface KeysParts {
  readonly profile: AppState['profile'];
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly onState: (state: KeychainState) => void;
  /** A secret in memory alone is in the keychain now, or the other way round. */
  readonly onUnsaved: () => void;
}

/** The operating system's keychain and the vault on top of it. The demo has items of its own there. */
export function createKeys({ profile, settings, onState, onUnsaved }: KeysParts): {
  readonly keychain: SerialKeychain;
  readonly vault: PatientVault;
} {
  const keychain = serialKeychain(
    createKeytarKeychain(profile === 'demo' ? 'Plimsoll demo' : 'Plimsoll', async () => {
      const loaded = await import('keytar');
      return loaded.default ?? loaded;
    }),
    KEYCHAIN_PATIENCE_MS,
    (succeeded) => vault.settled(succeeded),
  );
  const plain = createVault(keychain, settingsIndex(settings), (state) => {
    onState(state);
    if (state === 'ready') void vault.saveWaiting();
  });
  const vault = createPatientVault(plain, onUnsaved);
  return { keychain, vault };
}
