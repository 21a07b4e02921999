import { needsAttention, type Account } from './account.ts';
import type { Authorization } from './authorization.ts';
import type { Balance, BalanceKey } from './balance.ts';
import { conditionOf, type Condition, type Problem } from './problem.ts';
import type { RefreshReason } from './refresh-reason.ts';
import type { Level, Line } from './threshold.ts';

/** live: from the last refresh · stale: older, its age is shown · not-returned: missing from a good answer. */
export type Freshness = 'live' | 'stale' | 'not-returned';

/**
 * verified: the provider's signature on the answer held · key-missing: the answer could be checked but the
 * provider's public key is not configured · unsigned: the answer carried no signature.
 */
export type Verification = 'verified' | 'key-missing' | 'unsigned';

export type EnvironmentKind = 'production' | 'sandbox' | 'demo';

export interface BalanceSnapshot {
  readonly key: BalanceKey;
  readonly balance: Balance;
  /** When the provider gave this balance, epoch ms. */
  readonly readAt: number;
  readonly freshness: Freshness;
  readonly verification: Verification;
  readonly level: Level;
  readonly line?: Line;
}

export interface ConnectionSnapshot {
  readonly id: string;
  readonly providerId: string;
  readonly environmentId: string;
  readonly environmentKind: EnvironmentKind;
  readonly label: string;
  readonly enabled: boolean;
  /** Its calls cross the network in the clear, to which the user agreed. */
  readonly unencrypted: boolean;
  readonly condition: Condition;
  /** Why the last refresh of balances failed; absent when it did not. */
  readonly problem?: Problem;
  /** Why the last inquiry of accounts failed while balances may be fine. */
  readonly accountsProblem?: Problem;
  /** Where the connection has OAuth tokens, and once its secrets were read. */
  readonly authorization?: Authorization;
  readonly accounts: readonly Account[];
  readonly balances: readonly BalanceSnapshot[];
  readonly refreshing: boolean;
  /** Epoch ms; absent before the first attempt or success, or when nothing is scheduled. */
  readonly lastAttemptAt?: number;
  readonly lastSuccessAt?: number;
  readonly nextRefreshAt?: number;
  /** Why the next refresh is then, or why there is none. */
  readonly nextReason: RefreshReason;
}

/** Everything the monitor knows at one moment. Tray, window and alerts are functions of it. */
export interface Snapshot {
  /** Epoch ms by the app's clock. */
  readonly at: number;
  readonly connections: readonly ConnectionSnapshot[];
}

/** What is new in a snapshot for who knows the one before it. */
export interface SnapshotChange {
  /** As in `Snapshot`. */
  readonly at: number;
  /** Of all connections, in their order. */
  readonly ids: readonly string[];
  /** Those that are not as they were. */
  readonly changed: readonly ConnectionSnapshot[];
}

export function balanceOf(
  snapshot: Snapshot,
  connectionId: string,
  key: BalanceKey,
): BalanceSnapshot | undefined {
  return snapshot.connections
    .find(({ id }) => id === connectionId)
    ?.balances.find((entry) => entry.key === key);
}

/** The state of the whole, worst first: what the tray icon and the window's header say. */
export type OverallState =
  | 'critical'
  | 'low'
  | 'needs-you'
  | 'locked'
  | 'offline'
  | 'stale'
  | 'fine'
  | 'empty';

/** The state one connection contributes. A paused one contributes nothing. */
export function connectionState(connection: ConnectionSnapshot): OverallState {
  if (!connection.enabled) return 'empty';
  // An account that was low when last read stays so until a reading says otherwise: a lost network must not hide it.
  const known = connection.balances.filter((entry) => entry.freshness !== 'not-returned');
  if (known.some((entry) => entry.level === 'critical')) return 'critical';
  if (known.some((entry) => entry.level === 'low')) return 'low';
  if (connection.condition === 'needs-you') return 'needs-you';
  if (connection.condition === 'keychain') return 'locked';
  if (connection.accounts.some(needsAttention)) return 'needs-you';
  const accountsProblem = connection.accountsProblem;
  if (accountsProblem !== undefined && conditionOf(accountsProblem) === 'needs-you') {
    return 'needs-you';
  }
  if (connection.balances.some((entry) => entry.freshness === 'not-returned')) return 'needs-you';
  if (connection.condition === 'unreachable') return 'offline';
  if (connection.condition === 'unknown') return 'stale';
  if (accountsProblem !== undefined) return 'stale';
  if (connection.balances.some((entry) => entry.freshness === 'stale')) return 'stale';
  return connection.condition === 'ok' ? 'fine' : 'empty';
}

const order: readonly OverallState[] = [
  'critical',
  'low',
  'needs-you',
  'locked',
  'offline',
  'stale',
  'fine',
  'empty',
];

/** Sorts worst first. */
export function compareStates(a: OverallState, b: OverallState): number {
  return order.indexOf(a) - order.indexOf(b);
}

export function overallState(snapshot: Snapshot): OverallState {
  return snapshot.connections.map(connectionState).sort(compareStates)[0] ?? 'empty';
}
