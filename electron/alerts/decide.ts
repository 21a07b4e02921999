import type { BalanceKey } from '../domain/balance.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { isWorse, type Level } from '../domain/threshold.ts';

/** The level each balance was last told to be at, by connection and balance. What is not listed counts as fine. */
export type Ledger = Readonly<Record<string, Readonly<Record<BalanceKey, Level>>>>;

/** A balance fell to a worse level than the user knows of. */
export interface Alert {
  readonly level: Exclude<Level, 'fine'>;
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

export interface Decision {
  readonly alerts: readonly Alert[];
  /** The ledger after recoveries; an alert enters it once it was shown. */
  readonly ledger: Ledger;
}

/**
 * Compares live balances with what the user was last told. Worse is an alert; better re-arms; the same is silence.
 * A balance that is stale or was not returned says nothing, and what is gone from the settings is forgotten.
 */
export function decideAlerts(snapshot: Snapshot, ledger: Ledger): Decision {
  const alerts: Alert[] = [];
  const next: Record<string, Record<BalanceKey, Level>> = {};
  for (const connection of snapshot.connections) {
    const known: Record<BalanceKey, Level> = { ...ledger[connection.id] };
    for (const entry of connection.balances) {
      if (!connection.enabled || entry.freshness !== 'live') continue;
      const told = known[entry.key] ?? 'fine';
      if (entry.level !== 'fine' && isWorse(entry.level, told)) {
        alerts.push({ level: entry.level, connection, entry });
      } else if (entry.level === 'fine') {
        delete known[entry.key];
      } else {
        known[entry.key] = entry.level;
      }
    }
    if (Object.keys(known).length > 0) next[connection.id] = known;
  }
  return { alerts, ledger: next };
}

/** The ledger once the user was told. What was told meanwhile and is worse stays. */
export function markTold(ledger: Ledger, { connection, entry, level }: Alert): Ledger {
  if (!isWorse(level, ledger[connection.id]?.[entry.key] ?? 'fine')) return ledger;
  return { ...ledger, [connection.id]: { ...ledger[connection.id], [entry.key]: level } };
}
