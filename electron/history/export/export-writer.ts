import type { ExportRow } from '../export-rows.ts';

/** Takes what is written, piece by piece. */
export type Emit = (piece: string | Uint8Array) => void;

/** Turns rows, which come balance by balance, into a file. */
export interface ExportWriter {
  add(row: ExportRow): void;
  end(): void;
}
