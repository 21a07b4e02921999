import { formatAge, formatDayTime } from '../../../electron/contract/i18n/format.ts';
import { alertText } from '../../../electron/contract/i18n/alert-text.ts';
import type { AlertKind, AlertRecord } from '../../../electron/domain/alert.ts';
import { useWindow } from '../../app/window-context.ts';
import { Glyph, type GlyphState } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';
import { AlertSettingsForm } from './alert-settings.tsx';
import { MuteButton } from './mute.tsx';
import { useAlertsWords } from './words.ts';

/** The shape beside an alert: what it is about, not only its colour. */
const glyphs: Readonly<Record<AlertKind, GlyphState>> = {
  critical: 'critical',
  low: 'low',
  'transit-late': 'low',
  'needs-you': 'needs-you',
  'not-returned': 'not-returned',
  'not-updated': 'stale',
  'status-changed': 'needs-you',
  'frozen-rose': 'needs-you',
  'token-expiring': 'needs-you',
  'run-out': 'low',
  'large-jump': 'needs-you',
  upper: 'needs-you',
  recovered: 'fine',
};

function AlertRow({ record }: { readonly record: AlertRecord }) {
  const { app, providers, snapshot, now, go } = useWindow();
  const { locale } = useWords();
  const w = useAlertsWords();
  const providerName = (id: string) =>
    providers.find((descriptor) => descriptor.id === id)?.name ?? { en: id, 'zh-CN': id };
  const text = alertText({ locale, providerName, keychain: app.keychainName }, record);
  const { connectionId, key } = record.subject;
  const there = snapshot.connections.find(({ id }) => id === connectionId);
  const opens = key !== undefined && there?.balances.some((entry) => entry.key === key) === true;
  const content = (
    <>
      <Glyph state={glyphs[record.kind]} />
      <span className="alert-text">
        <span className="row-name">{text.title}</span>
        <span className="alert-body">{text.body}</span>
        <span className="row-meta">
          <time dateTime={new Date(record.at).toISOString()}>
            {formatDayTime(locale, record.at)}
          </time>
          {' · '}
          {formatAge(locale, now - record.at)}
          {' · '}
          <span data-testid="alert-outcome">{w(`outcome.${record.outcome}`)}</span>
        </span>
      </span>
    </>
  );
  const about = {
    'data-testid': 'alert',
    'data-kind': record.kind,
    'data-outcome': record.outcome,
  };
  return (
    <li>
      {opens ? (
        <button
          type="button"
          className="alert alert-button"
          {...about}
          onClick={() => go({ name: 'overview', selected: { connectionId, key } })}
        >
          {content}
        </button>
      ) : (
        <div className="alert" {...about}>
          {content}
        </div>
      )}
    </li>
  );
}

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
