import { useState } from 'react';
import { formatValue } from '../../../../electron/contract/i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { useAccountWords } from '../words.ts';
import type { BalanceChartProps } from './balance-chart.tsx';
import { periodText } from './moments.ts';
import { periodsOf } from './periods.ts';

function Rows({ chart, span, currency }: BalanceChartProps) {
  const { locale } = useWords();
  const amount = (value: string): string => formatValue(locale, { currency, value, unit: chart.unit });
  return periodsOf(chart, span).map(({ start, known }) => (
    <tr key={start} data-testid="chart-row">
      <th scope="row">{periodText(locale, span, start)}</th>
      {known === null ? (
        <td colSpan={3} className="number">
          —
        </td>
      ) : (
        [known.last, known.lowest, known.highest].map((value, n) => (
          <td key={n} className="number">
            {amount(value)}
          </td>
        ))
      )}
    </tr>
  ));
}

/** The same as the chart, in numbers: for who cannot see it, and for who wants them. */
export function ChartTable(props: BalanceChartProps) {
  const w = useAccountWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="chart-table"
      data-testid="chart-table"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{w('table.title')}</summary>
      {open && (
        <div className="table-scroll" role="region" aria-label={w('table.title')} tabIndex={0}>
          <table className="calls">
            <thead>
              <tr>
                <th scope="col">{w('table.time')}</th>
                {(['last', 'lowest', 'highest'] as const).map((column) => (
                  <th key={column} scope="col" className="number">
                    {w(`table.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Rows {...props} />
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
