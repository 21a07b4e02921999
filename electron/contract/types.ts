import type { BuildInfo } from './build-types.ts';
import type { AlertSettings, AlertsState } from '../domain/alert.ts';
import type { Balance, BalanceKey } from '../domain/balance.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Incident } from '../domain/incident.ts';
import type { ConnectionConfig, FieldValues } from '../domain/connection.ts';
import type { ProviderDescriptor } from '../domain/descriptor.ts';
import type { LanguageSetting, Locale } from '../domain/locale.ts';
import type { Problem } from '../domain/problem.ts';
import type { Quote, QuoteAmountError, QuoteRequest } from '../domain/quote.ts';
import type { RefreshReason } from '../domain/refresh-reason.ts';
import type { Snapshot, SnapshotChange, Verification } from '../domain/snapshot.ts';
import type { DesktopCallResults, DesktopState, Page, Pause } from './desktop-types.ts';
import type { ForecastCallResults } from './forecast-types.ts';
import type { HistoryCallResults, HistoryPushes } from './history-types.ts';
import type { RobotCallResults, RobotView } from './robot-types.ts';
import type { SetupCallResults } from './setup-types.ts';
import type { TestStep } from './test-types.ts';
import type { Trends } from './trend-types.ts';
import type { RatesResult, ViewLayout, ViewSettings } from './view-types.ts';

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
  /** Connections are asked about once a minute while the window is open. */
  readonly fasterWhileOpen: boolean;
  /** Amounts, names and numbers are not shown: in the tray, in notifications and in the window. */
  readonly hideAmounts: boolean;
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
  /** The history was damaged and set aside under `file`; a new one was begun. */
  | { readonly id: string; readonly kind: 'history-set-aside'; readonly file: string }
  /** The history `file` lies there as it was, but its key is not in the keychain; a new one was begun. */
  | { readonly id: string; readonly kind: 'history-other-key'; readonly file: string }
  /** Readings last until the app ends: there is no keychain for the key of their file. */
  | { readonly id: string; readonly kind: 'history-session-only' }
  /** Readings wait in memory: their file cannot be written now. */
  | { readonly id: string; readonly kind: 'history-not-saved' }
  /** Readings last until the app ends: a later version of the app wrote their file. */
  | { readonly id: string; readonly kind: 'history-newer' }
  /** Readings waited so long that there was no room for the oldest any more. */
  | { readonly id: string; readonly kind: 'history-dropped' }
  /** A message to the group of that name was given up, or there was no room for it any more. */
  | { readonly id: string; readonly kind: 'robot-lost'; readonly robot: string }
  /** The settings cannot be written now (disk full, read-only folder). */
  | { readonly id: string; readonly kind: 'settings-not-saved' };

export interface AppState {
  readonly locale: Locale;
  readonly preferences: Preferences;
  readonly alertSettings: AlertSettings;
  readonly profile: 'user' | 'demo';
  readonly keychain: KeychainState;
  readonly keychainName: 'macos' | 'windows' | 'linux';
  readonly notifications: NotificationState;
  readonly notices: readonly Notice[];
  /** All checks are paused; `null` while they are not. */
  readonly pause: Pause | null;
  readonly desktop: DesktopState;
  readonly version: string;
  /** The clock the app goes by, epoch ms; a demo may run on a fixed one. */
  readonly now: number;
  /** True when `now` does not move (frozen demo). */
  readonly clockFrozen: boolean;
}

/** All that the window shows before anything is opened in it. */
export interface WindowState {
  readonly app: AppState;
  readonly snapshot: Snapshot;
  readonly alerts: AlertsState;
  readonly providers: readonly ProviderDescriptor[];
  readonly trends: Trends;
  /** How the window was left the last time. */
  readonly left: ViewSettings;
  /** Of the page, CSS pixels: what lies below it is drawn a moment later. */
  readonly height: number;
}

/** What may be known of a secret outside the keychain. */
export interface SecretSummary {
  /** How it is kept: `draft` is not saved yet. */
  readonly kept: 'draft' | 'keychain' | 'session';
  /** What is kept there is no key any more. */
  readonly unusable?: true;
  /** For an RSA private key: its size, its public half in the form the provider's portal wants, and a short print. */
  readonly key?: {
    readonly bits: number;
    readonly publicKey: string;
    /** First 16 hex digits of the SHA-256 of the public key, in groups of four. */
    readonly fingerprint: string;
  };
  /** For OAuth tokens: which are there, and until when where that is known, epoch ms. */
  readonly tokens?: {
    readonly hasAccessToken: boolean;
    readonly accessTokenExpiresAt?: number;
    readonly hasRefreshToken: boolean;
    readonly refreshTokenExpiresAt?: number;
  };
}

/** Per secret field: what is known of it, or `null` when it is not there. */
export type SecretSummaries = Readonly<Record<string, SecretSummary | null>>;

/** By private-key field: a key that is kept beside the one in use until a live call has accepted it. */
export type NextKeys = Readonly<Record<string, SecretSummary>>;

export interface ConnectionDetail {
  readonly config: ConnectionConfig;
  readonly secrets: SecretSummaries;
  readonly nextKeys: NextKeys;
}

/** A draft is a connection being entered or edited; its new secrets wait in the main process. */
export interface Draft {
  readonly draftId: string;
  readonly providerId: string;
  /** Present when an existing connection is being edited. */
  readonly connectionId?: string;
  /** What a test would sign with: what was just entered goes before what is in use. */
  readonly secrets: SecretSummaries;
  /** What the connection works with until the draft is saved. */
  readonly inUse: SecretSummaries;
  readonly nextKeys: NextKeys;
  readonly initial: DraftValues;
}

export interface DraftValues {
  readonly label: string;
  readonly environmentId: string;
  readonly baseUrl: string;
  /** The user agreed that calls to `baseUrl` travel unencrypted; absent where nobody was asked. */
  readonly plainHttpConsent: boolean;
  /** The user agreed that it leads to this computer or into a network of somebody's own; absent where nobody was asked. */
  readonly privateHttpConsent?: boolean;
  /** Whole seconds between refreshes. */
  readonly intervalSeconds: number;
  readonly values: FieldValues;
  /** By private-key field: the key version a new or next key is for, where it takes the place of one in use. */
  readonly nextKeyVersions?: Readonly<Record<string, string>>;
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
  | 'text-has-lines'
  | 'token-too-long'
  | 'token-has-lines'
  | 'token-has-spaces'
  | 'token-not-ascii'
  /** A whole answer, or a value still in its quotation marks. */
  | 'token-is-json'
  /** An address, and no authorisation code in it. */
  | 'token-is-address';

export type SecretResult =
  | { readonly ok: true; readonly secret: SecretSummary }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** What can be pasted into a tokens field: a code that is exchanged for tokens at once, or a token itself. */
export type TokenPart = 'authCode' | 'accessToken' | 'refreshToken';

export type PasteTokenResult =
  | SecretResult
  /** Nothing was taken or sent: values the exchange needs are missing or wrong. */
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  /** The code could not be exchanged. */
  | { readonly ok: false; readonly problem: Problem };

/** `field` is a descriptor field's id, `<id>.version` of a next key, or `label`, `environmentId`, `baseUrl`, `intervalSeconds`. */
export interface FieldError {
  readonly field: string;
  readonly error:
    | 'required'
    | 'pattern'
    | 'too-long'
    | 'unknown-choice'
    | 'duplicate'
    | 'not-a-public-key'
    | 'is-a-private-key'
    | 'is-a-certificate'
    | 'public-key-too-small'
    | 'not-a-url'
    | 'url-needs-https'
    | 'url-needs-consent'
    /** A name that leads to this computer or into a network of somebody's own, in the clear. */
    | 'url-is-private'
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
  | {
      readonly ok: true;
      /** How far its calls got. */
      readonly steps: readonly TestStep[];
      readonly inquiries: readonly TestedInquiry[];
      /** The tokens entered in the draft, by field; the test may have renewed them. */
      readonly tokens?: SecretSummaries;
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  | { readonly ok: false; readonly tooSoonMs: number };

/** One answer read as if this option were chosen. */
export interface ComparedOption {
  readonly value: string;
  readonly balances: readonly Balance[];
  /** The answer cannot be read this way. */
  readonly problem?: Problem;
}

export type CompareResult =
  | { readonly ok: true; readonly options: readonly ComparedOption[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  | { readonly ok: false; readonly tooSoonMs: number }
  /** No answer came that any of the options can read. */
  | { readonly ok: false; readonly problem: Problem };

export type SaveResult =
  | { readonly ok: true; readonly connectionId: string }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  /** Nothing was saved: the keychain would not take the secret, or not give one out. */
  | { readonly ok: false; readonly keychain: KeychainState }
  /** Nothing was saved and the old secrets stay in use: a live call with the new ones was not accepted. */
  | { readonly ok: false; readonly newKey: Problem }
  /** Nothing was saved: the live call that has to come first was not sent, the last one was too short a time ago. */
  | { readonly ok: false; readonly tooSoonMs: number };

/** A key put aside until its public half is registered; the one in use stays. */
export type KeepNextKeyResult =
  | { readonly ok: true; readonly secret: SecretSummary }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
  | { readonly ok: false; readonly keychain: KeychainState };

export type DiscardNextKeyResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly keychain: KeychainState };

export type RefreshOutcome =
  | { readonly connectionId: string; readonly outcome: 'ok' }
  | { readonly connectionId: string; readonly outcome: 'failed'; readonly problem: Problem }
  /** Nothing was sent: the last refresh was too short a time ago. */
  | { readonly connectionId: string; readonly outcome: 'too-soon'; readonly waitMs: number }
  /** Nothing was sent: the provider limits requests and named a time before which it wants none. */
  | { readonly connectionId: string; readonly outcome: 'held-off'; readonly waitMs: number }
  | { readonly connectionId: string; readonly outcome: 'paused' };

export type LineResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: 'not-a-number' | 'too-precise' | 'critical-above-warn' | 'upper-too-low' | 'no-such-balance';
    };

export interface QuoteFieldError {
  readonly field: Exclude<keyof QuoteRequest, 'fixedSide' | 'merchantId'>;
  readonly error:
    | 'required'
    | 'not-a-currency'
    | 'same-currency'
    | 'has-spaces'
    | QuoteAmountError;
}

export type QuoteResult =
  | {
      readonly ok: true;
      readonly quote: Quote;
      readonly verification: Verification;
      /** When the quote ends by the app's own clock, epoch ms. */
      readonly expiresAt: number;
    }
  | { readonly ok: false; readonly errors: readonly QuoteFieldError[] }
  /** Nothing was sent: the last quote was asked for too short a time ago. */
  | { readonly ok: false; readonly tooSoonMs: number }
  | { readonly ok: false; readonly problem: Problem };

/** How the app is doing. Nothing in it is secret; `calls` names connections by id only. */
export interface Diagnostics {
  readonly build: BuildInfo;
  /** Versions of the runtime, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly system: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly profile: 'user' | 'demo';
  /** Epoch ms. */
  readonly startedAt: number;
  readonly keychain: KeychainState;
  readonly notifications: NotificationState;
  /** By the last answer that told: the provider's clock minus this computer's, ms. `at`: epoch ms. */
  readonly clock?: { readonly offsetMs: number; readonly at: number };
  readonly refreshes: readonly {
    readonly connectionId: string;
    readonly reason: RefreshReason;
    readonly refreshing: boolean;
    /** Epoch ms; absent when nothing is planned. */
    readonly nextAt?: number;
  }[];
  /** Newest first. */
  readonly calls: readonly CallRecord[];
  /** What broke since the start and was survived, newest first. */
  readonly incidents: readonly Incident[];
  /** Where the app writes down what it did. */
  readonly logFile: string;
}

export type NotificationResult = { readonly shown: boolean };

/** `removed: false`: the keychain would not delete the secrets, so nothing was removed; it can be removed anyway. */
export type RemoveResult =
  | { readonly removed: true }
  | { readonly removed: false; readonly keychain: KeychainState };

/** Where the window should go: an account the user asked for, or the settings. */
export type ShowTarget =
  | {
      readonly view: 'balance';
      readonly connectionId: string;
      readonly key: BalanceKey;
      /** Opened there. */
      readonly form?: 'transit';
    }
  | { readonly view: 'settings' }
  | { readonly view: 'page'; readonly page: Page }
  | { readonly view: 'alerts' }
  | { readonly view: 'add-connection' };

export type TransitResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: 'not-a-number' | 'too-precise' | 'not-positive' | 'in-the-past' | 'no-such-balance';
    };

/** `keychain`, `autostart`: what stands in the way; nothing, or not all, was erased. */
export type ForgetResult =
  | { readonly forgotten: true }
  | { readonly forgotten: false; readonly keychain: KeychainState }
  | { readonly forgotten: false; readonly autostart: true };

export interface CallResults
  extends RobotCallResults,
    DesktopCallResults,
    HistoryCallResults,
    ForecastCallResults,
    SetupCallResults {
  getState: WindowState;
  ready: null;
  refresh: readonly RefreshOutcome[];
  getConnection: ConnectionDetail;
  openDraft: Draft;
  pasteSecret: SecretResult;
  chooseSecretFile: SecretResult;
  pastePassphrase: SecretResult;
  pasteToken: PasteTokenResult;
  generateKey: SecretResult;
  forgetSecret: null;
  copyPublicKey: null;
  testDraft: TestResult;
  compareChoice: CompareResult;
  saveDraft: SaveResult;
  keepNextKey: KeepNextKeyResult;
  discardNextKey: DiscardNextKeyResult;
  closeDraft: null;
  setConnectionEnabled: null;
  removeConnection: RemoveResult;
  setLine: LineResult;
  getQuote: QuoteResult;
  setAlertSettings: null;
  snooze: null;
  markTransit: TransitResult;
  setView: null;
  setRates: RatesResult;
  getDiagnostics: Diagnostics;
  copyDiagnostics: null;
  setPreferences: null;
  sendTestNotification: NotificationResult;
  retryKeychain: KeychainState;
  dismissNotice: null;
  switchProfile: null;
  forgetEverything: ForgetResult;
}

export interface Pushes extends HistoryPushes {
  /** Everything the first time, then what is new since the last. */
  snapshot: SnapshotChange;
  appState: AppState;
  alerts: AlertsState;
  robots: readonly RobotView[];
  trends: Trends;
  /** By connection id: the company it belongs to; changed by something else than the window. */
  entities: ViewLayout['entities'];
  show: ShowTarget;
}

/**
 * Why main would not carry out a call at all. Each is a fault of ours, not of the user; but not-saved: what must be on disk
 * before it counts could not be written, and nothing has changed.
 */
export type CallRefusal = 'bad-sender' | 'bad-payload' | 'not-found' | 'not-saved' | 'internal';

export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CallRefusal };
