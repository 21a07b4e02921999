import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../test-results/torture');

/** Whether the long run was asked for; otherwise a reduced one is part of the tests. */
export const isFullRun = process.env['PLIMSOLL_TORTURE'] === 'full';

/** One line of what `npm run torture` prints. */
export interface Figure {
  readonly what: string;
  readonly value: string;
}

/** Leaves the figures of one part of the run where the command that prints them finds them. */
export function writeFigures(part: string, figures: readonly Figure[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${part}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
