import type { Snooze } from '../domain/alert.ts';
import { mapEntries, type ByBalance } from './by-balance.ts';
import { emptyMemory, MAX_RECORDS, type AlertMemory } from './memory.ts';
import { afterRestart } from './settle.ts';

/** What of the memory says how much there is or was, and whatever only makes sense together with it. */
export type PrivatePart = Pick<AlertMemory, 'records' | 'waiting' | 'seen' | 'transits' | 'snoozes'>;

/** What is left: enough to tell nothing a second time. */
export type OpenPart = Omit<AlertMemory, Exclude<keyof PrivatePart, 'snoozes'>>;

export function privatePart({ records, waiting, seen, transits, snoozes }: AlertMemory): PrivatePart {
  return { records, waiting, seen, transits, snoozes: only(snoozes, namesAmount) };
}

export function openPart(memory: AlertMemory): OpenPart {
  const { records: _r, waiting: _w, seen: _s, transits: _t, ...open } = memory;
  return { ...open, snoozes: only(memory.snoozes, (snooze) => !namesAmount(snooze)) };
}

export function isEmpty({ records, waiting, seen, transits, snoozes }: PrivatePart): boolean {
  return [records, ...[waiting, seen, transits, snoozes].map(Object.keys)].every(({ length }) => length === 0);
}

/**
 * The memory of this session together with what an earlier one knew, which could not be read until now. Where both know of
 * the same, this session knows better.
 */
export function joined(memory: AlertMemory, earlier: PrivatePart): AlertMemory {
  const before = afterRestart({ ...emptyMemory, ...earlier });
  const known = new Set(memory.records.map(({ id }) => id));
  const records = [...memory.records, ...before.records.filter(({ id }) => !known.has(id))];
  return {
    ...memory,
    records: records.toSorted((a, b) => b.id - a.id).slice(0, MAX_RECORDS),
    waiting: { ...before.waiting, ...memory.waiting },
    seen: both(before.seen, memory.seen),
    transits: both(before.transits, memory.transits),
    snoozes: both(before.snoozes, memory.snoozes),
  };
}

const namesAmount = (snooze: Snooze): boolean => 'untilChangeFrom' in snooze;

const only = (snoozes: ByBalance<Snooze>, keep: (snooze: Snooze) => boolean): ByBalance<Snooze> =>
  mapEntries(snoozes, (snooze) => (keep(snooze) ? snooze : null));

function both<T>(before: ByBalance<T>, now: ByBalance<T>): ByBalance<T> {
  const changed = Object.entries(now).map(([id, entries]) => [id, { ...before[id], ...entries }]);
  return { ...before, ...(Object.fromEntries(changed) as ByBalance<T>) };
}
