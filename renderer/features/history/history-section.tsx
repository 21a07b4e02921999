import { useState } from 'react';
import type { HistoryChoices } from '../../../electron/contract/history-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { AccountingZone } from './accounting-zone.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { MonthEndDialog } from './month-end-dialog.tsx';
import { RemovedConnections } from './removed-connections.tsx';
import { Retention } from './retention.tsx';
import { useHistory, useKeepingText } from './use-history.ts';
import { useHistoryWords } from './words.ts';

/** What becomes of readings: where and how long they are kept, and the ways to take them out. */
export function HistorySection() {
  const { app, call } = useWindow();
  const { s } = useWords();
  const w = useHistoryWords();
  const view = useHistory();
  const keepingText = useKeepingText();
  const [open, setOpen] = useState<'export' | 'month-end' | null>(null);
  if (view === null) return null;
  const { choices, keeping } = view;
  const change = (next: HistoryChoices) => void call('setHistoryChoices', next);
  const close = () => setOpen(null);
  return (
    <section className="card settings-section">
      <h2>{w('section.title')}</h2>
      <p className="hint">
        {w('section.lead', { keychain: s(`keychain.name.${app.keychainName}`) })}
      </p>
      <p role="status" data-testid="history-state" data-kind={keeping.kind}>
        {keepingText(view)}
      </p>
      <div className="history-actions">
        <button
          type="button"
          className="button"
          data-testid="open-export"
          onClick={() => setOpen('export')}
        >
          {w('export.open')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="open-month-end"
          onClick={() => setOpen('month-end')}
        >
          {w('month.open')}
        </button>
      </div>
      <Retention choices={choices} onChange={change} />
      <AccountingZone view={view} onChange={(timeZone) => change({ ...choices, timeZone })} />
      <RemovedConnections removed={view.removed} />
      {open === 'export' && <ExportDialog onClose={close} />}
      {open === 'month-end' && (
        <MonthEndDialog zone={choices.timeZone ?? view.computerZone} onClose={close} />
      )}
    </section>
  );
}
