import type { Amount } from './money.ts';

/** One balance as the provider gave it; fields a provider does not have are absent, never zero. */
export interface Balance {
  readonly accountNo: string;
  /** The provider's own word (`NORMAL_BALANCE`, `BALANCE`, …). */
  readonly balanceType: string;
  readonly currency: string;
  readonly available: Amount;
  readonly frozen?: Amount;
  /** Total minus available where the provider does not say what holds the rest back. */
  readonly unavailable?: Amount;
  readonly total?: Amount;
  /** Credit granted by the provider; never added to what is available. */
  readonly creditLine?: Amount;
  /** Whose balance it is, where one connection acts for several merchants: the provider's id of the merchant. */
  readonly merchantId?: string;
}

/** Names one balance within its connection: lines, alerts and views hang on it. */
export type BalanceKey = string;

export function balanceKey({
  accountNo,
  balanceType,
  currency,
  merchantId,
}: Pick<Balance, 'accountNo' | 'balanceType' | 'currency' | 'merchantId'>): BalanceKey {
  return [accountNo, balanceType, currency, ...(merchantId === undefined ? [] : [merchantId])]
    .map(encodeURIComponent)
    .join('/');
}
