import { crc32 } from 'node:zlib';
import { DamagedFile, type Value } from './database.ts';

/**
 * The encryption says nothing of damage: a changed bit comes out as other amounts and times. So each row carries a sum of
 * what it says, as its last column.
 */
export function withSum(values: readonly Value[]): Value[] {
  return [...values, sumOf(values)];
}

/** @param row as `withSum` made it @throws DamagedFile when it is not what was written */
export function withoutSum(row: readonly Value[]): Value[] {
  const values = row.slice(0, -1);
  if (row.at(-1) !== sumOf(values)) throw new DamagedFile();
  return values;
}

const sumOf = (values: readonly Value[]): number => crc32(JSON.stringify(values));
