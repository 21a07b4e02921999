import type { BalanceKey } from '../domain/balance.ts';

/** `value`: available then, plain decimal text in the unit of the balance; `at`: epoch ms. */
export interface TrendPoint {
  readonly at: number;
  readonly value: string;
}

/** When a balance is expected to get there if nobody tops up, epoch ms. */
export interface RunOutSpan {
  /** critical: its critical line · zero: nothing left, where there is no such line. */
  readonly reaches: 'critical' | 'zero';
  readonly earliest: number;
  readonly latest: number;
}

/** What the past says of one balance. What is not known is absent, never zero. */
export interface BalanceTrend {
  /** Available now minus available 24 hours ago, plain decimal text with its sign. */
  readonly change24h?: string;
  /** The last seven days, oldest first, brought down to a few dozen points; `null`: nothing was known in between. */
  readonly week?: readonly (TrendPoint | null)[];
  readonly runOut?: RunOutSpan;
}

/** By connection id, then balance. A balance of which nothing is known is left out. */
export type Trends = Readonly<Record<string, Readonly<Record<BalanceKey, BalanceTrend>>>>;
