import { useId, useState } from 'react';
import type { HistoryChoices } from '../../../electron/contract/history-types.ts';
import { useHistoryWords, type HistoryWords } from './words.ts';

/** From fine to coarse. */
const LEVELS = ['raw', 'hourly', 'total'] as const;
type Level = (typeof LEVELS)[number];

/** Days, each a choice; `null`: for ever. */
const CHOICES: Readonly<Record<Level, readonly (number | null)[]>> = {
  raw: [30, 90, 180, 365],
  hourly: [90, 365, 730, 1_825],
  total: [365, 1_095, 1_825, 2_555, 3_650, null],
};

const FIELDS = { raw: 'rawDays', hourly: 'hourlyDays', total: 'totalDays' } as const;

function text(w: HistoryWords, days: number | null): string {
  if (days === null) return w('retention.ever');
  return days % 365 === 0
    ? w('retention.years', { count: days / 365 })
    : w('retention.days', { count: days });
}

/** A level that keeps for ever is longer than any other. */
const size = (days: number | null): number => days ?? Number.POSITIVE_INFINITY;

/** The choices with one level changed. A coarser level is never kept shorter than a finer one, so others may follow. */
function changed(choices: HistoryChoices, level: Level, days: number | null): HistoryChoices {
  const place = LEVELS.indexOf(level);
  const wanted = size(days);
  const [rawDays, hourlyDays, totalDays] = LEVELS.map((one, n) => {
    const own = size(choices[FIELDS[one]]);
    if (n === place) return wanted;
    return n < place ? Math.min(own, wanted) : Math.max(own, wanted);
  }) as [number, number, number];
  return {
    ...choices,
    rawDays,
    hourlyDays,
    totalDays: Number.isFinite(totalDays) ? totalDays : null,
  };
}

interface RetentionProps {
  readonly choices: HistoryChoices;
  readonly onChange: (choices: HistoryChoices) => void;
}

/** How long each level of detail is kept. */
export function Retention({ choices, onChange }: RetentionProps) {
  const w = useHistoryWords();
  const [lessened, setLessened] = useState(false);
  const id = useId();
  return (
    <>
      <h3>{w('retention.title')}</h3>
      {LEVELS.map((level) => {
        const value = choices[FIELDS[level]];
        const options = CHOICES[level].includes(value)
          ? CHOICES[level]
          : [...CHOICES[level], value].sort((a, b) => size(a) - size(b));
        return (
          <div className="setting" key={level}>
            <label htmlFor={`${id}-${level}`}>{w(`retention.${level}`)}</label>
            <select
              id={`${id}-${level}`}
              data-testid={`retention-${level}`}
              value={String(value)}
              onChange={(event) => {
                const days = event.target.value === 'null' ? null : Number(event.target.value);
                setLessened(size(days) < size(value));
                onChange(changed(choices, level, days));
              }}
            >
              {options.map((days) => (
                <option key={String(days)} value={String(days)}>
                  {text(w, days)}
                </option>
              ))}
            </select>
          </div>
        );
      })}
      <p className="hint" role="status">
        {lessened && w('retention.less')}
      </p>
    </>
  );
}
