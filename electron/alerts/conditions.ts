import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { balanceConditions } from './balance-conditions.ts';
import { connectionConditions } from './connection-conditions.ts';
import { partsOfId, type Finding, type FindingContext } from './finding.ts';
import { findOutages } from './outages.ts';

/** Every lasting state of the snapshot that can be told now. Pure. */
export function findConditions(snapshot: Snapshot, context: FindingContext): readonly Finding[] {
  const { raised, transits } = context.memory;
  const outages = findOutages(snapshot, context);
  const concerned = new Set(Object.keys(raised).map((id) => partsOfId(id).connectionId));
  const found: Finding[] = [];
  for (const connection of snapshot.connections) {
    found.push(...connectionConditions(connection, context, outages));
    const known = concerned.has(connection.id) || transits[connection.id] !== undefined;
    for (const entry of connection.balances) {
      // Most balances are fine and were so before; with hundreds of them this is where the time goes.
      if (!known && isPlain(connection, entry)) continue;
      found.push(...balanceConditions({ context, connection, entry }));
    }
  }
  return found;
}

/** Whether there is nothing to say of a balance of which nothing was said before. */
function isPlain({ enabled }: ConnectionSnapshot, entry: BalanceSnapshot): boolean {
  if (!enabled || entry.freshness === 'stale') return true;
  return entry.freshness === 'live' && entry.level === 'fine' && entry.line?.upper === undefined;
}
