import { createRequire } from 'node:module';
import type { AppState } from '../contract/types.ts';
import { createKeytarKeychain } from './keytar-keychain.ts';
import { serialKeychain, type SerialKeychain } from './serial-keychain.ts';

type Keytar = typeof import('keytar');

/** A keychain that takes longer is most likely showing a password prompt, ms. */
const KEYCHAIN_PATIENCE_MS = 8_000;

/** The operating system's keychain. It is opened before there is anybody to be told how it is. */
export interface OwnKeychain extends SerialKeychain {
  /** @param onSettled as `serialKeychain` takes it */
  follow(onSettled: (succeeded: boolean) => void): void;
}

/** The demo has items of its own. */
export function openKeychain(profile: AppState['profile']): OwnKeychain {
  const service = profile === 'demo' ? 'Plimsoll demo' : 'Plimsoll';
  let tell = (_succeeded: boolean): void => undefined;
  const keychain = serialKeychain(
    // An import would wait for Electron to be ready, and so would the first secret.
    createKeytarKeychain(service, () => createRequire(__filename)('keytar') as Keytar),
    KEYCHAIN_PATIENCE_MS,
    (succeeded) => tell(succeeded),
  );
  return {
    ...keychain,
    follow(onSettled) {
      tell = onSettled;
    },
  };
}
