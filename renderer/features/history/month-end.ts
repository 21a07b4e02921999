import type { MonthEndRow } from '../../../electron/contract/history-types.ts';
import { addDecimals } from '../../../electron/domain/money.ts';

/** An entity as the user calls it; `null`: of none · `undefined`: all. */
export type EntityChoice = string | null | undefined;

/** What is shown of a month's end. */
export function rowsOfEntity(
  rows: readonly MonthEndRow[],
  entities: Readonly<Record<string, string>>,
  entity: EntityChoice,
): readonly MonthEndRow[] {
  if (entity === undefined) return rows;
  return rows.filter(({ connection }) => (entities[connection.id] ?? null) === entity);
}

/** One sum a currency, exact; of money that is real where any is, and whose unit is known. */
export function totalsOf(
  rows: readonly MonthEndRow[],
): readonly { readonly currency: string; readonly value: string }[] {
  const real = rows.filter(({ connection }) => connection.environmentKind === 'production');
  const sums = new Map<string, string>();
  for (const { balance } of real.length > 0 ? real : rows) {
    const { available, currency } = balance;
    if (available.unit === 'raw') continue;
    sums.set(currency, addDecimals(sums.get(currency) ?? '0', available.value));
  }
  return [...sums]
    .map(([currency, value]) => ({ currency, value }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
