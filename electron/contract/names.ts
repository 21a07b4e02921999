/** Every call the window may make, by name. The preload exposes exactly these. */
export const CALL_NAMES = [
  'getAppState',
  'getSnapshot',
  'listProviders',
  'refresh',
  'getConnection',
  'openDraft',
  'pasteSecret',
  'chooseSecretFile',
  'pastePassphrase',
  'generateKey',
  'forgetSecret',
  'copyPublicKey',
  'testDraft',
  'saveDraft',
  'closeDraft',
  'setConnectionEnabled',
  'removeConnection',
  'setLine',
  'setPreferences',
  'sendTestNotification',
  'retryKeychain',
  'dismissNotice',
  'switchProfile',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** Everything main tells the window unasked. */
export const PUSH_NAMES = ['snapshot', 'appState', 'show'] as const;
export type PushName = (typeof PUSH_NAMES)[number];

/** The IPC channel of a call or push. */
export function channel(name: CallName | PushName): string {
  return `plimsoll:${name}`;
}
