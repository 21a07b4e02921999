import type { BalanceKey } from '../domain/balance.ts';

/** connection: each connection by itself · entity: the connections of one company together. */
export const GROUPINGS = ['connection', 'entity'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** given: as connections were added and providers list them · amount: within each currency, most first. */
export const SORTS = ['given', 'urgency', 'name', 'amount'] as const;
export type Sort = (typeof SORTS)[number];

/** attention: anything but fine · not-live: older than the last refresh, missing or paused. */
export const STATE_FILTERS = ['attention', 'critical', 'low', 'not-live', 'fine'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** One balance, wherever it is named outside its connection. */
export interface BalanceRef {
  readonly connectionId: string;
  readonly key: BalanceKey;
}

/** How the overview is laid out; `null` filters nothing. */
export interface ViewLayout {
  readonly group: Grouping;
  readonly sort: Sort;
  readonly state: StateFilter | null;
  readonly providerId: string | null;
  readonly currency: string | null;
  /** Balances that hold nothing, and of which nothing is wrong, are left out. */
  readonly hideZero: boolean;
  /** Rows of 36 instead of 48 px. */
  readonly compact: boolean;
  readonly pinned: readonly BalanceRef[];
  /** The balance whose panel is open. */
  readonly open: BalanceRef | null;
  /** By connection id: the company (主体) it belongs to, as the user calls it. */
  readonly entities: Readonly<Record<string, string>>;
}

/** What one unit of a currency is worth in the user's own, and who says so. */
export interface Rate {
  readonly currency: string;
  /** Units of the user's own currency, plain decimal text above zero. */
  readonly rate: string;
  /** When it was typed or quoted, epoch ms. */
  readonly at: number;
  /** The provider whose quote it was worked out from; absent when a person typed it. */
  readonly quotedBy?: string;
}

/** The currency the user thinks in, with the rates to it. */
export interface HomeCurrency {
  readonly currency: string;
  readonly rates: readonly Rate[];
}

/** What the window remembers of how it was left. Nothing in it is secret. */
export interface ViewSettings extends ViewLayout {
  /** `null`: amounts are not converted. */
  readonly home: HomeCurrency | null;
}

export const defaultViewSettings: ViewSettings = {
  group: 'connection',
  sort: 'given',
  state: null,
  providerId: null,
  currency: null,
  hideZero: false,
  compact: false,
  pinned: [],
  open: null,
  entities: {},
  home: null,
};

export interface RateError {
  /** The currency whose rate is meant; the user's own where that is what is wrong. */
  readonly currency: string;
  readonly error: 'not-a-currency' | 'not-a-number' | 'not-positive';
}

export type RatesResult =
  | { readonly ok: true; readonly home: HomeCurrency | null }
  | { readonly ok: false; readonly errors: readonly RateError[] };
