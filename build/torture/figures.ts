import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../test-results/torture');

/** Whether the long run was asked for; otherwise a reduced one is part of the tests. */
export const isFullRun = process.env['PLIMSOLL_TORTURE'] === 'full';

/** So many of something: as a variable of that name says, or as fits the kind of run. */
export function howMany(
  variable: `PLIMSOLL_TORTURE_${string}`,
  of: { readonly full: number; readonly reduced: number },
): number {
  const asked = Number(process.env[variable]);
  if (Number.isInteger(asked) && asked > 0) return asked;
  return isFullRun ? of.full : of.reduced;
}

/** What chance goes by. The long run takes another every time and prints it; this one takes it again. */
export const SEED = howMany('PLIMSOLL_TORTURE_SEED', {
  full: Date.now() % 2 ** 31,
  reduced: 20_260_115,
});

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
