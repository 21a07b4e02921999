import type { Snooze } from '../domain/alert.ts';
import { compareDecimals } from '../domain/money.ts';
import { balanceOf, type Snapshot } from '../domain/snapshot.ts';
import { mapEntries } from './by-balance.ts';
import type { AlertMemory } from './memory.ts';

/** The snoozes that still hold: not over, and their balance not another one. Pure. @param now epoch ms */
export function followSnoozes(
  snapshot: Snapshot,
  snoozes: AlertMemory['snoozes'],
  now: number,
): AlertMemory['snoozes'] {
  return mapEntries(snoozes, (snooze, connectionId, key) => {
    const holds =
      'until' in snooze
        ? holdsAt(snooze, now)
        : isUnchanged(snooze.untilChangeFrom, snapshot, connectionId, key);
    return holds ? snooze : null;
  });
}

/** A clock set back to before the snooze began would make it last longer than anybody chose. */
function holdsAt({ until, since }: Extract<Snooze, { until: number }>, now: number): boolean {
  return now < until && now >= since;
}

function isUnchanged(
  from: string,
  snapshot: Snapshot,
  connectionId: string,
  key: string,
): boolean {
  const entry = balanceOf(snapshot, connectionId, key);
  if (entry?.freshness !== 'live') return true;
  return compareDecimals(entry.balance.available.value, from) === 0;
}
