import { useId, useState } from 'react';
import type { ForecastView } from '../../../electron/contract/forecast-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useForecastWords } from './words.ts';

const UNITS = ['none', 'hours', 'workingDays'] as const;
type Unit = (typeof UNITS)[number];

const MOST: Readonly<Record<Unit, number>> = { none: 0, hours: 720, workingDays: 30 };
const MOST_DAYS = 90;

/** Five in the afternoon: what banks of most countries still take the same day. */
const CUT_OFF = '17:00';

function whole(text: string, least: number, most: number): number | null {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

function firstLead(topUp: ForecastView['topUp']): { readonly unit: Unit; readonly lead: string } {
  if (topUp === null) return { unit: 'none', lead: '1' };
  const { leadTime } = topUp;
  return 'hours' in leadTime
    ? { unit: 'hours', lead: String(leadTime.hours) }
    : { unit: 'workingDays', lead: String(leadTime.workingDays) };
}

interface TermsFormProps {
  readonly connectionId: string;
  readonly balanceKey: string;
  readonly view: ForecastView;
  readonly onSaved: () => void;
}

/** How long a top-up is on its way, until when it is taken, and how long it should last. */
export function TermsForm({ connectionId, balanceKey: key, view, onSaved }: TermsFormProps) {
  const { call } = useWindow();
  const w = useForecastWords();
  const first = firstLead(view.topUp);
  const [unit, setUnit] = useState(first.unit);
  const [lead, setLead] = useState(first.lead);
  const [cutOff, setCutOff] = useState(view.topUp?.cutOff ?? CUT_OFF);
  const [days, setDays] = useState(String(view.daysToCover));
  const [outcome, setOutcome] = useState<'saved' | 'wrong' | null>(null);
  const id = useId();

  const save = async () => {
    const time = whole(lead, 0, MOST[unit]);
    const daysToCover = whole(days, 1, MOST_DAYS);
    if (daysToCover === null || (unit !== 'none' && (time === null || cutOff === ''))) {
      setOutcome('wrong');
      return;
    }
    const leadTime = unit === 'hours' ? { hours: time ?? 0 } : { workingDays: time ?? 0 };
    const topUp = unit === 'none' ? null : { leadTime, cutOff };
    if ((await call('setForecastTerms', { connectionId, key, topUp, daysToCover })) === undefined) {
      return;
    }
    setOutcome('saved');
    onSaved();
  };

  const number = (name: string, value: string, set: (value: string) => void) => (
    <input
      className="short"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      id={`${id}-${name}`}
      data-testid={`terms-${name}`}
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  );

  return (
    <form
      className="terms"
      noValidate
      onChange={() => setOutcome(null)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="setting">
        <label htmlFor={`${id}-lead`}>{w('terms.lead')}</label>
        <span className="with-unit">
          {unit !== 'none' && number('lead', lead, setLead)}
          <select
            aria-label={w('terms.unit')}
            id={unit === 'none' ? `${id}-lead` : undefined}
            data-testid="terms-unit"
            value={unit}
            onChange={({ target }) => setUnit(UNITS.find((one) => one === target.value) ?? 'none')}
          >
            {UNITS.map((one) => (
              <option key={one} value={one}>
                {w(`terms.unit.${one}`)}
              </option>
            ))}
          </select>
        </span>
      </div>
      {unit !== 'none' && (
        <>
          <div className="setting">
            <label htmlFor={`${id}-cut-off`}>{w('terms.cut-off')}</label>
            <input
              type="time"
              id={`${id}-cut-off`}
              data-testid="terms-cut-off"
              aria-describedby={`${id}-hint`}
              value={cutOff}
              onChange={(event) => setCutOff(event.target.value)}
            />
          </div>
          <p className="hint" id={`${id}-hint`}>
            {w('terms.cut-off-hint', { zone: view.timeZone })}
          </p>
        </>
      )}
      <div className="setting">
        <label htmlFor={`${id}-days`}>{w('terms.cover')}</label>
        <span className="with-unit">
          {number('days', days, setDays)}
          <span className="unit">{w('terms.cover.unit')}</span>
        </span>
      </div>
      <div className="lines-actions">
        <button type="submit" className="button" data-testid="save-terms">
          {w('terms.save')}
        </button>
        <span
          role="status"
          className={outcome === 'wrong' ? 'error' : 'hint'}
          data-testid="terms-result"
        >
          {outcome !== null && w(`terms.${outcome}`)}
        </span>
      </div>
    </form>
  );
}
