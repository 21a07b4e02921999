import type { AlertRecord } from '../domain/alert.ts';
import { filterRecord } from './by-balance.ts';
import { partsOfId } from './finding.ts';
import type { AlertMemory, Raised, Stage, Waiting } from './memory.ts';

/** Writes down what became of alerts that were handed over. @param ids of their records */
export function settle(
  memory: AlertMemory,
  ids: ReadonlySet<number>,
  outcome: 'shown' | 'summarised' | 'failed',
): AlertMemory {
  const records = withOutcome(memory.records, ids, outcome);
  const isOurs = ({ record, stage }: { record: number; stage: Stage }): boolean =>
    stage === 'pending' && ids.has(record);
  if (outcome !== 'failed') {
    const raised = mapRecord(memory.raised, (one) =>
      isOurs(one) ? { ...one, stage: 'told' as const } : one,
    );
    return { ...memory, records, raised, waiting: filterRecord(memory.waiting, (_, one) => !isOurs(one)) };
  }
  const failed = <T extends Raised | Waiting>(one: T): T =>
    isOurs(one) ? { ...one, stage: 'failed' as const } : one;
  const untold = new Set(
    [...Object.entries(memory.raised), ...Object.entries(memory.waiting)]
      .filter(([, one]) => isOurs(one))
      .map(([id]) => id),
  );
  return {
    ...memory,
    records,
    raised: mapRecord(memory.raised, failed),
    waiting: mapRecord(memory.waiting, failed),
    toldAt: filterRecord(memory.toldAt, (id) => !untold.has(id)),
  };
}

/** After a start nobody knows whether what was on its way was shown, so it is shown again, and soon. */
export function afterRestart(memory: AlertMemory): AlertMemory {
  const noLonger = <T extends Raised | Waiting>(one: T): T => {
    if (one.stage !== 'pending') return one;
    const { triedAt: _, ...rest } = one;
    return rest as T;
  };
  const lost = [...Object.values(memory.raised), ...Object.values(memory.waiting)]
    .filter(({ stage }) => stage === 'pending')
    .map(({ record }) => record);
  const listed = memory.records.filter(({ outcome }) => outcome === 'pending').map(({ id }) => id);
  const ids = new Set([...lost, ...listed]);
  if (ids.size === 0) return memory;
  const { raised, waiting } = memory;
  return settle(
    { ...memory, raised: mapRecord(raised, noLonger), waiting: mapRecord(waiting, noLonger) },
    ids,
    'failed',
  );
}

/** Lasting states of a balance that a snooze keeps back, and those that money on its way does. */
export const SNOOZED = ['level', 'upper', 'not-returned', 'transit-late'] as const;
export const ANSWERED = ['level'] as const;

/**
 * What was told of a balance counts as held from now on: it is told again when the hold ends and it still holds.
 * @param names of the conditions that are held @param sent records that are being shown
 */
export function holdTold(
  memory: AlertMemory,
  connectionId: string,
  key: string,
  names: readonly string[],
  sent: ReadonlySet<number>,
): AlertMemory {
  const raised = mapRecord(memory.raised, (one, id) => {
    const parts = partsOfId(id);
    const isMeant =
      parts.connectionId === connectionId && parts.part === key && names.includes(parts.name);
    const isKnown = one.stage === 'told' || (one.stage === 'pending' && sent.has(one.record));
    return isMeant && isKnown ? { ...one, stage: 'held' as const } : one;
  });
  return { ...memory, raised };
}

/**
 * A person ended the hold, so what was told before it counts as told: they know. What got worse since has a record of
 * its own that nobody saw, and is told.
 * @param names of the conditions that were held
 */
export function unholdTold(
  memory: AlertMemory,
  connectionId: string,
  key: string,
  names: readonly string[],
): AlertMemory {
  const shown = new Set(
    memory.records
      .filter(({ outcome }) => outcome === 'shown' || outcome === 'summarised')
      .map(({ id }) => id),
  );
  const raised = mapRecord(memory.raised, (one, id) => {
    const parts = partsOfId(id);
    const isMeant =
      parts.connectionId === connectionId && parts.part === key && names.includes(parts.name);
    const isKnown = one.stage === 'held' && shown.has(one.record);
    return isMeant && isKnown ? { ...one, stage: 'told' as const } : one;
  });
  return { ...memory, raised };
}

function withOutcome(
  records: readonly AlertRecord[],
  ids: ReadonlySet<number>,
  outcome: AlertRecord['outcome'],
): readonly AlertRecord[] {
  return records.map((record) => (ids.has(record.id) ? { ...record, outcome } : record));
}

function mapRecord<T>(
  all: Readonly<Record<string, T>>,
  change: (entry: T, name: string) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(all);
  return Object.fromEntries(entries.map(([name, entry]) => [name, change(entry, name)]));
}
