import { useId, useState } from 'react';
import { ALERT_KINDS } from '../../../electron/domain/alert.ts';
import { useAlertSettings } from './mute.tsx';
import { useAlertsWords } from './words.ts';

interface NumberSettingProps {
  readonly label: string;
  readonly unit: string;
  readonly testId: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number that is taken over once it is one; until then what was typed stays, with what is wrong. */
function NumberSetting(props: NumberSettingProps) {
  const { label, unit, testId, value, min, max, onChange } = props;
  const w = useAlertsWords();
  const id = useId();
  const errorId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null;
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <span className="with-unit">
        <input
          id={id}
          className="short"
          data-testid={testId}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          aria-invalid={wrong}
          aria-describedby={errorId}
          value={typed ?? String(value)}
          onChange={(event) => {
            const text = event.target.value.trim();
            const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
            const good = number >= min && number <= max;
            setTyped(good ? null : event.target.value);
            if (good) onChange(number);
          }}
        />
        <span className="unit">{unit}</span>
      </span>
      <span id={errorId} role="status" className="error setting-error">
        {wrong && w('save-failed', { min, max })}
      </span>
    </div>
  );
}

const QUIET_AT_FIRST = { from: '22:00', to: '08:00', criticalBreaks: true } as const;

function QuietHoursSetting() {
  const { settings, change } = useAlertSettings();
  const w = useAlertsWords();
  const { quietHours } = settings;
  const time = (end: 'from' | 'to') =>
    quietHours !== null && (
      <label className="with-unit">
        <span className="unit">{w(`quiet.${end}`)}</span>
        <input
          type="time"
          data-testid={`quiet-${end}`}
          value={quietHours[end]}
          onChange={(event) => {
            // While a part of it is being typed there is no time yet.
            if (event.target.value === '') return;
            void change({ quietHours: { ...quietHours, [end]: event.target.value } });
          }}
        />
      </label>
    );
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          data-testid="quiet-hours"
          checked={quietHours !== null}
          onChange={(event) =>
            void change({ quietHours: event.target.checked ? QUIET_AT_FIRST : null })
          }
        />
        {w('quiet.toggle')}
      </label>
      {quietHours !== null && (
        <div className="quiet-hours">
          {time('from')}
          {time('to')}
          <label className="check">
            <input
              type="checkbox"
              data-testid="quiet-critical"
              checked={quietHours.criticalBreaks}
              onChange={(event) =>
                void change({ quietHours: { ...quietHours, criticalBreaks: event.target.checked } })
              }
            />
            {w('quiet.critical')}
          </label>
        </div>
      )}
    </>
  );
}

/** Which alerts, and when. Every change holds at once. */
export function AlertSettingsForm() {
  const { settings, change } = useAlertSettings();
  const w = useAlertsWords();
  return (
    <>
      <section className="card settings-section">
        <h2>{w('settings.title')}</h2>
        <div className="checks">
          {ALERT_KINDS.map((kind) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                data-testid={`kind-${kind}`}
                checked={settings.kinds[kind]}
                onChange={(event) =>
                  void change({ kinds: { ...settings.kinds, [kind]: event.target.checked } })
                }
              />
              {w(`kind.${kind}`)}
            </label>
          ))}
        </div>
      </section>
      <section className="card settings-section">
        <h2>{w('settings.when')}</h2>
        <QuietHoursSetting />
        <NumberSetting
          label={w('not-updated.label')}
          unit={w('not-updated.unit')}
          testId="not-updated-minutes"
          value={settings.notUpdatedMinutes}
          min={5}
          max={10_080}
          onChange={(notUpdatedMinutes) => void change({ notUpdatedMinutes })}
        />
        <NumberSetting
          label={w('hysteresis.label')}
          unit={w('percent')}
          testId="hysteresis-percent"
          value={settings.hysteresisPercent}
          min={0}
          max={100}
          onChange={(hysteresisPercent) => void change({ hysteresisPercent })}
        />
        <NumberSetting
          label={w('jump.label')}
          unit={w('percent')}
          testId="jump-percent"
          value={settings.largeJumpPercent}
          min={1}
          max={1_000}
          onChange={(largeJumpPercent) => void change({ largeJumpPercent })}
        />
      </section>
    </>
  );
}
