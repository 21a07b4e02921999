import type { RunTable, SpanTable } from './rows.ts';
import type { Store } from './store.ts';

/** So many rows are looked at in one step, for the app must not stand still. */
const STEP_ROWS = 200;

const TABLES: readonly (RunTable | SpanTable)[] = ['reading', 'kept', 'hour', 'day'];

/**
 * Looks at every row of the file, one after the other as they lie there: damage may keep a row from ever being found by
 * whoever looks for it, and what is missing looks like a gap.
 * @throws DamagedFile from `next`
 */
export function* scrub({ rows }: Store): Generator<undefined, void> {
  for (const table of TABLES) {
    let after: readonly [number, number] | null = [0, 0];
    while (after !== null) {
      after = rows.check(table, after, STEP_ROWS);
      yield;
    }
  }
}
