import { useId, useState } from 'react';
import { CHART_SPANS, type ChartSpan } from '../../../electron/contract/history-types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useAnswer } from '../../app/use-answer.ts';
import { useWords } from '../../i18n/words.ts';
import { ExportDialog } from '../history/export-dialog.tsx';
import { useHistory, useKeepingText } from '../history/use-history.ts';
import { BalanceChart, type BalanceChartProps } from './chart/balance-chart.tsx';
import { ChartTable } from './chart/chart-table.tsx';
import { useAccountWords } from './words.ts';

/** Whoever goes from account to account compares them over the same time. */
let lastChosen: ChartSpan = '7d';

function Spans({ span, onChoose }: { span: ChartSpan; onChoose: (span: ChartSpan) => void }) {
  const w = useAccountWords();
  const name = useId();
  return (
    <fieldset className="spans">
      <legend className="visually-hidden">{w('past.span')}</legend>
      {CHART_SPANS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            data-testid={`span-${one}`}
            checked={one === span}
            onChange={() => onChoose(one)}
          />
          <span>{w(`span.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Why there is nothing to draw, or why it is not safe yet. */
function Remark({ drawn, empty }: { readonly drawn: boolean; readonly empty: boolean }) {
  const w = useAccountWords();
  const keepingText = useKeepingText();
  const history = useHistory();
  if (history === null) return null;
  const { kind } = history.keeping;
  return (
    <>
      {!drawn && kind !== 'unavailable' && (
        <p className="hint">{w(empty ? 'past.first' : 'past.none')}</p>
      )}
      {(kind === 'unavailable' || kind === 'in-memory') && (
        <p className="hint" data-testid="past-keeping">
          {keepingText(history)}
        </p>
      )}
    </>
  );
}

interface PastSectionProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** How much was available over time: as a drawing, and in numbers. */
export function PastSection({ connectionId, entry }: PastSectionProps) {
  const { hidden } = useWords();
  const w = useAccountWords();
  const [span, setSpan] = useState(lastChosen);
  const [exporting, setExporting] = useState(false);
  const titleId = useId();
  const payload = { connectionId, key: entry.key, span };
  const answered = useAnswer('getChart', payload, entry.readAt);
  const choose = (chosen: ChartSpan) => {
    lastChosen = chosen;
    setSpan(chosen);
  };
  const chart = answered?.value ?? null;
  const drawn = chart !== null && chart.points.length > 0;
  const look: BalanceChartProps | null = drawn
    ? {
        chart,
        span: answered?.payload.span ?? span,
        currency: entry.balance.currency,
        line: entry.balance.available.unit === 'major' ? entry.line : undefined,
        live: entry.freshness === 'live',
      }
    : null;
  return (
    <section className="account-part account-past" aria-labelledby={titleId}>
      <div className="account-part-head">
        <h3 id={titleId}>{w('past.title')}</h3>
        <Spans span={span} onChoose={choose} />
      </div>
      {/* A curve says how much there is against the lines, with and without a scale. */}
      {look !== null &&
        (hidden ? (
          <p className="hint" data-testid="chart-hidden">
            {w('chart.hidden')}
          </p>
        ) : (
          <BalanceChart {...look} />
        ))}
      {answered !== null && <Remark drawn={drawn} empty={chart === null} />}
      {chart !== null && (
        <button
          type="button"
          className="link export-link"
          data-testid="export-account"
          onClick={() => setExporting(true)}
        >
          {w('past.export')}
        </button>
      )}
      {look !== null && !hidden && <ChartTable {...look} />}
      {exporting && (
        <ExportDialog
          only={[{ connectionId, key: entry.key }]}
          onClose={() => setExporting(false)}
        />
      )}
    </section>
  );
}
