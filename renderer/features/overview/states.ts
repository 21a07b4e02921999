import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { GlyphState } from '../../components/glyph.tsx';

/** A glyph that also has a chip. */
export type ChipState = Exclude<GlyphState, 'empty'>;

type ConditionState = Extract<ChipState, 'stale' | 'needs-you' | 'offline' | 'locked'>;

/** The chip of a connection; `null` when there is nothing to say. */
export function connectionChip(connection: ConnectionSnapshot): ChipState | null {
  return connection.enabled ? conditionState(connection) : 'paused';
}

/** What a connection's condition comes to; `null` when there is nothing to say. */
export function conditionState({
  condition,
}: Pick<ConnectionSnapshot, 'condition'>): ConditionState | null {
  switch (condition) {
    case 'ok':
    case 'unread':
    case 'paused':
      return null;
    case 'unknown':
      return 'stale';
    case 'needs-you':
      return 'needs-you';
    case 'unreachable':
      return 'offline';
    case 'keychain':
      return 'locked';
  }
}

/**
 * The glyph of one balance: its level while it is live or was low when last read, otherwise why it
 * is not live. A lost network must not hide that money is short.
 */
export function balanceState(connection: ConnectionSnapshot, entry: BalanceSnapshot): ChipState {
  const known = connection.enabled && entry.freshness !== 'not-returned';
  if (known && entry.level !== 'fine') return entry.level;
  return freshnessState(connection, entry) ?? entry.level;
}

/** Why a balance is not live; `null` while it is. */
export function freshnessState(
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
): ChipState | null {
  if (!connection.enabled) return 'paused';
  if (entry.freshness === 'not-returned') return 'not-returned';
  if (entry.freshness === 'live') return null;
  if (connection.condition === 'unreachable') return 'offline';
  if (connection.condition === 'keychain') return 'locked';
  return 'stale';
}
