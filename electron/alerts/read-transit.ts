import type { TransitResult } from '../contract/types.ts';
import type { Transit } from '../domain/alert.ts';
import { minorUnitExponent } from '../domain/iso4217.ts';
import { compareDecimals } from '../domain/money.ts';
import type { BalanceSnapshot } from '../domain/snapshot.ts';
import { typedDecimal } from '../domain/typed-decimal.ts';

/** What a person typed of money on its way; times in epoch ms. */
export interface TypedTransit {
  readonly amount: string;
  readonly expectedAt: number;
  readonly note: string;
}

/** Checks a mark, or takes it away where `typed` is `null`. @param now epoch ms */
export function readTransit(
  entry: BalanceSnapshot | undefined,
  typed: TypedTransit | null,
  now: number,
): { readonly transit: Transit | null } | Extract<TransitResult, { readonly ok: false }> {
  if (entry === undefined) return { ok: false, error: 'no-such-balance' };
  if (typed === null) return { transit: null };
  const { available } = entry.balance;
  const amount = typedDecimal(typed.amount);
  if (amount === null || amount === '') return { ok: false, error: 'not-a-number' };
  if (compareDecimals(amount, '0') <= 0) return { ok: false, error: 'not-positive' };
  const digits = amount.split('.')[1]?.length ?? 0;
  if (digits > (minorUnitExponent(available.currency) ?? 18)) {
    return { ok: false, error: 'too-precise' };
  }
  if (typed.expectedAt <= now) return { ok: false, error: 'in-the-past' };
  const note = typed.note.trim();
  const { expectedAt } = typed;
  return {
    transit: { amount, expectedAt, note, since: now, lowest: available.value, late: false },
  };
}
