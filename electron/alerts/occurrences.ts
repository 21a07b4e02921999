import {
  NOT_RETURNED,
  type AlertRecord,
  type AlertSettings,
  type HoldReason,
} from '../domain/alert.ts';
import { compareDecimals, isLargeChange } from '../domain/money.ts';
import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { listsAll, statusesOf, type Change } from './changes.ts';
import { partsOfId } from './finding.ts';
import { takesBack, type Telling } from './hold.ts';
import type { StepTools } from './lasting.ts';
import type { Waiting } from './memory.ts';
import { isRetryDue } from './retry.ts';

/** What nobody could be told of for so long is no news any more, ms. */
const NEWS_MS = 24 * 60 * 60_000;

/** Tells of something that just happened, or keeps it for later. */
export function takeChange(change: Change, { book, hold, sent, now }: StepTools): void {
  const { id } = change;
  const held = hold(telling(change));
  // A kind that is off is not worth a line in the list either: nobody asked for it. But how an account's status
  // changed is to be found there whatever was chosen.
  if (held === 'held-kind-off') {
    if (change.kind === 'status-changed') book.note(change, held);
    return;
  }
  const before = book.memory().waiting[id];
  const underWay = before?.stage === 'pending' && sent.has(before.record);
  const untold = before === undefined || underWay ? undefined : book.record(before.record);
  if (before !== undefined && !underWay) book.overtake(before.record);
  const news = sinceTold(change, untold);
  if (news === null) {
    book.note(change, held ?? 'overtaken');
    book.setWaiting(id, null);
  } else if (held !== null) {
    book.setWaiting(id, { stage: 'held', record: book.note(news, held), at: now });
  } else {
    book.setWaiting(id, { stage: 'pending', record: book.tell(id, news), at: now, triedAt: now });
  }
}

/** The change from what was told last; `null` when things are as they were told to be. */
function sinceTold(change: Change, untold: AlertRecord | undefined): Change | null {
  if (change.kind === 'status-changed' && untold?.kind === 'status-changed') {
    const { from } = untold.facts;
    return from === change.facts.to ? null : { ...change, facts: { ...change.facts, from } };
  }
  if (change.kind === 'frozen-rose' && untold?.kind === 'frozen-rose') {
    const { from } = untold.facts;
    return { ...change, facts: { ...change.facts, from } };
  }
  return change;
}

export interface ReleaseTools extends StepTools {
  readonly snapshot: Snapshot;
  readonly settings: AlertSettings;
  /** Whether the forecast still expects this balance to run out; `null` while it has not learnt enough to say. */
  readonly runsOut: (connectionId: string, key: string) => boolean | null;
}

/** Tells of what was kept back or not shown, where it is still so; forgets what is not, or too old. */
export function releaseWaiting(tools: ReleaseTools): void {
  const { book, snapshot } = tools;
  for (const [id, waiting] of Object.entries(book.memory().waiting)) {
    const { connectionId } = partsOfId(id);
    const connection = snapshot.connections.find((one) => one.id === connectionId);
    const record = book.record(waiting.record);
    if (connection !== undefined && record !== undefined) {
      release(id, waiting, record, connection, tools);
    } else {
      book.setWaiting(id, null);
    }
  }
}

function release(
  id: string,
  waiting: Waiting,
  record: AlertRecord,
  connection: ConnectionSnapshot,
  tools: ReleaseTools,
): void {
  const { book, hold, sent, now } = tools;
  const { stage } = waiting;
  if (stage === 'pending' && sent.has(waiting.record)) return;
  const forget = (): void => {
    book.overtake(record.id);
    book.setWaiting(id, null);
  };
  const held: HoldReason | null = hold(telling({ ...record, id }));
  const truth = connection.enabled ? isStillSo(record, id, connection, tools) : false;
  if (truth === false || now - waiting.at >= NEWS_MS) {
    forget();
  } else if (stage === 'pending') {
    if (!takesBack(held)) return;
    book.setOutcome(record.id, held);
    book.setWaiting(id, { stage: 'held', record: record.id, at: waiting.at });
  } else if (held === null && truth === true) {
    if (stage === 'failed' && !isRetryDue(waiting, connection, now)) return;
    const told = book.tell(id, record, { record: record.id, stage });
    book.setWaiting(id, { ...waiting, stage: 'pending', record: told, triedAt: now });
  }
}

/** `null` while nobody can say: amounts that are not live, accounts that were not read yet. */
function isStillSo(
  record: AlertRecord,
  id: string,
  connection: ConnectionSnapshot,
  { settings, runsOut }: ReleaseTools,
): boolean | null {
  const { part } = partsOfId(id);
  if (record.kind === 'status-changed') {
    const now = statusesOf(connection).get(part);
    if (now !== undefined) return now.word === record.facts.to;
    return record.facts.to === NOT_RETURNED && listsAll(connection) ? true : null;
  }
  const entry = connection.balances.find(({ key }) => key === part);
  if (entry?.freshness !== 'live') return null;
  const { available, frozen } = entry.balance;
  if (record.kind === 'frozen-rose') {
    return frozen !== undefined && compareDecimals(frozen.value, record.facts.to.value) >= 0;
  }
  if (record.kind === 'large-jump') {
    const { from } = record.facts;
    return isLargeChange(from.value, available.value, settings.largeJumpPercent);
  }
  return record.kind === 'run-out' ? runsOut(connection.id, part) : false;
}

function telling({ id, kind, subject }: Omit<Change, 'facts'>): Telling {
  const { connectionId, key } = subject;
  return { id, kind, connectionId, key };
}
