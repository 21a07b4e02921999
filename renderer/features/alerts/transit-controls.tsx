import { MASK } from '../../../electron/contract/i18n/mask.ts';
import { useEffect, useId, useState } from 'react';
import { formatAmount, formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { TransitResult } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useAlertsWords } from './words.ts';

type TransitError = Extract<TransitResult, { ok: false }>['error'];

interface TransitProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** `2026-03-02T18:00`, what the browser's own date and time field holds. @param at epoch ms */
function localInput(at: number): string {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The end of the next working afternoon is a fair first guess; a transfer takes a day. @param now epoch ms */
function firstGuess(now: number): string {
  const date = new Date(now);
  return localInput(
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 18).getTime(),
  );
}

function TransitForm({ connectionId, entry, onDone }: TransitProps & { onDone: () => void }) {
  const { call, now } = useWindow();
  const { hidden } = useWords();
  const w = useAlertsWords();
  const [amount, setAmount] = useState('');
  const [expected, setExpected] = useState(() => firstGuess(now));
  const [note, setNote] = useState('');
  const [error, setError] = useState<TransitError | null>(null);
  const errorId = useId();
  const save = async () => {
    // An empty field is no moment; main says the same of it as of one that is over.
    const expectedAt = new Date(expected).getTime();
    const result = await call('markTransit', {
      connectionId,
      key: entry.key,
      transit: { amount, note, expectedAt: Number.isNaN(expectedAt) ? 0 : expectedAt },
    });
    if (result === undefined) return;
    if (result.ok) onDone();
    else setError(result.error);
  };
  const aids = (...of: readonly TransitError[]) => ({
    'aria-invalid': error !== null && of.includes(error),
    'aria-describedby': errorId,
  });
  return (
    <form
      className="lines"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field">
        <span className="field-label">{w('transit.amount')}</span>
        <span className="with-unit">
          <span className="unit">{entry.balance.currency}</span>
          <input
            autoFocus
            type="text"
            readOnly={hidden}
            inputMode="decimal"
            autoComplete="off"
            maxLength={64}
            data-testid="transit-amount"
            {...aids('not-a-number', 'too-precise', 'not-positive')}
            value={hidden && amount !== '' ? MASK : amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </span>
      </label>
      <label className="field">
        <span className="field-label">{w('transit.expected')}</span>
        <input
          type="datetime-local"
          data-testid="transit-expected"
          {...aids('in-the-past')}
          value={expected}
          onChange={(event) => setExpected(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{w('transit.note')}</span>
        <input
          type={hidden ? 'password' : 'text'}
          autoComplete="off"
          maxLength={200}
          placeholder={w('transit.note-hint')}
          data-testid="transit-note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="hint">{w('transit.hint')}</p>
      <p id={errorId} role="status" className="error" data-testid="transit-error">
        {error !== null && w(`transit.error.${error}`)}
      </p>
      <div className="lines-actions">
        <button type="submit" className="button" data-testid="save-transit">
          {w('transit.save')}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          {w('transit.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Money on its way to this account: what is known of it, or the form to say so. */
export function TransitControls({ connectionId, entry }: TransitProps) {
  const { alerts, call, view } = useWindow();
  const { locale, own } = useWords();
  const w = useAlertsWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (view.name === 'overview' && view.form === 'transit') setOpen(true);
  }, [view]);
  const transit = alerts.transits[connectionId]?.[entry.key];
  if (transit !== undefined) {
    const amount = own(formatAmount(locale, { ...entry.balance.available, value: transit.amount }));
    const moment = formatDayTime(locale, transit.expectedAt);
    return (
      <div className="transit" data-testid="transit" data-late={transit.late}>
        <p className={transit.late ? 'error' : undefined}>
          {w(transit.late ? 'transit.late' : 'transit.on-its-way', { amount, moment })}
        </p>
        {transit.note !== '' && <p className="hint">{own(transit.note)}</p>}
        <button
          type="button"
          className="button small"
          data-testid="remove-transit"
          onClick={() => void call('markTransit', { connectionId, key: entry.key, transit: null })}
        >
          {w('transit.remove')}
        </button>
      </div>
    );
  }
  if (open) {
    return (
      <TransitForm connectionId={connectionId} entry={entry} onDone={() => setOpen(false)} />
    );
  }
  return (
    <button
      type="button"
      className="button small"
      data-testid="add-transit"
      onClick={() => setOpen(true)}
    >
      {w('transit.add')}
    </button>
  );
}
