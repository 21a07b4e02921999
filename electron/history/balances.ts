import type { BalanceKey } from '../domain/balance.ts';
import { DamagedFile, type Database, type Value } from './database.ts';
import { withoutSum, withSum } from './checksum.ts';
import type { HistoryAccount, HistoryConnection, LastReading, PastReading, Run } from './reading.ts';
import { fromGap, toGap } from './rows.ts';
import { VALUE_COLUMNS } from './schema.ts';
import { hourStart } from './slots.ts';
import {
  fromColumns,
  joinBalance,
  splitBalance,
  toColumns,
  type BalanceFacts,
  type Values,
} from './values.ts';
import type { DayOf } from './zone-days.ts';

/** Says of whom a row is; never changes but for names. */
export interface StoredSubject {
  readonly connection: HistoryConnection;
  readonly account?: HistoryAccount;
  readonly facts: BalanceFacts;
}

/** One balance as the store keeps it in memory, beside its row. Times are epoch ms. */
export interface StoredBalance {
  readonly id: number;
  readonly key: BalanceKey;
  subject: StoredSubject;
  /** The newest run. */
  at: number;
  until: number;
  /** As in `Run`. */
  afterGap: boolean | null;
  returned: boolean;
  values: Values;
  hoursUntil: number;
  daysUntil: number;
  rawFrom: number;
  hoursFrom: number;
}

export interface Balances {
  all(): readonly StoredBalance[];
  find(connectionId: string, key: BalanceKey): StoredBalance | undefined;
  /** Begins the history of a balance with its first run. */
  create(run: Run, dayOf: DayOf): StoredBalance;
  /** Writes what was changed in memory. */
  save(balance: StoredBalance): void;
  /** Writes only when its newest run was last confirmed. */
  saveUntil(balance: StoredBalance): void;
  /** Forgets a balance. Its rows are gone for every reader, and nobody else's until they are deleted. */
  remove(balance: StoredBalance): void;
  /** Reads all anew, after a transaction that did not come through. */
  reload(): void;
}

const COLUMNS = [
  'id',
  'key',
  'subject',
  'at',
  'until',
  'gap',
  'returned',
  'hours_until',
  'days_until',
  'raw_from',
  'hours_from',
  ...VALUE_COLUMNS,
  'sum',
];

const nameOf = (connectionId: string, key: BalanceKey): string => `${connectionId} ${key}`;

/** The table of balances, held in memory as a whole: a few hundred rows that every refresh asks for. */
export function openBalances(database: Database): Balances {
  const known = new Map<string, StoredBalance>();

  function reload(): void {
    known.clear();
    for (const row of database.all(COLUMNS, 'FROM balance ORDER BY id')) {
      const balance = fromRow(withoutSum(row));
      known.set(nameOf(balance.subject.connection.id, balance.key), balance);
    }
  }

  function save(balance: StoredBalance): void {
    const assignments = COLUMNS.slice(2).map((column) => `${column} = ?`);
    database.run(`UPDATE balance SET ${assignments.join()} WHERE id = ?`, [
      ...withSum(toRow(balance)).slice(2),
      balance.id,
    ]);
  }

  reload();
  return {
    all: () => [...known.values()],
    find: (connectionId, key) => known.get(nameOf(connectionId, key)),
    create(run, dayOf) {
      const connectionId = run.connection.id;
      const { values } = splitBalance(run);
      const balance: StoredBalance = {
        id: nextId(database),
        key: run.key,
        subject: subjectOf(run),
        at: run.at,
        until: run.until,
        afterGap: run.afterGap,
        returned: true,
        values,
        hoursUntil: hourStart(run.at),
        daysUntil: dayOf(run.at).start,
        rawFrom: 0,
        hoursFrom: 0,
      };
      const places = COLUMNS.map(() => '?');
      database.run(
        `INSERT INTO balance (connection_id,${COLUMNS.join()}) VALUES (?,${places.join()})`,
        [connectionId, ...withSum(toRow(balance))],
      );
      known.set(nameOf(connectionId, run.key), balance);
      return balance;
    },
    save,
    saveUntil: (balance) =>
      database.run('UPDATE balance SET until = ?, sum = ? WHERE id = ?', [
        balance.until,
        withSum(toRow(balance)).at(-1) ?? null,
        balance.id,
      ]),
    remove(balance) {
      database.run('DELETE FROM balance WHERE id = ?', [balance.id]);
      database.run('INSERT INTO erased VALUES (?)', [balance.id]);
      known.delete(nameOf(balance.subject.connection.id, balance.key));
    },
    reload,
  };
}

export function subjectOf(run: Run): StoredSubject {
  const { connection, account } = run;
  const { facts } = splitBalance(run);
  return { connection, ...(account === undefined ? {} : { account }), facts };
}

export function lastReadingOf(balance: StoredBalance): LastReading {
  return {
    ...pastReadingOf(balance, balance.values, balance.until),
    returned: balance.returned,
  };
}

/** @param readAt epoch ms */
export function pastReadingOf(
  { key, subject: { connection, account, facts } }: StoredBalance,
  values: Values,
  readAt: number,
): PastReading {
  return {
    connection,
    key,
    ...(account === undefined ? {} : { account }),
    balance: joinBalance(facts, values),
    verification: values.verification,
    readAt,
  };
}

/** Not that of a balance whose rows may still be there. */
function nextId(database: Database): number {
  const ids = 'FROM (SELECT id FROM balance UNION ALL SELECT balance_id FROM erased)';
  return Number(database.all(['ifnull(max(id), 0) + 1'], ids)[0]?.[0]);
}

function toRow(balance: StoredBalance): Value[] {
  return [
    balance.id,
    balance.key,
    JSON.stringify(balance.subject),
    balance.at,
    balance.until,
    fromGap(balance.afterGap),
    balance.returned ? 1 : 0,
    balance.hoursUntil,
    balance.daysUntil,
    balance.rawFrom,
    balance.hoursFrom,
    ...toColumns(balance.values),
  ];
}

function fromRow(row: readonly Value[]): StoredBalance {
  const number = (column: number): number => Number(row[column]);
  return {
    id: number(0),
    key: String(row[1]),
    subject: readSubject(String(row[2])),
    at: number(3),
    until: number(4),
    afterGap: toGap(row[5]),
    returned: number(6) === 1,
    hoursUntil: number(7),
    daysUntil: number(8),
    rawFrom: number(9),
    hoursFrom: number(10),
    values: fromColumns(row, 11),
  };
}

function readSubject(text: string): StoredSubject {
  try {
    return JSON.parse(text) as StoredSubject;
  } catch {
    throw new DamagedFile();
  }
}
