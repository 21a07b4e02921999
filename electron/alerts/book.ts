import type { AlertOutcome, AlertRecord, AlertSubject } from '../domain/alert.ts';
import type { AlertContent } from './finding.ts';
import { MAX_RECORDS, type AlertMemory, type Raised, type Waiting } from './memory.ts';

/** What goes into a record, beside what the book adds. */
export type Entry = AlertContent & { readonly subject: AlertSubject };

/** The memory while one snapshot is worked through; ends as a new memory and a list of what to show. */
export interface Book {
  memory(): AlertMemory;
  remember(part: Partial<AlertMemory>): void;
  /** `null` forgets it. */
  setRaised(id: string, raised: Raised | null): void;
  setWaiting(id: string, waiting: Waiting | null): void;
  record(id: number): AlertRecord | undefined;
  /** Writes down something that is not to be shown now. @returns the record's id */
  note(entry: Entry, outcome: Exclude<AlertOutcome, 'pending'>): number;
  /**
   * Has it shown, with what holds now. @param id of the condition or change
   * @param before the record that told of it already, or was to @returns the record's id, another where it became another
   */
  tell(id: string, entry: Entry, before?: { record: number; stage: Raised['stage'] }): number;
  setOutcome(record: number, outcome: AlertOutcome): void;
  /** It is over, or something else took its place, before anybody was told. What was shown stays as it is. */
  overtake(record: number): void;
  /** To be shown for the first time, oldest first. */
  fresh(): readonly AlertRecord[];
  /** To be shown once more, because that came to nothing the last time. */
  retried(): readonly AlertRecord[];
}

/** @param now epoch ms, the time of new records */
export function createBook(memory: AlertMemory, now: number): Book {
  let current = memory;
  const fresh: AlertRecord[] = [];
  const retried: AlertRecord[] = [];

  function remember(part: Partial<AlertMemory>): void {
    current = { ...current, ...part };
  }

  const record = (id: number): AlertRecord | undefined =>
    current.records.find((one) => one.id === id);

  function replace(before: AlertRecord, after: AlertRecord): AlertRecord {
    remember({ records: current.records.map((one) => (one === before ? after : one)) });
    return after;
  }

  function add({ kind, subject, facts }: Entry, outcome: AlertOutcome): AlertRecord {
    const id = current.nextId;
    const added = { id, at: now, kind, subject, facts, outcome } as AlertRecord;
    remember({ records: [added, ...current.records].slice(0, MAX_RECORDS), nextId: id + 1 });
    return added;
  }

  return {
    memory: () => current,
    remember,
    record,
    setRaised(id, raised) {
      remember({ raised: withName(current.raised, id, raised) });
    },
    setWaiting(id, waiting) {
      remember({ waiting: withName(current.waiting, id, waiting) });
    },
    note: (entry, outcome) => add(entry, outcome).id,
    tell(id, entry, before) {
      const known = before && record(before.record);
      // What was shown stays in the list as it was shown.
      const reuse = known?.kind === entry.kind && !wasShown(known);
      const { subject, facts } = entry;
      const told = reuse
        ? replace(known, { ...known, subject, facts, outcome: 'pending' } as AlertRecord)
        : add(entry, 'pending');
      (before?.stage === 'failed' ? retried : fresh).push(told);
      remember({ toldAt: { ...current.toldAt, [id]: now } });
      return told.id;
    },
    setOutcome(id, outcome) {
      const known = record(id);
      if (known !== undefined) replace(known, { ...known, outcome });
    },
    overtake(id) {
      const known = record(id);
      if (known === undefined || wasShown(known) || !isOpen(known)) return;
      const { outcome } = known;
      const held = outcome === 'pending' || outcome === 'failed' ? {} : { heldBy: outcome };
      replace(known, { ...known, ...held, outcome: 'overtaken' } as AlertRecord);
    },
    fresh: () => fresh.toSorted((a, b) => a.id - b.id),
    retried: () => retried,
  };
}

/** Whether something may still become of it. */
function isOpen({ outcome }: AlertRecord): boolean {
  return outcome !== 'silent' && outcome !== 'overtaken' && outcome !== 'held-kind-off';
}

function wasShown({ outcome }: AlertRecord): boolean {
  return outcome === 'shown' || outcome === 'summarised';
}

function withName<T>(
  all: Readonly<Record<string, T>>,
  name: string,
  entry: T | null,
): Readonly<Record<string, T>> {
  if (entry !== null) return { ...all, [name]: entry };
  const { [name]: before, ...others } = all;
  return before === undefined ? all : others;
}
