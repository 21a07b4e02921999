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
  'pasteToken',
  'generateKey',
  'forgetSecret',
  'copyPublicKey',
  'testDraft',
  'compareChoice',
  'saveDraft',
  'keepNextKey',
  'discardNextKey',
  'closeDraft',
  'setConnectionEnabled',
  'removeConnection',
  'setLine',
  'getQuote',
  'getAlerts',
  'setAlertSettings',
  'snooze',
  'markTransit',
  'getRobots',
  'openRobot',
  'pasteRobotAddress',
  'pasteRobotSecret',
  'forgetRobotSecret',
  'testRobot',
  'saveRobot',
  'closeRobot',
  'setRobotEnabled',
  'removeRobot',
  'setPreferences',
  'sendTestNotification',
  'retryKeychain',
  'dismissNotice',
  'switchProfile',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** Everything main tells the window unasked. */
export const PUSH_NAMES = ['snapshot', 'appState', 'alerts', 'robots', 'show'] as const;
export type PushName = (typeof PUSH_NAMES)[number];

/** The IPC channel of a call or push. */
export function channel(name: CallName | PushName): string {
  return `plimsoll:${name}`;
}
