import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { SnoozeControls } from './snooze-controls.tsx';
import { TransitControls } from './transit-controls.tsx';
import { useAlertsWords } from './words.ts';

interface AccountAlertsProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** What keeps alerts about one balance back. */
export function AccountAlerts({ connectionId, entry }: AccountAlertsProps) {
  const w = useAlertsWords();
  return (
    <>
      <h3>{w('panel.title')}</h3>
      <SnoozeControls connectionId={connectionId} balanceKey={entry.key} />
      {/* What is not known to be units of the currency cannot be added to. */}
      {entry.balance.available.unit === 'major' && (
        <TransitControls connectionId={connectionId} entry={entry} />
      )}
    </>
  );
}
