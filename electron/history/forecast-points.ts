import type { ForecastPoint } from '../domain/forecast/forecast-types.ts';
import type { StoredBalance } from './balances.ts';
import type { Store } from './store.ts';
import { readAmount, unitCode } from './values.ts';

/** A forecast looks at the hours of a day; readings closer together than this would only make it slow. */
const STEP_MS = 15 * 60_000;

const COLUMNS = ['at', 'until', 'available', 'frozen', 'blocked'];

/**
 * What a forecast is made from, oldest first: the last reading of every quarter of an hour, or of every hour where no
 * readings are left. Those in another unit than the newest are left out.
 * @param from epoch ms
 */
export function forecastPointsOf(
  { database }: Store,
  balance: StoredBalance,
  from: number,
): readonly ForecastPoint[] {
  const values = [balance.id, unitCode(balance.values.unit), from];
  const where = 'WHERE balance_id = ?1 AND unit = ?2';
  // SQLite takes the other columns from the row that holds the maximum.
  const readings = database.all(
    ['max(at)', ...COLUMNS.slice(1)],
    `FROM reading ${where} AND at >= ?3 GROUP BY at / ?4 ORDER BY at`,
    [...values, STEP_MS],
  );
  const hours = database.all(
    COLUMNS,
    `FROM hour ${where} AND start >= ?3 AND start < ?4 ORDER BY start`,
    [...values, balance.rawFrom],
  );
  return [...hours, ...readings].flatMap(([at, until, available, frozen, blocked]) => {
    const point = {
      available: readAmount(available),
      ...(frozen === null ? {} : { frozen: readAmount(frozen) }),
      ...(blocked === 1 ? { blocked: true } : {}),
    };
    const end = at === balance.at ? balance.until : Number(until);
    const isLong = end - Number(at) >= STEP_MS;
    return isLong ? [{ at: Number(at), ...point }, { at: end, ...point }] : [{ at: end, ...point }];
  });
}
