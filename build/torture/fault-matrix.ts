import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** What one fault came to in the real app. */
export interface FaultRow {
  readonly fault: string;
  /** The app's own words, or why it could not be tried. */
  readonly seen: string;
  /** What becomes of the amounts that were there. */
  readonly amounts: string;
  readonly retried: string;
  readonly recovery: string;
}

export const FAULT_MATRIX = path.resolve(import.meta.dirname, '../../docs/fault-matrix.md');

/** The table of the docs, as the run found it. */
export function faultMatrix(rows: readonly FaultRow[], ranOn: string): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    '# What goes wrong, and what then',
    '',
    `Written by \`npm run torture\` from a run of the real app against the simulator (${ranOn}); not to be edited by hand. Each fault`,
    'was brought about, looked at in the window, and taken away again, without restarting the app except where it says so.',
    '',
    line(['Fault', 'What the window says', 'Amounts', 'Asked again', 'Right again']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(({ fault, seen, amounts, retried, recovery }) => line([fault, seen, amounts, retried, recovery])),
    '',
  ].join('\n');
}

export function writeFaultMatrix(rows: readonly FaultRow[], ranOn: string): void {
  writeFileSync(FAULT_MATRIX, faultMatrix(rows, ranOn));
}
