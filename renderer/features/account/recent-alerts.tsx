import { useWindow } from '../../app/window-context.ts';
import { AlertRow } from '../alerts/alert-row.tsx';
import { Part } from './part.tsx';
import { useAccountWords } from './words.ts';

const MOST = 5;

interface RecentAlertsProps {
  readonly connectionId: string;
  readonly balanceKey: string;
}

/** What was told of this balance lately, and what became of it. */
export function RecentAlerts({ connectionId, balanceKey }: RecentAlertsProps) {
  const { alerts } = useWindow();
  const w = useAccountWords();
  const records = alerts.records
    .filter(({ subject }) => subject.connectionId === connectionId)
    // What befell the whole connection befell this account too.
    .filter(({ subject: { key } }) => key === undefined || key === balanceKey)
    .slice(0, MOST);
  return (
    <Part title={w('alerts.title')} testId="account-alerts">
      {records.length === 0 ? (
        <p className="hint">{w('alerts.none')}</p>
      ) : (
        <ul className="alerts">
          {records.map((record) => (
            <AlertRow key={record.id} record={record} />
          ))}
        </ul>
      )}
    </Part>
  );
}
