import { open, rename, rm } from 'node:fs/promises';
import type { ExportRow } from '../export-rows.ts';
import type { ExportContext } from './columns.ts';
import { createCsv } from './csv.ts';
import type { Emit, ExportWriter } from './export-writer.ts';
import { createJson } from './json.ts';
import { createXlsx } from './xlsx.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'json';

const writers: Readonly<Record<ExportFormat, (context: ExportContext, emit: Emit) => ExportWriter>> =
  { xlsx: createXlsx, csv: createCsv, json: createJson };

/** After so many rows everything else gets its turn. */
const SLICE_ROWS = 100;

/**
 * Writes rows into a file, which is there when all of them are in it, and until then is what it was.
 * @returns how many rows
 * @throws the file system's error, what the rows threw, or the signal's reason
 */
export async function writeExport(
  file: string,
  format: ExportFormat,
  rows: Iterable<ExportRow>,
  context: ExportContext,
  signal?: AbortSignal,
): Promise<number> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  let count = 0;
  try {
    try {
      let pieces: (string | Uint8Array)[] = [];
      const flush = async (): Promise<void> => {
        const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
        pieces = [];
        await handle.appendFile(bytes);
        signal?.throwIfAborted();
      };
      const writer = writers[format](context, (piece) => void pieces.push(piece));
      for (const row of rows) {
        writer.add(row);
        count += 1;
        if (count % SLICE_ROWS === 0) await flush();
      }
      writer.end();
      await flush();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return count;
}
