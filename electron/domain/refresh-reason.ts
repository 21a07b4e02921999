/**
 * Why the next refresh of a connection is when it is, or why there is none.
 * interval: as the user set it · on-battery, window-open: slower or faster than that · backing-off: after failures ·
 * retry-after: the provider asked to be left alone until then · soon: one is owed, after start, wake-up, unlocking, or a
 * change. None comes while: paused by the user · suspended · offline · waiting-for-keychain · stopped: it needs a person.
 */
export type RefreshReason =
  | 'interval'
  | 'on-battery'
  | 'window-open'
  | 'backing-off'
  | 'retry-after'
  | 'soon'
  | 'paused'
  | 'suspended'
  | 'offline'
  | 'waiting-for-keychain'
  | 'stopped';
