import { useId, useState } from 'react';
import type { ForecastCallResults } from '../../../electron/contract/forecast-types.ts';
import { useAnswer } from '../../app/use-answer.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { readDates, writeDates } from './date-list.ts';
import { useForecastWords } from './words.ts';

type Calendar = ForecastCallResults['getWorkCalendar'];

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MAX_DATES = 400;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

function Form({ calendar }: { readonly calendar: Calendar }) {
  const { call } = useWindow();
  const { locale } = useWords();
  const w = useForecastWords();
  const [workingDays, setWorkingDays] = useState(calendar.workingDays);
  const [holidays, setHolidays] = useState(() => writeDates(calendar.holidays));
  const [makeUpDays, setMakeUpDays] = useState(() => writeDates(calendar.makeUpDays));
  const [outcome, setOutcome] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const id = useId();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });

  const save = async () => {
    const lists = [readDates(holidays), readDates(makeUpDays)] as const;
    const [free, worked] = lists;
    const wrong = lists.find((list) => !list.ok);
    if (wrong?.ok === false) {
      const { line, text } = wrong;
      setOutcome({ ok: false, text: w('calendar.wrong', { line, text }) });
      return;
    }
    if (!free.ok || !worked.ok) return;
    if (free.dates.length > MAX_DATES || worked.dates.length > MAX_DATES) {
      setOutcome({ ok: false, text: w('calendar.too-many', { max: MAX_DATES }) });
      return;
    }
    const next = { workingDays, holidays: free.dates, makeUpDays: worked.dates };
    if ((await call('setWorkCalendar', next)) === undefined) return;
    setHolidays(writeDates(free.dates));
    setMakeUpDays(writeDates(worked.dates));
    setOutcome({ ok: true, text: w('calendar.saved') });
  };

  const dates = (
    name: 'holidays' | 'make-up',
    value: string,
    set: (value: string) => void,
    hint: string,
  ) => (
    <div>
      <label className="field-label" htmlFor={`${id}-${name}`}>
        {w(`calendar.${name}`)}
      </label>
      <textarea
        id={`${id}-${name}`}
        rows={4}
        spellCheck={false}
        data-testid={`calendar-${name}`}
        aria-describedby={`${id}-${name}-hint`}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
      <p className="hint" id={`${id}-${name}-hint`}>
        {hint}
      </p>
    </div>
  );

  return (
    <form
      className="calendar"
      noValidate
      onChange={() => setOutcome(null)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset>
        <legend className="field-label">{w('calendar.weekdays')}</legend>
        <div className="calendar-weekdays">
          {WEEKDAYS.map((day) => (
            <label key={day} className="check">
              <input
                type="checkbox"
                data-testid={`weekday-${day}`}
                checked={workingDays.includes(day)}
                onChange={(event) => {
                  const others = workingDays.filter((one) => one !== day);
                  setWorkingDays(event.target.checked ? [...others, day].sort() : others);
                }}
              />
              {weekday.format(MONDAY + (day - 1) * 86_400_000)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="calendar-lists">
        {dates('holidays', holidays, setHolidays, w('calendar.hint'))}
        {dates('make-up', makeUpDays, setMakeUpDays, w('calendar.make-up-hint'))}
      </div>
      <div className="lines-actions">
        <button type="submit" className="button" data-testid="save-calendar">
          {w('calendar.save')}
        </button>
        <span
          role="status"
          className={outcome?.ok === false ? 'error' : 'hint'}
          data-testid="calendar-result"
        >
          {outcome?.text}
        </span>
      </div>
    </form>
  );
}

/** The days on which money moves. */
export function CalendarSection() {
  const w = useForecastWords();
  const calendar = useAnswer('getWorkCalendar', null)?.value;
  if (calendar === undefined) return null;
  return (
    <section className="card settings-section" data-testid="work-calendar">
      <h2>{w('calendar.title')}</h2>
      <p className="hint">{w('calendar.lead')}</p>
      <Form calendar={calendar} />
    </section>
  );
}
