import { accountOf } from '../domain/account-of.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import type { HistoryAccount, HistoryConnection, Missing, Run } from './reading.ts';

/** What of a snapshot is new to the history. */
export interface Taken {
  readonly runs: readonly Run[];
  readonly missing: readonly Missing[];
}

export interface Intake {
  take(snapshot: Snapshot): Taken;
}

/** What was last seen of one balance. */
interface Seen {
  /** When the reading last written was given; `null` before the first. */
  readonly readAt: number | null;
  /** Not known at some time since then. `null`: nobody watched. */
  readonly gap: boolean | null;
  readonly returned: boolean;
}

const unseen: Seen = { readAt: null, gap: null, returned: true };

/**
 * Picks out of snapshots, which come at every change of anything, each reading once. Only what a provider has just given
 * is one: what is stale was written when it was live.
 */
export function createIntake(): Intake {
  let seen = new Map<string, Seen>();
  return {
    take({ connections }) {
      const runs: Run[] = [];
      const missing: Missing[] = [];
      const after = new Map<string, Seen>();
      for (const connection of connections) {
        for (const entry of connection.balances) {
          const name = `${connection.id} ${entry.key}`;
          const before = seen.get(name) ?? unseen;
          const isNew = entry.freshness === 'live' && entry.readAt !== before.readAt;
          if (isNew) runs.push(runOf(connection, entry, before.gap));
          const isGone = entry.freshness === 'not-returned';
          if (isGone && before.returned) missing.push({ connectionId: connection.id, key: entry.key });
          after.set(name, next(before, entry));
        }
      }
      // A connection that is gone, or was changed so that nothing is known of it, begins anew.
      seen = after;
      return { runs, missing };
    },
  };
}

function next(before: Seen, { freshness, readAt }: BalanceSnapshot): Seen {
  if (freshness === 'live') return { readAt, gap: false, returned: true };
  // What is shown before the first reading comes from the history itself.
  const gap = before.readAt === null && freshness === 'stale' ? null : true;
  return { ...before, gap, returned: freshness !== 'not-returned' };
}

function runOf(
  connection: ConnectionSnapshot,
  { key, balance, verification, readAt }: BalanceSnapshot,
  afterGap: boolean | null,
): Run {
  const account = accountOf(connection, balance);
  return {
    connection: namesOf(connection),
    key,
    ...(account === undefined ? {} : { account: accountNames(account) }),
    balance,
    verification,
    blocked: account?.status?.meaning === 'attention',
    at: readAt,
    until: readAt,
    afterGap,
  };
}

function namesOf(connection: ConnectionSnapshot): HistoryConnection {
  const { id, label, providerId, environmentId, environmentKind } = connection;
  return { id, label, providerId, environmentId, environmentKind };
}

function accountNames({ name, type, role }: HistoryAccount): HistoryAccount {
  return {
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(role === undefined ? {} : { role }),
  };
}
