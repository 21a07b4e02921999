import Big from 'big.js';
import type { Pause } from '../contract/desktop-types.ts';
import {
  compareStates,
  overallState,
  type BalanceSnapshot,
  type OverallState,
  type Snapshot,
} from '../domain/snapshot.ts';

export type TrayState = OverallState | 'paused';

/** What the icon shows. */
export interface TrayIconLook {
  readonly state: TrayState;
  /**
   * How full the circle is, tenths: 5 is the load line, where the lowest account stands exactly at its line, and 10
   * twice as much. `null`: no account has a line to be held against.
   */
  readonly fill: number | null;
}

/** The icon for a snapshot. */
export function trayIconLook(snapshot: Snapshot, pause: Pause | null): TrayIconLook {
  const state = trayState(snapshot, pause);
  return { state, fill: state === 'paused' ? null : lowestFill(snapshot) };
}

/** A pause is neither better nor worse: somebody wanted it. */
export function isWorse(state: TrayState, before: TrayState): boolean {
  return state !== 'paused' && before !== 'paused' && compareStates(state, before) < 0;
}

function trayState({ connections, ...rest }: Snapshot, pause: Pause | null): TrayState {
  if (connections.length === 0) return 'empty';
  if (pause !== null || connections.every(({ enabled }) => !enabled)) return 'paused';
  return overallState({ connections, ...rest });
}

function lowestFill({ connections }: Snapshot): number | null {
  const fills = connections
    .filter(({ enabled }) => enabled)
    .flatMap(({ balances }) => balances)
    .flatMap((entry) => fillOf(entry) ?? []);
  return fills.length === 0 ? null : Math.min(...fills);
}

/** Rounded down, so that what is below its line never looks as if it stood at it. */
function fillOf({ balance, line, freshness }: BalanceSnapshot): number | null {
  const at = line?.warn ?? line?.critical;
  const { available } = balance;
  if (at === undefined || available.unit === 'raw' || freshness === 'not-returned') return null;
  if (new Big(at).eq(0)) return new Big(available.value).lt(0) ? 0 : 10;
  const tenths = new Big(available.value).times(5).div(at).round(0, Big.roundDown).toNumber();
  return Math.min(Math.max(tenths, 0), 10);
}
