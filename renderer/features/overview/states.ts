import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { GlyphState } from '../../components/glyph.tsx';

/** A glyph that also has a chip. */
export type ChipState = Exclude<GlyphState, 'empty'>;

/** The chip of a connection; `null` when there is nothing to say. */
export function conditionState(connection: ConnectionSnapshot): ChipState | null {
  if (!connection.enabled) return 'paused';
  switch (connection.condition) {
    case 'ok':
    case 'unread':
      return null;
    case 'unknown':
      return 'stale';
    case 'needs-you':
      return 'needs-you';
    case 'unreachable':
      return 'offline';
    case 'keychain':
      return 'locked';
    case 'paused':
      return 'paused';
  }
}

/** The glyph of one balance: its level while it is live, otherwise why it is not. */
export function balanceState(connection: ConnectionSnapshot, entry: BalanceSnapshot): ChipState {
  if (!connection.enabled) return 'paused';
  if (entry.freshness === 'not-returned') return 'not-returned';
  if (entry.freshness === 'live') return entry.level;
  if (connection.condition === 'unreachable') return 'offline';
  if (connection.condition === 'keychain') return 'locked';
  return 'stale';
}
