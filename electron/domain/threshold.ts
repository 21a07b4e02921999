import type { BalanceKey } from './balance.ts';
import { compareDecimals, type Amount } from './money.ts';

/** How low a balance may fall, in units of its currency as plain decimal text. */
export interface Line {
  readonly warn?: string;
  readonly critical?: string;
}

/** All lines there are: by connection id, then balance. */
export type Lines = Readonly<Record<string, Readonly<Record<BalanceKey, Line>>>>;

/** fine also covers a balance without a line: nobody asked to be told. */
export type Level = 'fine' | 'low' | 'critical';

export function levelOf(available: Amount, line: Line | undefined): Level {
  // A raw amount has no known unit, so no line in units of the currency can be held against it.
  if (line === undefined || available.unit === 'raw') return 'fine';
  if (line.critical !== undefined && compareDecimals(available.value, line.critical) < 0) {
    return 'critical';
  }
  if (line.warn !== undefined && compareDecimals(available.value, line.warn) < 0) return 'low';
  return 'fine';
}

const severity: Readonly<Record<Level, number>> = { fine: 0, low: 1, critical: 2 };

/** True when `next` is worse than `previous`. */
export function isWorse(next: Level, previous: Level): boolean {
  return severity[next] > severity[previous];
}
