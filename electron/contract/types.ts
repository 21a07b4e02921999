import type { Balance, BalanceKey } from '../domain/balance.ts';
import type { ConnectionConfig, FieldValues } from '../domain/connection.ts';
import type { ProviderDescriptor } from '../domain/descriptor.ts';
import type { LanguageSetting, Locale } from '../domain/locale.ts';
import type { Problem } from '../domain/problem.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/**
 * ready · locked · missing: no keychain service runs · unsupported: its library is not installed ·
 * denied: the system or the user said no · busy: a call hangs, most likely on a prompt.
 */
export type KeychainState = 'ready' | 'locked' | 'missing' | 'unsupported' | 'denied' | 'busy';

/** unknown: none was sent yet · working: the last one was shown · failed: the last one was not. */
export type NotificationState = 'unknown' | 'working' | 'failed';

export type ThemeSetting = 'system' | 'light' | 'dark';

export interface Preferences {
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
}

/** Something that happened and that the user should know of once. */
export type Notice =
  /** The settings file was damaged and set aside under `file`; its last good copy took its place, nothing is lost. */
  | { readonly id: string; readonly kind: 'settings-restored'; readonly file: string }
  /** The settings file could not be read and there is no good copy; it was set aside under `file`. */
  | { readonly id: string; readonly kind: 'settings-set-aside'; readonly file: string }
  /** Parts of the settings (connections, lines, choices) could not be read; the file was set aside under `file`. */
  | { readonly id: string; readonly kind: 'settings-partly-read'; readonly file: string }
  /** What was alerted already is not known any more, so an alert may repeat; set aside under `file`. */
  | { readonly id: string; readonly kind: 'alerts-set-aside'; readonly file: string }
  /** The settings cannot be written now (disk full, read-only folder). */
  | { readonly id: string; readonly kind: 'settings-not-saved' };

export interface AppState {
  readonly locale: Locale;
  readonly preferences: Preferences;
  readonly profile: 'user' | 'demo';
  readonly keychain: KeychainState;
  readonly keychainName: 'macos' | 'windows' | 'linux';
  readonly notifications: NotificationState;
  readonly notices: readonly Notice[];
  readonly version: string;
  /** The clock the app goes by, epoch ms; a demo may run on a fixed one. */
  readonly now: number;
  /** True when `now` does not move (frozen demo). */
  readonly clockFrozen: boolean;
}

/** What may be known of a secret outside the keychain. */
export interface SecretSummary {
  /** How it is kept: `draft` is not saved yet. */
  readonly kept: 'draft' | 'keychain' | 'session';
  /** For an RSA private key: its size, its public half in the form the provider's portal wants, and a short print. */
  readonly key?: {
    readonly bits: number;
    readonly publicKey: string;
    /** First 16 hex digits of the SHA-256 of the public key, in groups of four. */
    readonly fingerprint: string;
  };
}

/** Per secret field: what is known of it, or `null` when it is not there. */
export type SecretSummaries = Readonly<Record<string, SecretSummary | null>>;

export interface ConnectionDetail {
  readonly config: ConnectionConfig;
  readonly secrets: SecretSummaries;
}

/** A draft is a connection being entered or edited; its new secrets wait in the main process. */
export interface Draft {
  readonly draftId: string;
  readonly providerId: string;
  /** Present when an existing connection is being edited. */
  readonly connectionId?: string;
  readonly secrets: SecretSummaries;
  readonly initial: DraftValues;
}

export interface DraftValues {
  readonly label: string;
  readonly environmentId: string;
  readonly baseUrl: string;
  /** The user agreed that calls to `baseUrl` travel unencrypted; absent where nobody was asked. */
  readonly plainHttpConsent: boolean;
  /** Whole seconds between refreshes. */
  readonly intervalSeconds: number;
  readonly values: FieldValues;
}

export type SecretRefusal =
  | 'clipboard-empty'
  | 'cancelled'
  | 'file-too-large'
  | 'file-unreadable'
  | 'file-not-text'
  | 'not-a-key'
  | 'public-key'
  | 'certificate'
  | 'several-keys'
  /** Not refused for good: main keeps it and waits for `pastePassphrase`. */
  | 'needs-passphrase'
  | 'wrong-passphrase'
  | 'unsupported-encryption'
  | 'ssh-key'
  | 'pkcs12'
  | 'jwk'
  | 'rsa-pss-key'
  | 'ec-key'
  | 'not-rsa'
  | 'key-too-short'
  | 'text-too-long'
  | 'text-has-lines';

export type SecretResult =
  | { readonly ok: true; readonly secret: SecretSummary }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** `field` is a descriptor field's id, or `label`, `environmentId`, `baseUrl`, `intervalSeconds`. */
export interface FieldError {
  readonly field: string;
  readonly error:
    | 'required'
    | 'pattern'
    | 'too-long'
    | 'unknown-choice'
    | 'duplicate'
    | 'not-a-public-key'
    | 'not-a-url'
    | 'url-needs-https'
    | 'url-needs-consent'
    | 'url-has-credentials'
    | 'url-has-path'
    | 'url-not-loopback'
    | 'interval-too-short'
    | 'interval-too-long'
    | 'secret-required';
  /** The limit that was missed, in the field's own unit (characters, seconds). */
  readonly limit?: number;
}

/** What one inquiry of a live test came to. */
export interface TestedInquiry {
  readonly kind: 'balances' | 'accounts';
  /** The account it asked for, where a provider is asked account by account. */
  readonly accountNo?: string;
  /** How many balances or accounts the answer held. */
  readonly count: number;
  /** What was read, for the user to compare with the provider's portal. */
  readonly balances: readonly Balance[];
  readonly problem?: Problem;
}

export type TestResult =
  | { readonly ok: true; readonly inquiries: readonly TestedInquiry[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  | { readonly ok: false; readonly tooSoonMs: number };

export type SaveResult =
  | { readonly ok: true; readonly connectionId: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  /** Nothing was saved: the keychain would not take the secret. */
  | { readonly ok: false; readonly keychain: KeychainState };

export type RefreshOutcome =
  | { readonly connectionId: string; readonly outcome: 'ok' }
  | { readonly connectionId: string; readonly outcome: 'failed'; readonly problem: Problem }
  /** Nothing was sent: the last refresh was too short a time ago. */
  | { readonly connectionId: string; readonly outcome: 'too-soon'; readonly waitMs: number }
  | { readonly connectionId: string; readonly outcome: 'paused' };

export type LineResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: 'not-a-number' | 'too-precise' | 'critical-above-warn' | 'no-such-balance';
    };

export type NotificationResult = { readonly shown: boolean };

/** `removed: false`: the keychain would not delete the secrets, so nothing was removed; it can be removed anyway. */
export type RemoveResult =
  | { readonly removed: true }
  | { readonly removed: false; readonly keychain: KeychainState };

/** Where the window should go: an account the user asked for, or the settings. */
export type ShowTarget =
  | { readonly view: 'balance'; readonly connectionId: string; readonly key: BalanceKey }
  | { readonly view: 'settings' }
  | { readonly view: 'add-connection' };

export interface CallResults {
  getAppState: AppState;
  getSnapshot: Snapshot;
  listProviders: readonly ProviderDescriptor[];
  refresh: readonly RefreshOutcome[];
  getConnection: ConnectionDetail;
  openDraft: Draft;
  pasteSecret: SecretResult;
  chooseSecretFile: SecretResult;
  pastePassphrase: SecretResult;
  generateKey: SecretResult;
  forgetSecret: null;
  copyPublicKey: null;
  testDraft: TestResult;
  saveDraft: SaveResult;
  closeDraft: null;
  setConnectionEnabled: null;
  removeConnection: RemoveResult;
  setLine: LineResult;
  setPreferences: null;
  sendTestNotification: NotificationResult;
  retryKeychain: KeychainState;
  dismissNotice: null;
  switchProfile: null;
}

export interface Pushes {
  snapshot: Snapshot;
  appState: AppState;
  show: ShowTarget;
}

/** Why main would not carry out a call at all. Each is a fault of ours, not of the user. */
export type CallRefusal = 'bad-sender' | 'bad-payload' | 'not-found' | 'internal';

export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CallRefusal };
