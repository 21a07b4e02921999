import { useId, useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../electron/contract/history-types.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { useAnswer } from '../../app/use-answer.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useWords } from '../../i18n/words.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { monthsBack } from './local-day.ts';
import { rowsOfEntity, type EntityChoice } from './month-end.ts';
import { momentIn, MonthEndTable } from './month-end-table.tsx';
import { useExport } from './use-export.ts';
import { useHistoryWords } from './words.ts';
import { ZoneSelect } from './zone-select.tsx';

interface EntitySelectProps {
  readonly id: string;
  readonly value: EntityChoice;
  readonly onChange: (entity: EntityChoice) => void;
}

/** An entity may be called anything, so its name stands behind a word of its own. */
const ALL = 'all';
const NONE = 'none';
const ONE = 'entity:';

function EntitySelect({ id, value, onChange }: EntitySelectProps) {
  const { layout } = useWindow();
  const w = useHistoryWords();
  const entities = [...new Set(Object.values(layout.entities))].sort();
  const chosen = value === undefined ? ALL : value === null ? NONE : ONE + value;
  return (
    <select
      id={id}
      data-testid="month-entity"
      value={chosen}
      onChange={({ target: { value: picked } }) => {
        if (picked === ALL) onChange(undefined);
        else onChange(picked === NONE ? null : picked.slice(ONE.length));
      }}
    >
      <option value={ALL}>{w('month.entity-all')}</option>
      {entities.map((entity) => (
        <option key={entity} value={ONE + entity}>
          {entity}
        </option>
      ))}
      <option value={NONE}>{w('month.entity-none')}</option>
    </select>
  );
}

/** Five years, and the one that is not over yet. */
const MONTHS = 61;

/** `February 2026`. @param month `2026-02` */
function monthText(locale: Locale, month: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' });
  return format.format(Date.parse(month));
}

interface MonthEndDialogProps {
  /** The accounting time zone, IANA name. */
  readonly zone: string;
  readonly onClose: () => void;
}

/** How a month closed: the last reading of each balance before its end, to look at and to take out. */
export function MonthEndDialog({ zone: accountingZone, onClose }: MonthEndDialogProps) {
  const { call, layout, now } = useWindow();
  const { locale } = useWords();
  const w = useHistoryWords();
  const id = useId();
  const [months] = useState(() => monthsBack(now, MONTHS));
  // The newest that is over.
  const [month, setMonth] = useState(months[1] ?? '');
  const [timeZone, setTimeZone] = useState(accountingZone);
  const [entity, setEntity] = useState<EntityChoice>(undefined);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const exporting = useExport();
  const view = useAnswer('getMonthEnd', { month, timeZone })?.value;
  const rows = view === undefined ? [] : rowsOfEntity(view.rows, layout.entities, entity);
  const hasEntities = Object.keys(layout.entities).length > 0;

  const run = () =>
    void exporting.run(() =>
      call('exportMonthEnd', {
        month,
        timeZone,
        format,
        connectionIds: [...new Set(rows.map(({ connection }) => connection.id))],
      }),
    );

  return (
    <Dialog
      title={w('month.title')}
      testId="month-end-dialog"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {w('export.close')}
          </button>
          <select
            aria-label={w('export.format')}
            data-testid="month-format"
            value={format}
            onChange={({ target }) => {
              const chosen = EXPORT_FORMATS.find((one) => one === target.value);
              if (chosen !== undefined) setFormat(chosen);
            }}
          >
            {EXPORT_FORMATS.map((one) => (
              <option key={one} value={one}>
                {w(`format.${one}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button primary"
            data-testid="export-month-end"
            disabled={rows.length === 0 || exporting.running}
            onClick={run}
          >
            {w('export.run')}
          </button>
        </>
      }
    >
      <div className="month-end">
        <div className="month-end-choices">
          <label>
            <span className="field-label">{w('month.month')}</span>
            <select
              data-testid="month"
              value={month}
              onChange={(event) => setMonth(event.target.value)}
            >
              {months.map((one) => (
                <option key={one} value={one}>
                  {monthText(locale, one)}
                </option>
              ))}
            </select>
          </label>
          <label htmlFor={`${id}-zone`}>
            <span className="field-label">{w('month.zone')}</span>
            <ZoneSelect
              id={`${id}-zone`}
              testId="month-zone"
              value={timeZone}
              onChange={setTimeZone}
            />
          </label>
          {hasEntities && (
            <label htmlFor={`${id}-entity`}>
              <span className="field-label">{w('month.entity')}</span>
              <EntitySelect id={`${id}-entity`} value={entity} onChange={setEntity} />
            </label>
          )}
        </div>
        {view !== undefined && (
          <>
            <p className="hint">
              {view.moment > now
                ? w('month.running')
                : w('month.lead', { moment: momentIn(locale, timeZone, view.moment) })}
            </p>
            {rows.length === 0 ? (
              <p data-testid="month-end-none">{w('month.none')}</p>
            ) : (
              <MonthEndTable view={view} rows={rows} zone={timeZone} />
            )}
          </>
        )}
        <ExportOutcome {...exporting} />
      </div>
    </Dialog>
  );
}
