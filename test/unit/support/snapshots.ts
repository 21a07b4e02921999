import { balanceKey } from '../../../electron/domain/balance.ts';
import type {
  BalanceSnapshot,
  ConnectionSnapshot,
  Snapshot,
} from '../../../electron/domain/snapshot.ts';
import { levelOf } from '../../../electron/domain/threshold.ts';

/** The moment of every snapshot; its time of day depends on the computer's time zone. */
export const NOW = Date.parse('2026-01-15T14:05:00Z');

/** One balance of account 20001031 in PEN, live, at the level its line gives. */
export function entry(value: string, over: Partial<BalanceSnapshot> = {}): BalanceSnapshot {
  const currency = 'PEN';
  const available = { currency, value, unit: 'major' } as const;
  const balance = { accountNo: '20001031', balanceType: 'BALANCE', currency, available };
  return {
    key: balanceKey(balance),
    balance,
    readAt: NOW,
    freshness: 'live',
    verification: 'unsigned',
    level: levelOf(available, over.line),
    ...over,
  };
}

export function shownConnection(
  id: string,
  balances: readonly BalanceSnapshot[],
  over: Partial<ConnectionSnapshot> = {},
): ConnectionSnapshot {
  return {
    id,
    providerId: 'smilepayz',
    environmentId: 'production',
    environmentKind: 'production',
    label: 'Peru',
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances,
    refreshing: false,
    nextReason: 'interval',
    lastSuccessAt: NOW,
    ...over,
  };
}

export function snapshotOf(...connections: readonly ConnectionSnapshot[]): Snapshot {
  return { at: NOW, connections };
}
