import { useId, useState } from 'react';
import type { HistoryView } from '../../../electron/contract/history-types.ts';
import { useWords } from '../../i18n/words.ts';
import { useHistoryWords } from './words.ts';
import { ZoneSelect } from './zone-select.tsx';

interface AccountingZoneProps {
  readonly view: HistoryView;
  readonly onChange: (zone: string) => void;
}

/** The zone whose midnight ends a day. Changing it is asked about first, for days already summed up stay. */
export function AccountingZone({ view, onChange }: AccountingZoneProps) {
  const { t } = useWords();
  const w = useHistoryWords();
  const id = useId();
  const current = view.choices.timeZone ?? view.computerZone;
  const [wanted, setWanted] = useState<string | null>(null);
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{w('zone.label')}</label>
        <ZoneSelect
          id={id}
          testId="accounting-zone"
          value={wanted ?? current}
          onChange={(zone) => setWanted(zone === current ? null : zone)}
        />
      </div>
      {wanted === null ? (
        <p className="hint">{w('zone.hint')}</p>
      ) : (
        <div className="history-confirm" role="alert" data-testid="zone-warning">
          <p>{w('zone.warning', { zone: wanted })}</p>
          <div className="lines-actions">
            <button
              type="button"
              className="button"
              data-testid="change-zone"
              onClick={() => {
                onChange(wanted);
                setWanted(null);
              }}
            >
              {w('zone.change')}
            </button>
            <button type="button" className="button quiet" onClick={() => setWanted(null)}>
              {t('cancel')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
