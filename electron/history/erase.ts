import { together, type Store } from './store.ts';

/** So many rows are deleted in one step, for the app must not stand still. */
const STEP_ROWS = 500;

const TABLES = [
  ['reading', 'at'],
  ['kept', 'at'],
  ['hour', 'start'],
  ['day', 'start'],
] as const;

/** Takes the history of a connection away from every reader; `eraseStep` deletes its rows. */
export function eraseConnection(store: Store, connectionId: string): void {
  const { balances } = store;
  const going = balances.all().filter(({ subject }) => subject.connection.id === connectionId);
  together(store, () => going.forEach(balances.remove));
}

/** Deletes some of what was erased. @returns whether nothing is left of it, in the file or its log */
export function eraseStep(store: Store): boolean {
  const { database } = store;
  const [row] = database.all(['min(balance_id)'], 'FROM erased');
  const id = row?.[0] ?? null;
  if (id === null) return true;
  together(store, () => {
    for (const [table, order] of TABLES) {
      const some = `SELECT ${order} FROM ${table} WHERE balance_id = ?1 LIMIT ?2`;
      database.run(`DELETE FROM ${table} WHERE balance_id = ?1 AND ${order} IN (${some})`, [
        id,
        STEP_ROWS,
      ]);
    }
    const isLeft = TABLES.some(
      ([table]) => database.all(['1'], `FROM ${table} WHERE balance_id = ? LIMIT 1`, [id]).length > 0,
    );
    if (!isLeft) database.run('DELETE FROM erased WHERE balance_id = ?', [id]);
  });
  if (database.all(['1'], 'FROM erased LIMIT 1').length === 0) database.checkpoint();
  return false;
}
