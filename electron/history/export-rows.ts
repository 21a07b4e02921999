import type { Balance } from '../domain/balance.ts';
import type { Verification } from '../domain/snapshot.ts';
import { aggregate, type Aggregate, type StoredRun } from './aggregate.ts';
import { pastReadingOf, type StoredBalance } from './balances.ts';
import type { Subject } from './reading.ts';
import type { Store } from './store.ts';
import type { DayOf } from './zone-days.ts';

/** finest: whatever is left of each time · days: one row a day throughout. */
export type ExportDetail = 'finest' | 'days';

/**
 * One row of an export. reading: the balance as the provider gave it at `at`, and again until `until` · hour, day: what a
 * whole span comes down to, from its first reading at `at` to its last at `until`, whose amounts `balance` holds.
 */
export interface ExportRow extends Subject {
  readonly span: 'reading' | 'hour' | 'day';
  /** Epoch ms. */
  readonly at: number;
  readonly until: number;
  readonly balance: Balance;
  /** Of what was available, plain decimal text. */
  readonly lowest: string;
  readonly highest: string;
  readonly verification: Verification;
}

/** What is exported of one balance: rows that began in [from, to), epoch ms. */
export interface ExportRange {
  readonly from: number;
  readonly to: number;
  readonly detail: ExportDetail;
}

const PAGE_ROWS = 500;

/**
 * The rows of one balance, by time.
 * @param read runs something on the history, which is free for others between two pages
 * @throws whatever `read` throws
 */
export function* exportRowsOf(
  balance: StoredBalance,
  { from, to, detail }: ExportRange,
  dayOf: DayOf,
  read: <T>(work: (store: Store) => T) => T,
): Generator<ExportRow, void> {
  // Where each kind of row ends and the next begins, as it is now.
  const { hoursFrom, rawFrom, daysUntil } = balance;
  const clip = (moment: number): number => Math.min(Math.max(moment, from), to);

  function* spans(span: 'hour' | 'day', start: number, end: number): Generator<ExportRow, void> {
    for (let next = start; next < end; ) {
      const begin = next;
      const page = read(({ rows }) => rows.spans(span, balance, begin, end, PAGE_ROWS));
      for (const row of page) yield toRow(balance, span, row);
      const last = page.at(-1);
      next = last === undefined || page.length < PAGE_ROWS ? end : last.start + 1;
    }
  }

  function* runs(start: number, end: number): Generator<readonly StoredRun[], void> {
    for (let next = start; next < end; ) {
      const begin = next;
      const page = read(({ rows }) => rows.runs(balance, begin, end, PAGE_ROWS));
      yield page;
      const last = page.at(-1);
      next = last === undefined || page.length < PAGE_ROWS ? end : last.at + 1;
    }
  }

  if (detail === 'days') {
    yield* spans('day', clip(0), clip(daysUntil));
    const left = [...runs(clip(daysUntil), to)].flat();
    for (const day of aggregate(left, (t) => dayOf(t).start)) yield toRow(balance, 'day', day);
    return;
  }
  yield* spans('day', clip(0), clip(hoursFrom));
  yield* spans('hour', clip(hoursFrom), clip(rawFrom));
  for (const page of runs(clip(rawFrom), to)) {
    for (const { values, ...run } of page) {
      const { available } = values;
      const row = { ...run, values, start: run.at, lowest: available, highest: available };
      yield toRow(balance, 'reading', row);
    }
  }
}

function toRow(
  balance: StoredBalance,
  span: ExportRow['span'],
  { at, until, values, lowest, highest }: Aggregate,
): ExportRow {
  const { readAt: _until, ...reading } = pastReadingOf(balance, values, until);
  return { ...reading, span, at, until, lowest, highest };
}
