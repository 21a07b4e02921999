import type { AlertRecord, AlertSettings } from '../domain/alert.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { createBook } from './book.ts';
import { findChanges } from './changes.ts';
import { findConditions } from './conditions.ts';
import { forgetGone } from './forget.ts';
import { holdReason } from './hold.ts';
import { takeFinding, type StepTools } from './lasting.ts';
import type { AlertMemory } from './memory.ts';
import { releaseWaiting, takeChange } from './occurrences.ts';
import { findRunOuts, type RunOut } from './run-out.ts';
import { followSnoozes } from './snoozes.ts';
import { followTransits } from './transit.ts';

export interface StepInput {
  readonly memory: AlertMemory;
  readonly snapshot: Snapshot;
  readonly settings: AlertSettings;
  /** Epoch ms. */
  readonly now: number;
  /** When the app started, the computer woke up or its clock was changed, epoch ms. */
  readonly wokeAt: number;
  /** What the forecast expects to run out, at most one a balance. */
  readonly runOuts: readonly RunOut[];
  /** Whether the forecast knows that a balance does not run out. */
  readonly deniesRunOut: (connectionId: string, key: string) => boolean;
  /** Records handed to the system, which has not answered yet. */
  readonly sent: ReadonlySet<number>;
}

export interface StepResult {
  /** Parts in which nothing is new are the same objects as before. */
  readonly memory: AlertMemory;
  /** To be shown for the first time, oldest first. */
  readonly fresh: readonly AlertRecord[];
  /** To be shown once more, because that came to nothing the last time. */
  readonly retried: readonly AlertRecord[];
}

/** What one snapshot means for alerts: which to show, and everything to remember. Pure. */
export function stepAlerts(input: StepInput): StepResult {
  const { snapshot, settings, now, wokeAt, sent, runOuts } = input;
  const book = createBook(forgetGone(input.memory, snapshot, now), now);
  const { transits, snoozes } = book.memory();
  book.remember({
    transits: followTransits(snapshot, transits),
    snoozes: followSnoozes(snapshot, snoozes, now),
  });
  const tools: StepTools = {
    book,
    hold: (telling) => holdReason(telling, book.memory(), settings, now),
    sent,
    now,
  };
  const context = { memory: book.memory(), settings, now, wokeAt };
  for (const finding of findConditions(snapshot, context)) takeFinding(finding, tools);

  const { changes, seen, statuses } = findChanges(snapshot, book.memory(), settings);
  const runs = findRunOuts(runOuts, snapshot, book.memory().runOutDays, settings);
  book.remember({ seen, statuses, runOutDays: runs.days });
  for (const change of [...changes, ...runs.changes]) takeChange(change, tools);
  const runsOut = (connectionId: string, key: string): boolean | null => {
    const isFound = runOuts.some(
      ({ subject }) => subject.connectionId === connectionId && subject.key === key,
    );
    return isFound || (input.deniesRunOut(connectionId, key) ? false : null);
  };
  releaseWaiting({ ...tools, snapshot, settings, runsOut });
  return { memory: book.memory(), fresh: book.fresh(), retried: book.retried() };
}
