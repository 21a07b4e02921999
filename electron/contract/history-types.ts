import type { Account } from '../domain/account.ts';
import type { Balance, BalanceKey } from '../domain/balance.ts';
import type { Amount } from '../domain/money.ts';
import type { EnvironmentKind, Verification } from '../domain/snapshot.ts';
import type { KeychainState } from './types.ts';

/** How far a chart reaches back. */
export const CHART_SPANS = ['24h', '7d', '30d', '1y'] as const;
export type ChartSpan = (typeof CHART_SPANS)[number];

/** What is known of a short while: from `at` to `until` (epoch ms) available was between lowest and highest. */
export interface ChartPoint {
  readonly at: number;
  readonly until: number;
  readonly lowest: string;
  readonly highest: string;
  readonly last: string;
  /** Something was not known just before it: no line leads here from the point before. */
  readonly afterGap: boolean;
}

/** One balance over time, from one moment to another (epoch ms). Amounts are plain decimal text. */
export interface Chart {
  readonly from: number;
  readonly to: number;
  readonly unit: Amount['unit'];
  /** By time. */
  readonly points: readonly ChartPoint[];
}

/**
 * Where readings are kept. empty: there is nothing yet · stored: in the encrypted file · in-memory: only until the app ends,
 * unless the file can be opened before; of so many of the oldest there was no room any more · unavailable: nowhere, there is
 * no database for this system.
 */
export type HistoryKeeping =
  | { readonly kind: 'empty' | 'stored' | 'unavailable' }
  | {
      readonly kind: 'in-memory';
      /** disk: the file cannot be written · newer-file: a later version of the app wrote it. */
      readonly why: Exclude<KeychainState, 'ready'> | 'disk' | 'newer-file';
      readonly forgotten: number;
    };

/** How long each level of detail is kept, in days; `totalDays` null: for ever. */
export interface HistoryChoices {
  readonly rawDays: number;
  readonly hourlyDays: number;
  readonly totalDays: number | null;
  /** IANA name of the zone whose midnight ends an accounting day; `null` until the first day is kept. */
  readonly timeZone: string | null;
}

export interface HistoryView {
  readonly keeping: HistoryKeeping;
  /** How many readings are in memory alone. */
  readonly waiting: number;
  readonly choices: HistoryChoices;
  /** Of the history's files, bytes. */
  readonly size: number;
  /** IANA name. */
  readonly computerZone: string;
  /** Connections that are gone while their history was kept. */
  readonly removed: readonly { readonly connectionId: string; readonly label: string }[];
}

/** One balance as it was when a month ended. */
export interface MonthEndRow {
  readonly connection: {
    readonly id: string;
    readonly label: string;
    readonly providerId: string;
    readonly environmentKind: EnvironmentKind;
  };
  readonly key: BalanceKey;
  readonly account?: Pick<Account, 'name' | 'role'>;
  readonly balance: Balance;
  readonly verification: Verification;
  /** When the provider last gave it, epoch ms. */
  readonly readAt: number;
}

export interface MonthEndView {
  /** The first moment after the month, epoch ms. */
  readonly moment: number;
  readonly rows: readonly MonthEndRow[];
}

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** finest: whatever is left of each time · days: one row a day throughout. */
export type ExportDetail = 'finest' | 'days';

export type ExportResult =
  /** `file`: its name, without its folder. */
  | { readonly ok: true; readonly file: string; readonly rows: number }
  /**
   * nothing: there are no such rows · cannot-write: the file · cannot-read: the history · busy: another export is being
   * written. Nothing was written.
   */
  | {
      readonly ok: false;
      readonly error: 'cancelled' | 'nothing' | 'cannot-write' | 'cannot-read' | 'busy';
    };

/** One account's own things. */
export interface AccountView {
  readonly note: string;
  /** Host name of the provider's portal; `null` where nobody has said what it is. */
  readonly portal: string | null;
}

/** How far an export has come. */
export interface ExportProgress {
  readonly rows: number;
}

/** What the pushes about the past carry. */
export interface HistoryPushes {
  history: HistoryView;
  exportProgress: ExportProgress;
}

/** What the calls about the past answer. */
export interface HistoryCallResults {
  getChart: Chart | null;
  getHistory: HistoryView;
  setHistoryChoices: null;
  exportHistory: ExportResult;
  cancelExport: null;
  getMonthEnd: MonthEndView;
  exportMonthEnd: ExportResult;
  eraseHistory: null;
  getAccount: AccountView;
  copyAmount: null;
  setNote: null;
  openPortal: { readonly opened: boolean };
}
