import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { filterRecord, mapEntries, type ByBalance } from './by-balance.ts';
import { partsOfId } from './finding.ts';
import { isRecent } from './hold.ts';
import type { AlertMemory } from './memory.ts';

/** Parts of ids that name balances; others name accounts, or nothing. */
const aboutBalances: ReadonlySet<string> = new Set([
  'level',
  'upper',
  'not-returned',
  'transit-late',
  'frozen-rose',
  'large-jump',
  'run-out',
]);

/**
 * The memory without what belongs to connections and balances that are no more. A balance that is merely missing is in
 * the snapshot, as not returned; before a good answer nobody can say which there are. @param now epoch ms
 */
export function forgetGone(memory: AlertMemory, snapshot: Snapshot, now: number): AlertMemory {
  const connections = new Map(snapshot.connections.map((one) => [one.id, one]));
  const keys = new Map<string, ReadonlySet<string>>();
  const keysOf = ({ id, balances }: ConnectionSnapshot): ReadonlySet<string> => {
    const known = keys.get(id) ?? new Set(balances.map(({ key }) => key));
    keys.set(id, known);
    return known;
  };
  const hasBalance = (connectionId: string, key: string): boolean => {
    const connection = connections.get(connectionId);
    if (connection === undefined) return false;
    return connection.condition !== 'ok' || keysOf(connection).has(key);
  };
  const hasId = (id: string): boolean => {
    const { name, connectionId, part } = partsOfId(id);
    return aboutBalances.has(name)
      ? hasBalance(connectionId, part)
      : connections.has(connectionId);
  };
  const known = <T>(all: ByBalance<T>): ByBalance<T> =>
    mapEntries(all, (entry, connectionId, key) => (hasBalance(connectionId, key) ? entry : null));
  return {
    ...memory,
    raised: filterRecord(memory.raised, hasId),
    waiting: filterRecord(memory.waiting, hasId),
    toldAt: filterRecord(memory.toldAt, (id, at) => isRecent(at, now) && hasId(id)),
    seen: known(memory.seen),
    runOutDays: known(memory.runOutDays),
    snoozes: known(memory.snoozes),
    transits: known(memory.transits),
    statuses: filterRecord(memory.statuses, (id) => connections.has(id)),
    metAt: met(memory.metAt, snapshot, now),
  };
}

function met(
  metAt: AlertMemory['metAt'],
  { connections }: Snapshot,
  now: number,
): AlertMemory['metAt'] {
  const ids = new Set(connections.map(({ id }) => id));
  const known = filterRecord(metAt, (id) => ids.has(id));
  const fresh = connections.filter(({ id }) => known[id] === undefined);
  if (fresh.length === 0) return known;
  return { ...known, ...Object.fromEntries(fresh.map(({ id }) => [id, now])) };
}
