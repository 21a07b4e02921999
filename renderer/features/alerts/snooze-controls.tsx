import { useEffect, useRef } from 'react';
import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { BalanceKey } from '../../../electron/domain/balance.ts';
import { tomorrowMorning } from '../../../electron/domain/tomorrow-morning.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useAlertsWords } from './words.ts';

const HOUR_MS = 3_600_000;

interface SnoozeProps {
  readonly connectionId: string;
  readonly balanceKey: BalanceKey;
}

/** Keeps alerts about one balance back for a while. */
export function SnoozeControls({ connectionId, balanceKey: key }: SnoozeProps) {
  const { alerts, call, now, say } = useWindow();
  const { locale } = useWords();
  const w = useAlertsWords();
  const snooze = alerts.snoozes[connectionId]?.[key];
  const box = useRef<HTMLDivElement>(null);
  const isSnoozed = snooze !== undefined;
  const was = useRef(isSnoozed);
  useEffect(() => {
    if (was.current === isSnoozed) return;
    was.current = isSnoozed;
    // The button that was pressed is gone; what takes it back stands in its place.
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, [isSnoozed]);
  const set = (until: number | 'change' | null) => call('snooze', { connectionId, key, until });
  const start = async (until: number | 'change') => {
    if ((await set(until)) === undefined) return;
    const action = { label: w('undo'), run: () => void set(null) };
    say({ text: w('snooze.done'), tone: 'plain', action });
  };
  if (snooze !== undefined) {
    return (
      <div className="snooze" ref={box}>
        <p data-testid="snoozed">
          {'until' in snooze
            ? w('snooze.until', { moment: formatDayTime(locale, snooze.until) })
            : w('snooze.until-change')}
        </p>
        <button
          type="button"
          className="button small"
          data-testid="end-snooze"
          onClick={() => void set(null)}
        >
          {w('snooze.end')}
        </button>
      </div>
    );
  }
  const choices = [
    ['hour', () => start(now + HOUR_MS)],
    ['tomorrow', () => start(tomorrowMorning(now))],
    ['change', () => start('change')],
  ] as const;
  return (
    <div className="snooze" ref={box}>
      {choices.map(([name, run]) => (
        <button
          key={name}
          type="button"
          className="button small"
          data-testid={`snooze-${name}`}
          onClick={() => void run()}
        >
          {w(`snooze.${name}`)}
        </button>
      ))}
    </div>
  );
}
