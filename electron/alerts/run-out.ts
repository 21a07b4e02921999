import type { AlertFacts, AlertSettings, AlertSubject } from '../domain/alert.ts';
import { balanceOf, type Snapshot } from '../domain/snapshot.ts';
import { withEntry } from './by-balance.ts';
import type { Change } from './changes.ts';
import { conditionId } from './finding.ts';
import type { AlertMemory } from './memory.ts';

/** A balance the forecast expects to reach its line soon enough to act on. */
export interface RunOut {
  readonly subject: AlertSubject & { readonly key: string };
  readonly facts: AlertFacts['run-out'];
  /** The working day it is told on, `YYYY-MM-DD` in the accounting time zone. */
  readonly day: string;
}

/** Each at most once a working day, and only of balances that are live. Pure. */
export function findRunOuts(
  runOuts: readonly RunOut[],
  snapshot: Snapshot,
  known: AlertMemory['runOutDays'],
  settings: AlertSettings,
): { readonly changes: readonly Change[]; readonly days: AlertMemory['runOutDays'] } {
  let days = known;
  const changes: Change[] = [];
  // A day on which nobody wanted to know of it must not count as one on which it was told.
  if (!settings.kinds['run-out']) return { changes, days };
  for (const { subject, facts, day } of runOuts) {
    const { connectionId, key } = subject;
    if (days[connectionId]?.[key] === day) continue;
    if (balanceOf(snapshot, connectionId, key)?.freshness !== 'live') continue;
    const id = conditionId('run-out', connectionId, key);
    changes.push({ id, kind: 'run-out', subject, facts });
    days = withEntry(days, connectionId, key, day);
  }
  return { changes, days };
}
