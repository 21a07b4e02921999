import type { AlertSettings } from '../domain/alert.ts';
import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { conditionId, type FindingContext } from './finding.ts';
import type { AlertMemory } from './memory.ts';

/** Since when a connection gives nothing new. */
export interface Outage {
  /** The oldest good reading it left behind, epoch ms; absent when there never was one. */
  readonly since?: number;
  /** Ms. */
  readonly age: number;
}

/** By connection id; what answers has none. */
export type Outages = ReadonlyMap<string, Outage>;

/** After a start or a wake-up, refreshes get this long before anything counts as not updated, ms. */
const GRACE_MS = 3 * 60_000;
/** A lost network takes all connections along, each at the time of its own last reading: those are told together, ms. */
const GATHER_MS = 10 * 60_000;

type Times = Pick<FindingContext, 'now' | 'wokeAt'> & { readonly memory: AlertMemory };

/** Every connection that is switched on, waits for nobody and has something older than its refreshes should leave. */
export function findOutages(snapshot: Snapshot, times: Times): Outages {
  const outages = new Map<string, Outage>();
  for (const connection of snapshot.connections) {
    const { enabled, condition } = connection;
    // What waits for a person is told of as that.
    if (!enabled || condition === 'needs-you') continue;
    const outage = outageOf(connection, times);
    if (outage !== undefined) outages.set(connection.id, outage);
  }
  return outages;
}

function outageOf(
  { id, condition, balances, lastSuccessAt }: ConnectionSnapshot,
  { memory, now, wokeAt }: Times,
): Outage | undefined {
  const returned = balances.filter(({ freshness }) => freshness !== 'not-returned');
  const stale = returned.filter(({ freshness }) => freshness === 'stale');
  if (stale.length === 0 && (returned.length > 0 || condition === 'ok')) return undefined;
  const since =
    stale.length > 0 ? Math.min(...stale.map(({ readAt }) => readAt)) : lastSuccessAt;
  const from = since ?? memory.metAt[id] ?? now;
  // What lies in the future was before the clock was set back.
  const age = now - (from > now ? Math.min(wokeAt, now) : from);
  return since === undefined ? { age } : { since, age };
}

const limitMs = ({ notUpdatedMinutes }: AlertSettings): number => notUpdatedMinutes * 60_000;
const gatherMs = (settings: AlertSettings): number => Math.min(GATHER_MS, limitMs(settings) / 4);

/**
 * Whether the outages that are long enough are to be told now: not while others are about to become so too, but those are
 * not waited for without end.
 */
export function isNotUpdated(
  outages: Outages,
  { memory, settings, now, wokeAt }: FindingContext,
): boolean {
  if (now >= wokeAt && now < wokeAt + GRACE_MS) return false;
  const limit = limitMs(settings);
  const gather = gatherMs(settings);
  let longest = 0;
  let soon = false;
  for (const [id, { age }] of outages) {
    if (memory.raised[conditionId('not-updated', id)] !== undefined) continue;
    longest = Math.max(longest, age);
    if (age < limit && age >= limit - gather) soon = true;
  }
  return !soon || longest >= limit + gather;
}

/** When `isNotUpdated` may come out otherwise by time alone, epoch ms. */
export function outageMoments(
  outages: Outages,
  { settings, now, wokeAt }: Omit<FindingContext, 'memory'>,
): readonly number[] {
  const limit = limitMs(settings);
  return [
    wokeAt + GRACE_MS,
    ...[...outages.values()].flatMap(({ age }) => [
      now - age + limit,
      now - age + limit + gatherMs(settings),
    ]),
  ];
}
