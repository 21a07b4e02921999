import type { MonthEndRow, MonthEndView } from '../../../electron/contract/history-types.ts';
import { accountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { AmountText } from '../../components/amount.tsx';
import { EnvironmentBadge } from '../../components/chip.tsx';
import { useWords } from '../../i18n/words.ts';
import { totalsOf } from './month-end.ts';
import { useHistoryWords } from './words.ts';

const DAY_MS = 86_400_000;

/** A moment in the zone whose month it is, to the minute. @param at epoch ms @param zone IANA name */
export function momentIn(locale: Locale, zone: string, at: number): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
}

interface RowProps {
  readonly row: MonthEndRow;
  readonly moment: number;
  readonly zone: string;
  /** Whether there is a column for it. */
  readonly frozen: boolean;
}

function Row({ row, moment, zone, frozen }: RowProps) {
  const { locale, own } = useWords();
  const w = useHistoryWords();
  const { connection, account, balance, readAt } = row;
  const days = Math.floor((moment - readAt) / DAY_MS);
  return (
    <tr data-testid="month-end-row">
      <th scope="row">
        <span className="month-end-account">
          {own(
            `${connection.label} · ${accountLabel(locale, { ...account, accountNo: balance.accountNo })}`,
          )}
        </span>{' '}
        <EnvironmentBadge kind={connection.environmentKind} />
      </th>
      <td className="number">
        <AmountText amount={balance.available} />
      </td>
      {frozen && (
        <td className="number">
          {balance.frozen !== undefined && <AmountText amount={balance.frozen} />}
        </td>
      )}
      <td>
        <time dateTime={new Date(readAt).toISOString()}>{momentIn(locale, zone, readAt)}</time>
        {days > 0 && <span className="row-meta month-end-old">{w('month.old', { days })}</span>}
      </td>
    </tr>
  );
}

interface MonthEndTableProps {
  readonly view: MonthEndView;
  readonly rows: readonly MonthEndRow[];
  readonly zone: string;
}

/** What each balance held when the month ended, and when that was read. */
export function MonthEndTable({ view, rows, zone }: MonthEndTableProps) {
  const w = useHistoryWords();
  const totals = totalsOf(rows);
  const frozen = rows.some(({ balance }) => balance.frozen !== undefined);
  return (
    <div className="table-scroll" role="region" aria-label={w('month.title')} tabIndex={0}>
      <table className="calls month-end-table">
        <thead>
          <tr>
            <th scope="col">{w('month.account')}</th>
            <th scope="col" className="number">
              {w('month.amount')}
            </th>
            {frozen && (
              <th scope="col" className="number">
                {w('month.frozen')}
              </th>
            )}
            <th scope="col">{w('month.read-at')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${row.connection.id} ${row.key}`}
              row={row}
              moment={view.moment}
              zone={zone}
              frozen={frozen}
            />
          ))}
        </tbody>
        <tfoot>
          {totals.map(({ currency, value }) => (
            <tr key={currency} data-testid="month-end-total">
              <th scope="row">{w('month.total', { currency })}</th>
              <td className="number">
                <AmountText amount={{ currency, value, unit: 'major' }} />
              </td>
              <td colSpan={frozen ? 2 : 1} />
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
