import type { AlertKind, HoldReason } from '../domain/alert.ts';
import type { Book, Entry } from './book.ts';
import { conditionId, type Finding } from './finding.ts';
import { takesBack, type Telling } from './hold.ts';
import type { Raised } from './memory.ts';
import { isRetryDue } from './retry.ts';
import { subjectOf } from './subject.ts';

export interface StepTools {
  readonly book: Book;
  readonly hold: (telling: Telling) => HoldReason | null;
  /** Records handed to the system, which has not answered yet. */
  readonly sent: ReadonlySet<number>;
  /** Epoch ms. */
  readonly now: number;
}

/** What one finding means: it is over, new, worse, or as before and perhaps to be told at last. */
export function takeFinding(finding: Finding, tools: StepTools): void {
  const before = tools.book.memory().raised[finding.id];
  if (finding.severity === 0) {
    if (before !== undefined) end(finding, before, tools);
  } else if (before === undefined || finding.severity > before.severity) {
    raise(finding, before, tools);
  } else {
    goOn(finding, before, tools);
  }
}

function end(finding: Finding, before: Raised, { book, hold, sent }: StepTools): void {
  book.setRaised(finding.id, null);
  if (!sent.has(before.record)) book.overtake(before.record);
  if (before.stage === 'pending' && !sent.has(before.record)) return;
  const wasTold = before.stage === 'told' || before.stage === 'pending';
  const { recovered: available } = finding;
  if (available === undefined || !wasTold) return;
  if (hold(telling(finding, 'recovered')) === 'held-kind-off') return;
  const { connection, entry } = finding;
  const subject = subjectOf(connection, entry);
  book.note({ kind: 'recovered', subject, facts: { available } }, 'silent');
}

function raise(finding: Finding, before: Raised | undefined, tools: StepTools): void {
  const { book, hold, sent, now } = tools;
  const { id, alert, severity } = finding;
  if (alert === null) return;
  const held = hold(telling(finding, alert.kind));
  // A kind that is off is not worth a line in the list either: nobody asked for it.
  if (held === 'held-kind-off') return;
  if (before !== undefined && !sent.has(before.record)) book.overtake(before.record);
  if (held !== null) {
    const record = book.note(entryOf(finding, alert), held);
    book.setRaised(id, { severity, stage: 'held', record });
    return;
  }
  const record = book.tell(id, entryOf(finding, alert));
  book.setRaised(id, { severity, stage: 'pending', record, triedAt: now });
  answerLevel(finding, tools);
}

function goOn(finding: Finding, before: Raised, tools: StepTools): void {
  const { book, hold, sent, now } = tools;
  const { id, alert, severity } = finding;
  const { record, stage } = before;
  const kind = alert?.kind ?? book.record(record)?.kind;
  const held = kind === undefined ? null : hold(telling(finding, kind));
  if (stage === 'pending' && !sent.has(record) && takesBack(held)) {
    book.setOutcome(record, held);
    book.setRaised(id, { ...before, severity, stage: 'held' });
    return;
  }
  const untold =
    stage === 'held' || (stage === 'failed' && isRetryDue(before, finding.connection, now));
  if (untold && alert !== null && held === null) {
    const told = book.tell(id, entryOf(finding, alert), before);
    const { severity: asTold } = alert;
    book.setRaised(id, { severity: asTold, stage: 'pending', record: told, triedAt: now });
    answerLevel(finding, tools);
  } else if (severity !== before.severity) {
    book.setRaised(id, { ...before, severity });
  }
}

/** That a top-up is late says how little there is as well, so the level need not be told of beside it. */
function answerLevel({ alert, connection, entry }: Finding, { book }: StepTools): void {
  if (alert?.kind !== 'transit-late' || entry === null) return;
  const id = conditionId('level', connection.id, entry.key);
  const level = book.memory().raised[id];
  if (level?.stage === 'held') book.setRaised(id, { ...level, stage: 'told' });
}

function telling({ id, connection, entry }: Finding, kind: AlertKind): Telling {
  return { id, kind, connectionId: connection.id, key: entry?.key };
}

function entryOf(
  { connection, entry }: Finding,
  { kind, facts }: NonNullable<Finding['alert']>,
): Entry {
  return { kind, facts, subject: subjectOf(connection, entry) } as Entry;
}
