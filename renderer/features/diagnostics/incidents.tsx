import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { Incident } from '../../../electron/domain/incident.ts';
import { useWords } from '../../i18n/words.ts';
import { useDiagnosticsWords } from './words.ts';

/** What broke since the start and was survived. @param incidents newest first */
export function Incidents({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { locale } = useWords();
  const w = useDiagnosticsWords();
  return (
    <section className="card settings-section">
      <h2>{w('incidents.title')}</h2>
      {incidents.length === 0 && <p>{w('incidents.none')}</p>}
      <ul className="incidents" data-testid="incidents">
        {incidents.map(({ kind, at, detail }, index) => (
          <li key={incidents.length - index} data-kind={kind}>
            <time dateTime={new Date(at).toISOString()}>{formatDayTime(locale, at)}</time>{' '}
            {w(`incident.${kind}`)}
            {detail !== '' && <span className="code"> {detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
