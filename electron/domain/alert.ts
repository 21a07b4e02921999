import type { AccountRole } from './account.ts';
import type { BalanceKey } from './balance.ts';
import type { Amount } from './money.ts';
import type { Problem } from './problem.ts';
import type { EnvironmentKind } from './snapshot.ts';

/** Everything Plimsoll can tell of, worst first. */
export const ALERT_KINDS = [
  'critical',
  'low',
  'transit-late',
  'needs-you',
  'not-returned',
  'not-updated',
  'status-changed',
  'frozen-rose',
  'token-expiring',
  'run-out',
  'large-jump',
  'upper',
  'recovered',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Stands for the status word of an account that a good answer no longer held. Providers have no empty word. */
export const NOT_RETURNED = '';

/** What is worth knowing of each kind of alert; amounts are units of their currency unless raw. */
export interface AlertFacts {
  readonly critical: LevelFacts;
  readonly low: LevelFacts;
  readonly 'transit-late': {
    readonly expected: Amount;
    /** Epoch ms. */
    readonly expectedAt: number;
    readonly available: Amount;
  };
  readonly 'needs-you': { readonly problem: Problem };
  readonly 'not-returned': { readonly available: Amount; readonly readAt: number };
  /** `since`: the last good reading, epoch ms; absent when there never was one. */
  readonly 'not-updated': { readonly since?: number };
  /** The provider's own words, or `NOT_RETURNED`. */
  readonly 'status-changed': { readonly from: string; readonly to: string };
  readonly 'frozen-rose': { readonly from: Amount; readonly to: Amount };
  /** `expiresAt`: epoch ms. */
  readonly 'token-expiring': { readonly expiresAt: number };
  /** When the forecast expects the line to be reached, epoch ms. */
  readonly 'run-out': {
    readonly earliest: number;
    readonly latest: number;
    /** It is about nothing being left: the balance has no critical line. */
    readonly toZero?: true;
    readonly topUpBy?: number;
  };
  readonly 'large-jump': { readonly from: Amount; readonly to: Amount };
  readonly upper: { readonly available: Amount; readonly line: string };
  readonly recovered: { readonly available: Amount };
}

interface LevelFacts {
  readonly available: Amount;
  /** The line that was crossed, units of the currency as decimal text. */
  readonly line: string;
  /** What the pay-in account of the same currency holds, where the low one is a pay-out account. */
  readonly payIn?: Amount;
}

/** The account, or only the connection, an alert is about; enough to name it when both are gone. */
export interface AlertSubject {
  readonly connectionId: string;
  readonly connectionLabel: string;
  readonly providerId: string;
  readonly environmentKind: EnvironmentKind;
  readonly key?: BalanceKey;
  readonly account?: {
    readonly accountNo: string;
    readonly name?: string;
    readonly role?: AccountRole;
  };
}

/**
 * What became of an alert. pending: on its way · shown · summarised: shown together with others · failed: the system did
 * not show it · silent: of a kind that is listed but never interrupts · overtaken: over, or worse, before it could be
 * shown · held-…: why it was kept back.
 */
export type AlertOutcome =
  | 'pending'
  | 'shown'
  | 'summarised'
  | 'failed'
  | 'silent'
  | 'overtaken'
  | HoldReason;

/** `held-repeated`: the same was told a short time ago, as when something comes and goes. */
export type HoldReason =
  | 'held-kind-off'
  | 'held-muted'
  | 'held-quiet-hours'
  | 'held-snoozed'
  | 'held-in-transit'
  | 'held-repeated';

export type AlertRecord = {
  [Kind in AlertKind]: {
    readonly id: number;
    /** When it was noticed, epoch ms. */
    readonly at: number;
    readonly kind: Kind;
    readonly subject: AlertSubject;
    readonly facts: AlertFacts[Kind];
    readonly outcome: AlertOutcome;
    /** What kept it back until it was overtaken. */
    readonly heldBy?: HoldReason;
  };
}[AlertKind];

/** A snooze ends at a moment (epoch ms), or when the balance is no longer what it was (decimal text). */
export type SnoozeChoice = { readonly until: number } | { readonly untilChangeFrom: string };

/** `since`: when it was chosen, epoch ms. */
export type Snooze = SnoozeChoice & { readonly since: number };

/** Money on its way to an account. It is never counted; it only keeps repeats back until it should be there. */
export interface Transit {
  /** Units of the currency, decimal text. */
  readonly amount: string;
  /** Epoch ms. */
  readonly expectedAt: number;
  readonly note: string;
  /** When it was marked, epoch ms. */
  readonly since: number;
  /** The lowest available seen since: the arrival is a rise from there by about the amount. */
  readonly lowest: string;
  /** A reading from after `expectedAt` did not hold it. */
  readonly late: boolean;
}

/** `HH:mm` in the computer's time zone; a range that ends before it begins goes past midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** Critical alerts are shown all the same. */
  readonly criticalBreaks: boolean;
}

export interface AlertSettings {
  readonly kinds: Readonly<Record<AlertKind, boolean>>;
  /** All notifications are held back. */
  readonly muted: boolean;
  readonly quietHours: QuietHours | null;
  /** Without a good reading for so long a connection counts as not updated. */
  readonly notUpdatedMinutes: number;
  /** How far above a line a balance must rise before its alert is armed anew, percent of the line. */
  readonly hysteresisPercent: number;
  /** A change between two readings by more than this share of the earlier one is a large jump, percent. */
  readonly largeJumpPercent: number;
}

export const defaultAlertSettings: AlertSettings = {
  kinds: {
    critical: true,
    low: true,
    'transit-late': true,
    'needs-you': true,
    'not-returned': true,
    'not-updated': true,
    'status-changed': true,
    'frozen-rose': true,
    'token-expiring': true,
    'run-out': false,
    'large-jump': false,
    upper: false,
    recovered: true,
  },
  muted: false,
  quietHours: null,
  notUpdatedMinutes: 60,
  hysteresisPercent: 5,
  largeJumpPercent: 50,
};

/** Kinds that are written down and never shown as a notification. */
export const silentKinds: ReadonlySet<AlertKind> = new Set(['recovered']);

/** What the window knows of alerts. */
export interface AlertsState {
  /** Newest first. */
  readonly records: readonly AlertRecord[];
  /** By connection id, then balance. */
  readonly snoozes: Readonly<Record<string, Readonly<Record<BalanceKey, Snooze>>>>;
  readonly transits: Readonly<Record<string, Readonly<Record<BalanceKey, Transit>>>>;
}
