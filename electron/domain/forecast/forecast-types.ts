/** One reading of one balance. Amounts are plain decimal text, in one unit throughout a history. */
export interface ForecastPoint {
  /** Epoch ms. */
  readonly at: number;
  readonly available: string;
  readonly frozen?: string;
  /** The provider said at this reading that the account is not usable. */
  readonly blocked?: boolean;
}

/**
 * too-short: the history has not reached back far enough yet · gaps: it has, but readings are missing ·
 * idle: spending was possible on too few days, because the account was frozen or empty on the others.
 */
export type NotEnoughReason = 'too-short' | 'gaps' | 'idle';

export interface NotEnoughData {
  readonly kind: 'not-enough-data';
  readonly reason: NotEnoughReason;
  /** Whole days. */
  readonly haveDays: number;
  readonly needDays: number;
}

/** Money does not go out, or as much comes in in small amounts. */
export interface NoOutflow {
  readonly kind: 'no-outflow';
}

/** The account is paused, or what it holds now is not known: there is nothing to start from. */
export interface Stale {
  readonly kind: 'stale';
}

/** When the balance gets there if nobody tops up; epoch ms. In about four of five cases it lies in the range. */
export interface Reach {
  readonly earliest: number;
  readonly likely: number;
  /** At most `HORIZON_DAYS` ahead, where it may be later. */
  readonly latest: number;
}

/** What to expect from one reading on. */
export interface Outlook {
  readonly kind: 'forecast';
  /** The reading it starts from, epoch ms. */
  readonly from: number;
  /** The average of the seven weekdays, plain decimal text rounded to the currency's smallest unit. */
  readonly usualDailyOutflow: string;
  /** On how many days of history it rests. */
  readonly daysUsed: number;
  /** Absent without a critical line, or when it likely lies beyond the horizon. All `from` where it is reached. */
  readonly toCritical?: Reach;
  /** Absent when it likely lies beyond the horizon. All `from` where it is reached. */
  readonly toZero?: Reach;
  /**
   * Epoch ms; what is ordered later comes too late, and the moment may have passed already. Absent without a
   * lead time, without a working day to order on, or when no run-out is in sight.
   */
  readonly lastMomentToTopUp?: number;
  /** Plain decimal text, rounded up to the currency's smallest unit; zero when there is enough. */
  readonly suggestedTopUp: string;
  /** For how many days from the reading on the suggestion is enough. */
  readonly daysToCover: number;
}

export type Forecast = NotEnoughData | NoOutflow | Stale | Outlook;

/** Nobody plans a top-up further ahead, and no history of eight weeks says anything about it. */
export const HORIZON_DAYS = 90;
