import { useWindow } from '../../app/window-context.ts';
import { AlertRow } from './alert-row.tsx';
import { AlertSettingsForm } from './alert-settings.tsx';
import { MuteButton } from './mute.tsx';
import { useAlertsWords } from './words.ts';

/** What happened lately and what became of it, and what to be told of. */
export function AlertsPage() {
  const { alerts, app, snapshot } = useWindow();
  const w = useAlertsWords();
  const { records } = alerts;
  const lines = snapshot.connections.some(({ balances }) =>
    balances.some(({ line }) => line !== undefined),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{w('page.title')}</h1>
        <MuteButton />
      </div>
      {app.alertSettings.muted && (
        <p className="card muted-note" role="status" data-testid="muted-note">
          {w('muted.banner')}
        </p>
      )}
      <section className="card settings-section" data-testid="alert-list">
        <h2>{w('list.title')}</h2>
        {records.length === 0 ? (
          <div className="alerts-empty">
            <p>{w(lines ? 'list.empty' : 'list.no-lines')}</p>
            <p className="hint">{w('list.empty-hint')}</p>
          </div>
        ) : (
          <ul className="alerts">
            {records.map((record) => (
              <AlertRow key={record.id} record={record} />
            ))}
          </ul>
        )}
      </section>
      <AlertSettingsForm />
    </div>
  );
}
