import type { Amount } from '../domain/money.ts';
import type { StoredBalance } from './balances.ts';
import { HOUR_MS } from './slots.ts';
import type { Store } from './store.ts';
import { readAmount, unitCode } from './values.ts';

/** What is known of a short while: from `at` to `until` (epoch ms) available was between lowest and highest. */
export interface SeriesPoint {
  readonly at: number;
  readonly until: number;
  readonly lowest: string;
  readonly highest: string;
  readonly last: string;
  /** Something was not known just before it: no line leads here from the point before. */
  readonly afterGap: boolean;
}

/** How much was available over time. Amounts are plain decimal text. */
export interface Series {
  readonly currency: string;
  readonly unit: Amount['unit'];
  readonly points: readonly SeriesPoint[];
}

const DAY_MS = 24 * HOUR_MS;

/** No row lasts longer. */
const ROW_MS = { reading: HOUR_MS, hour: HOUR_MS, day: 2 * DAY_MS } as const;

/**
 * One balance from one moment to another. Readings in another unit than the newest are left out.
 * @param maxPoints about so many points at most; what is closer together becomes one
 */
export function seriesOf(
  { database }: Store,
  balance: StoredBalance,
  from: number,
  to: number,
  maxPoints: number,
): Series {
  const width = Math.max(1, Math.ceil((to - from) / maxPoints));
  const rows = database.all(POINT, ALL_PARTS, [
    balance.id,
    unitCode(balance.values.unit),
    from,
    to,
    width,
    balance.at,
    balance.until,
    ...bordersOf(balance, width),
  ]);
  const points = rows.map(([at, until, gap, lowest, highest, last]) => ({
    at: Number(at),
    until: Number(until),
    lowest: readAmount(lowest),
    highest: readAmount(highest),
    last: readAmount(last),
    afterGap: gap === 1,
  }));
  return { currency: balance.subject.facts.currency, unit: balance.values.unit, points };
}

/**
 * Of each stretch the coarsest rows that are still about as fine as a point, or whatever is left of it.
 * @returns where days end and hours begin, and where hours end and readings begin
 */
function bordersOf(
  { rawFrom, hoursFrom, hoursUntil, daysUntil }: StoredBalance,
  width: number,
): readonly [number, number] {
  const days = width >= DAY_MS / 2 ? Math.max(daysUntil, hoursFrom) : hoursFrom;
  const hours = width >= HOUR_MS / 2 ? hoursUntil : rawFrom;
  return [days, Math.max(days, hours)];
}

/**
 * The rows of one table.
 * ?1 balance · ?2 unit · ?3 from · ?4 to · ?5 width of a point · ?6 and ?7 beginning and end of the newest run · ?8 and ?9 as
 * `bordersOf` gives them
 */
function selectPart(table: keyof typeof ROW_MS, from: string, to: string): string {
  const isRuns = table === 'reading';
  const lowest = isRuns ? 'available' : 'lowest';
  const highest = isRuns ? 'available' : 'highest';
  const until = isRuns ? 'CASE at WHEN ?6 THEN ?7 ELSE until END' : 'until';
  const start = isRuns ? 'at' : 'start';
  return `SELECT max(at, ?3) AS at, min(${until}, ?4) AS until, at >= ?3 AND ifnull(gap, 0) AS gap,
      ${lowest} AS lowest, ${highest} AS highest, available
    FROM ${table} WHERE balance_id = ?1 AND unit = ?2 AND at < ?4 AND ${until} >= ?3
      AND ${start} >= max(${from}, ?3 - ${ROW_MS[table]}) AND ${start} < min(${to}, ?4)`;
}

const PARTS = [
  selectPart('day', '0', '?8'),
  selectPart('hour', '?8', '?9'),
  selectPart('reading', '?9', '?4'),
];
const ALL_PARTS = `FROM (${PARTS.join(' UNION ALL ')}) GROUP BY (at - ?3) / ?5 ORDER BY min(at)`;

/**
 * Sorts as text the way the numbers without their sign sort: by how many digits stand before the point, which is the first
 * character, then digit by digit. No number type of SQLite holds every amount.
 */
const size = (number: string): string => `char(instr(${number} || '.', '.')) || ${number}`;
const whenNegative = (column: string): string =>
  `CASE WHEN ${column} LIKE '-%' THEN ${size(`substr(${column}, 2)`)} END`;
const whenPositive = (column: string): string =>
  `CASE WHEN ${column} NOT LIKE '-%' THEN ${size(column)} END`;

const POINT = [
  'min(at)',
  'max(until)',
  'min(at * 2 + gap) % 2',
  `ifnull('-' || substr(max(${whenNegative('lowest')}), 2), substr(min(${whenPositive('lowest')}), 2))`,
  `ifnull(substr(max(${whenPositive('highest')}), 2), '-' || substr(min(${whenNegative('highest')}), 2))`,
  // Every moment until the year 2286 has 13 digits.
  'substr(max(at || available), 14)',
];
