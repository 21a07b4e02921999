import type { AlertFacts, AlertKind, AlertSettings } from '../domain/alert.ts';
import type { Amount } from '../domain/money.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';
import type { AlertMemory } from './memory.ts';

/** What there is to say, without whom it is about. */
export type AlertContent = {
  [Kind in AlertKind]: { readonly kind: Kind; readonly facts: AlertFacts[Kind] };
}[AlertKind];

/**
 * How one lasting state stands now. One that nothing can be said of (a stale balance, say) has no finding, and stays as it
 * was last found; nor has one that is not there and was not before.
 */
export interface Finding {
  readonly id: string;
  readonly connection: ConnectionSnapshot;
  /** The balance it is about; `null` for the connection itself. */
  readonly entry: BalanceSnapshot | null;
  /** 0: it is over. A higher one than before is told of anew. */
  readonly severity: number;
  /**
   * What somebody who knows of nothing would be told, and how severe that is: `null` while it is over, or so close to it
   * that it only is not taken for over yet.
   */
  readonly alert: (AlertContent & { readonly severity: number }) | null;
  /** What a balance holds that rose to above its lines. */
  readonly recovered?: Amount;
}

export interface FindingContext {
  readonly memory: AlertMemory;
  readonly settings: AlertSettings;
  /** Epoch ms. */
  readonly now: number;
  /** When the app started, the computer woke up or its clock was changed, epoch ms. */
  readonly wokeAt: number;
}

/** `level|<connection>|<balance>`, `needs-you|<connection>|`. Ids of connections and balances hold no bar. */
export function conditionId(name: string, connectionId: string, part = ''): string {
  return `${name}|${connectionId}|${part}`;
}

/** The connection and the balance, or account, that the id of a condition or change names. */
export function partsOfId(id: string): {
  readonly name: string;
  readonly connectionId: string;
  readonly part: string;
} {
  const [name = '', connectionId = '', part = ''] = id.split('|');
  return { name, connectionId, part };
}
