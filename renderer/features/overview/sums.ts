import { addDecimals } from '../../../electron/domain/money.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';

/** What is available in one currency, over several balances. Credit lines and frozen money are no part of it. */
export interface CurrencySum {
  readonly currency: string;
  /** Units of the currency, exact decimal text; `null` when nothing of it is known. */
  readonly value: string | null;
  /** How many balances it adds up. */
  readonly count: number;
  /** How many of them are older than the last refresh, or of a paused connection. */
  readonly stale: number;
  /** Balances that are not in it: missing from the last answer, or in nobody knows which unit. */
  readonly leftOut: number;
}

/** Sandbox and demo money is not real, so beside production connections it is not counted. */
export function countedConnections(
  all: readonly ConnectionSnapshot[],
): readonly ConnectionSnapshot[] {
  const real = all.filter(({ environmentKind }) => environmentKind === 'production');
  return real.length > 0 ? real : all;
}

function isCounted({ freshness, balance }: BalanceSnapshot): boolean {
  return freshness !== 'not-returned' && balance.available.unit === 'major';
}

/** How many connections nothing was ever read of, so that no sum can hold what lies there. */
export function countUnread(connections: readonly ConnectionSnapshot[]): number {
  return connections.filter(
    ({ enabled, balances, lastSuccessAt }) =>
      enabled && balances.length === 0 && lastSuccessAt === undefined,
  ).length;
}

/** One sum a currency, by its code. */
export function sumsOf(connections: readonly ConnectionSnapshot[]): readonly CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { enabled, balances } of connections) {
    for (const entry of balances) {
      const { currency, available } = entry.balance;
      const sum = sums.get(currency) ?? { currency, value: null, count: 0, stale: 0, leftOut: 0 };
      if (!isCounted(entry)) {
        sums.set(currency, { ...sum, leftOut: sum.leftOut + 1 });
        continue;
      }
      sums.set(currency, {
        ...sum,
        value: addDecimals(sum.value ?? '0', available.value),
        count: sum.count + 1,
        stale: sum.stale + (enabled && entry.freshness === 'live' ? 0 : 1),
      });
    }
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
