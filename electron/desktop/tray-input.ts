import type { TrayValue } from '../contract/desktop-types.ts';
import type { Trends } from '../contract/trend-types.ts';
import type { AppState } from '../contract/types.ts';
import type { BalanceRef } from '../contract/view-types.ts';
import type { AlertsState } from '../domain/alert.ts';
import type { LocalizedText } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { TrayRefresh } from './tray-items.ts';

/** Everything the tray is drawn from. */
export interface TrayInput {
  readonly snapshot: Snapshot;
  readonly app: Pick<
    AppState,
    'locale' | 'profile' | 'notifications' | 'keychainName' | 'notices' | 'pause'
  >;
  readonly providerName: (id: string) => LocalizedText;
  readonly alerts: Pick<AlertsState, 'snoozes' | 'transits'>;
  readonly trends: Trends;
  readonly pinned: readonly BalanceRef[];
  /** Amounts, names and numbers are not to be seen. */
  readonly hidden: boolean;
  readonly value: TrayValue;
  readonly refresh: TrayRefresh | null;
}
