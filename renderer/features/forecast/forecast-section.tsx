import { useId, useState } from 'react';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import type { Forecast } from '../../../electron/domain/forecast/forecast-types.ts';
import { useAnswer } from '../../app/use-answer.ts';
import { useWords } from '../../i18n/words.ts';
import { OutlookFacts } from './outlook-facts.tsx';
import { TermsForm } from './terms-form.tsx';
import { useForecastWords } from './words.ts';

/** Why there is none, in words. */
function Without({ forecast }: { readonly forecast: Exclude<Forecast, { kind: 'forecast' }> }) {
  const w = useForecastWords();
  if (forecast.kind !== 'not-enough-data') return <p>{w(`without.${forecast.kind}`)}</p>;
  const { reason, haveDays: have, needDays: need } = forecast;
  return <p>{w(`not-enough.${reason}`, { have, need })}</p>;
}

interface ForecastSectionProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** When an account will have run short at the usual pace, and what to do by when. */
export function ForecastSection({ connectionId, entry }: ForecastSectionProps) {
  const w = useForecastWords();
  const { hidden } = useWords();
  const id = useId();
  const [saved, setSaved] = useState(0);
  const { line, readAt, freshness } = entry;
  const again = [readAt, freshness, line?.critical, saved].join();
  const view = useAnswer('getForecast', { connectionId, key: entry.key }, again)?.value;
  if (view === undefined) return null;
  const { forecast } = view;
  return (
    <section
      className="account-part forecast"
      aria-labelledby={id}
      data-testid="forecast"
      data-kind={forecast.kind}
    >
      <h3 id={id}>{w('section.title')}</h3>
      {hidden ? (
        <p className="hint">{w('hidden')}</p>
      ) : forecast.kind === 'forecast' ? (
        <OutlookFacts connectionId={connectionId} entry={entry} outlook={forecast} view={view} />
      ) : (
        <Without forecast={forecast} />
      )}
      <details className="terms-details">
        <summary>{w('terms.title')}</summary>
        <TermsForm
          connectionId={connectionId}
          balanceKey={entry.key}
          view={view}
          onSaved={() => setSaved((count) => count + 1)}
        />
      </details>
    </section>
  );
}
