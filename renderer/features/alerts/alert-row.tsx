import { formatAge, formatDayTime } from '../../../electron/contract/i18n/format.ts';
import { alertText } from '../../../electron/contract/i18n/alert-text.ts';
import type { AlertKind, AlertRecord } from '../../../electron/domain/alert.ts';
import { useWindow } from '../../app/window-context.ts';
import { Glyph, type GlyphState } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';
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

/** One alert and what became of it; opens its balance where there is one. */
export function AlertRow({ record }: { readonly record: AlertRecord }) {
  const { app, providers, snapshot, now, go } = useWindow();
  const { hidden, locale } = useWords();
  const w = useAlertsWords();
  const providerName = (id: string) =>
    providers.find((descriptor) => descriptor.id === id)?.name ?? { en: id, 'zh-CN': id };
  const text = alertText({ locale, providerName, keychain: app.keychainName, hidden }, record);
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
          <span data-testid="alert-outcome">
            {w(`outcome.${record.outcome}`)}
            {record.heldBy !== undefined && ` (${w(`held-by.${record.heldBy}`)})`}
          </span>
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
