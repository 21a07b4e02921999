import { useId, useState } from 'react';
import {
  EXPORT_FORMATS,
  type ExportDetail,
  type ExportFormat,
} from '../../../electron/contract/history-types.ts';
import type { BalanceRef } from '../../../electron/contract/view-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { AccountChoice } from './account-choice.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { localDay } from './local-day.ts';
import { useExport } from './use-export.ts';
import { useHistoryWords } from './words.ts';

const DAY_MS = 86_400_000;
const DAYS_AT_FIRST = 30;
const DETAILS: readonly ExportDetail[] = ['finest', 'days'];

interface ExportDialogProps {
  /** The accounts to begin with; all where none are given. */
  readonly only?: readonly BalanceRef[];
  readonly onClose: () => void;
}

interface RadiosProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly word: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Radios<Value extends string>(props: RadiosProps<Value>) {
  const { legend, name, values, value, word, onChange } = props;
  const group = useId();
  return (
    <fieldset className="radios">
      <legend className="field-label">{legend}</legend>
      {values.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={group}
            data-testid={`${name}-${one}`}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          <span>{word(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Takes readings out of the app, into a file of the user's choice. */
export function ExportDialog({ only, onClose }: ExportDialogProps) {
  const { call, now } = useWindow();
  const w = useHistoryWords();
  const [from, setFrom] = useState(() => localDay(now - DAYS_AT_FIRST * DAY_MS));
  const [to, setTo] = useState(() => localDay(now));
  const [detail, setDetail] = useState<ExportDetail>('finest');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [which, setWhich] = useState<'all' | 'some'>(only === undefined ? 'all' : 'some');
  const [chosen, setChosen] = useState<readonly BalanceRef[]>(only ?? []);
  const exporting = useExport();
  const { running, clear } = exporting;

  const wrong =
    from === '' || to === '' || from > to
      ? w('export.backwards')
      : which === 'some' && chosen.length === 0
        ? w('export.accounts-none')
        : null;

  const run = () =>
    void exporting.run(() =>
      call('exportHistory', {
        format,
        detail,
        from,
        to,
        accounts: which === 'all' ? null : chosen,
      }),
    );

  const close = () => {
    if (running) exporting.stop();
    onClose();
  };

  const day = (value: string, set: (value: string) => void, end: 'from' | 'to') => (
    <label className="with-unit">
      <span className="unit">{w(`export.${end}`)}</span>
      <input
        type="date"
        data-testid={`export-${end}`}
        value={value}
        onChange={(event) => {
          set(event.target.value);
          clear();
        }}
      />
    </label>
  );

  return (
    <Dialog
      title={w('export.title')}
      testId="export-dialog"
      onClose={close}
      actions={
        <>
          <button type="button" className="button" onClick={running ? exporting.stop : close}>
            {w(running ? 'export.stop' : 'export.close')}
          </button>
          <button
            type="button"
            className="button primary"
            data-testid="run-export"
            disabled={running || wrong !== null}
            onClick={run}
          >
            {w('export.run')}
          </button>
        </>
      }
    >
      <div className="export" onChange={clear}>
        <fieldset>
          <legend className="field-label">{w('export.range')}</legend>
          <div className="export-range">
            {day(from, setFrom, 'from')}
            {day(to, setTo, 'to')}
          </div>
        </fieldset>
        <Radios
          legend={w('export.detail')}
          name="detail"
          values={DETAILS}
          value={detail}
          word={(value) => w(`export.detail.${value}`)}
          onChange={setDetail}
        />
        <div>
          <Radios
            legend={w('export.format')}
            name="format"
            values={EXPORT_FORMATS}
            value={format}
            word={(value) => w(`format.${value}`)}
            onChange={setFormat}
          />
          <p className="hint">{w(`format.${format}-hint`)}</p>
        </div>
        <div>
          <Radios
            legend={w('export.accounts')}
            name="accounts"
            values={['all', 'some'] as const}
            value={which}
            word={(value) => w(`export.accounts-${value}`)}
            onChange={setWhich}
          />
          {which === 'some' && <AccountChoice chosen={chosen} onChange={setChosen} />}
        </div>
        {wrong === null ? (
          <ExportOutcome {...exporting} />
        ) : (
          <p className="error" role="status">
            {wrong}
          </p>
        )}
      </div>
    </Dialog>
  );
}
