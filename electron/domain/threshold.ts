import Big from 'big.js';
import type { BalanceKey } from './balance.ts';
import { compareDecimals, type Amount } from './money.ts';

/** How low a balance may fall, in units of its currency as plain decimal text. */
export interface Line {
  readonly warn?: string;
  readonly critical?: string;
  /** Above this there is more than should lie here; tells nobody unless that alert is switched on. */
  readonly upper?: string;
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

/**
 * The level for alerts: it gets worse at a line, and better only some way above it, so that a balance that hovers
 * around its line is told of once. @param percent of the line, e.g. 5
 */
export function levelToTell(
  available: Amount,
  line: Line | undefined,
  before: Level,
  percent: number,
): Level {
  const now = levelOf(available, line);
  if (line === undefined || available.unit === 'raw' || !isWorse(before, now)) return now;
  const below = (at: string | undefined): boolean =>
    at !== undefined && new Big(available.value).lt(awayFrom(at, percent));
  if (before === 'critical' && below(line.critical)) return 'critical';
  if (below(line.warn)) return 'low';
  return now;
}

/**
 * Whether there is more than the upper line; once there was, until it is some way below again.
 * @param percent of the line, e.g. 5
 */
export function isAboveUpper(
  available: Amount,
  line: Line | undefined,
  before: boolean,
  percent: number,
): boolean {
  if (line?.upper === undefined || available.unit === 'raw') return false;
  const edge = awayFrom(line.upper, before ? -percent : 0);
  return new Big(available.value).gt(edge);
}

/** So far above a line, or below it. @param percent of the line's distance from zero */
function awayFrom(line: string, percent: number): Big {
  const at = new Big(line);
  return at.plus(at.abs().times(percent).div(100));
}

const severity: Readonly<Record<Level, number>> = { fine: 0, low: 1, critical: 2 };

/** True when `next` is worse than `previous`. */
export function isWorse(next: Level, previous: Level): boolean {
  return severity[next] > severity[previous];
}
