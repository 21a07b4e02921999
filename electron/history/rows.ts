import type { Aggregate, StoredRun } from './aggregate.ts';
import type { StoredBalance } from './balances.ts';
import { withoutSum, withSum } from './checksum.ts';
import type { Database, Value } from './database.ts';
import { VALUE_COLUMNS } from './schema.ts';
import { fromColumns, readAmount, toColumns } from './values.ts';

export type RunTable = 'reading' | 'kept';
export type SpanTable = 'hour' | 'day';

/** The rows of one balance, in the order of time. */
export interface Rows {
  /** Runs that began in [from, to). */
  runs(balance: StoredBalance, from: number, to: number, limit?: number): readonly StoredRun[];
  /** Hours or days that began in [from, to). */
  spans(
    table: SpanTable,
    balance: StoredBalance,
    from: number,
    to: number,
    limit?: number,
  ): readonly Aggregate[];
  /** The newest thing known before a moment, whatever is left of it. */
  lastBefore(balance: StoredBalance, moment: number): StoredRun | undefined;
  writeRun(table: RunTable, balance: StoredBalance, run: StoredRun): void;
  /** Writes down the newest run as it ended: another one follows. */
  closeRun(balance: StoredBalance): void;
  writeSpan(table: SpanTable, balance: StoredBalance, span: Aggregate): void;
  /**
   * Looks whether rows are what was written, of all balances in the order they lie there.
   * @param after balance and time of the row before them
   * @returns those of the last one, or `null` when there is none left
   * @throws DamagedFile
   */
  check(
    table: RunTable | SpanTable,
    after: readonly [number, number],
    limit: number,
  ): readonly [number, number] | null;
}

const RUN_COLUMNS = ['balance_id', 'at', 'until', 'gap', ...VALUE_COLUMNS, 'sum'];
const SPAN_COLUMNS = [
  'balance_id',
  'at',
  'until',
  'gap',
  'start',
  'lowest',
  'highest',
  ...VALUE_COLUMNS,
  'sum',
];

export const toGap = (value: Value | undefined): boolean | null =>
  value === null ? null : value === 1;
export const fromGap = (gap: boolean | null): Value => (gap === null ? null : Number(gap));

export function openRows(database: Database): Rows {
  function select(
    table: RunTable | SpanTable,
    columns: readonly string[],
    balance: StoredBalance,
    rest: string,
    values: readonly number[],
  ): Value[][] {
    const from = `FROM ${table} WHERE balance_id = ? ${rest}`;
    return database.all(columns, from, [balance.id, ...values]).map(withoutSum);
  }

  function selectRuns(
    table: RunTable,
    balance: StoredBalance,
    rest: string,
    values: readonly number[],
  ): StoredRun[] {
    return select(table, RUN_COLUMNS, balance, rest, values).map((row) => {
      const at = Number(row[1]);
      // The newest row's end is kept with the balance.
      const until = table === 'reading' && at === balance.at ? balance.until : Number(row[2]);
      return { at, until, afterGap: toGap(row[3]), values: fromColumns(row, 4) };
    });
  }

  function selectSpans(
    table: SpanTable,
    balance: StoredBalance,
    rest: string,
    values: readonly number[],
  ): Aggregate[] {
    return select(table, SPAN_COLUMNS, balance, rest, values).map((row) => ({
      at: Number(row[1]),
      until: Number(row[2]),
      afterGap: toGap(row[3]),
      start: Number(row[4]),
      lowest: readAmount(row[5]),
      highest: readAmount(row[6]),
      values: fromColumns(row, 7),
    }));
  }

  function write(table: string, columns: readonly string[], values: readonly Value[]): void {
    const places = columns.map(() => '?').join();
    const into = `${table} (${columns.join()})`;
    database.run(`INSERT OR REPLACE INTO ${into} VALUES (${places})`, withSum(values));
  }

  const writeRun: Rows['writeRun'] = (table, { id }, { at, until, afterGap, values }) =>
    write(table, RUN_COLUMNS, [id, at, until, fromGap(afterGap), ...toColumns(values)]);

  return {
    runs: (balance, from, to, limit = -1) =>
      selectRuns('reading', balance, 'AND at >= ? AND at < ? ORDER BY at LIMIT ?', [
        from,
        to,
        limit,
      ]),
    spans: (table, balance, from, to, limit = -1) =>
      selectSpans(table, balance, 'AND start >= ? AND start < ? ORDER BY start LIMIT ?', [
        from,
        to,
        limit,
      ]),
    lastBefore(balance, moment) {
      const run = 'AND at < ? ORDER BY at DESC LIMIT 1';
      const span = 'AND start < ? AND until < ? ORDER BY start DESC LIMIT 1';
      return [
        ...selectRuns('reading', balance, run, [moment]),
        ...selectRuns('kept', balance, run, [moment]),
        ...selectSpans('hour', balance, span, [moment, moment]),
        ...selectSpans('day', balance, span, [moment, moment]),
      ].sort((a, b) => b.until - a.until)[0];
    },
    writeRun,
    closeRun: (balance) => writeRun('reading', balance, balance),
    check(table, after, limit) {
      const isRuns = table === 'reading' || table === 'kept';
      const order = `balance_id, ${isRuns ? 'at' : 'start'}`;
      const columns = isRuns ? RUN_COLUMNS : SPAN_COLUMNS;
      const rest = `FROM ${table} WHERE (${order}) > (?, ?) ORDER BY ${order} LIMIT ?`;
      const last = database.all(columns, rest, [...after, limit]).map(withoutSum).at(-1);
      return last === undefined ? null : [Number(last[0]), Number(last[isRuns ? 1 : 4])];
    },
    writeSpan: (table, balance, { at, until, afterGap, start, lowest, highest, values }) =>
      write(table, SPAN_COLUMNS, [
        balance.id,
        at,
        until,
        fromGap(afterGap),
        start,
        lowest,
        highest,
        ...toColumns(values),
      ]),
  };
}
