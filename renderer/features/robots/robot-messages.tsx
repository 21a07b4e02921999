import type { DailyMessage } from '../../../electron/contract/robot-types.ts';
import { RobotField } from './robot-field.tsx';
import type { RobotForm } from './use-robot-form.ts';
import { useRobotsWords } from './words.ts';

/** When a daily message goes out until somebody chooses another time. */
const FIRST_TIME: Readonly<Record<DailyMessage, string>> = {
  dailySummary: '09:00',
  stillWatching: '18:00',
};

function Daily({ form, message }: { readonly form: RobotForm; readonly message: DailyMessage }) {
  const r = useRobotsWords();
  const time = form.choices[message];
  const label = r(`messages.${message}`);
  return (
    <div className="robot-daily">
      <label className="check">
        <input
          type="checkbox"
          data-testid={`robot-${message}`}
          checked={time !== null}
          onChange={(event) =>
            form.edit({ [message]: event.target.checked ? FIRST_TIME[message] : null })
          }
        />
        {label}
      </label>
      {time !== null && (
        <input
          type="time"
          data-testid={`robot-${message}-time`}
          aria-label={r('messages.time-of', { message: label })}
          value={time}
          onChange={(event) => {
            // While a part of it is being typed there is no time yet.
            if (event.target.value !== '') form.edit({ [message]: event.target.value });
          }}
        />
      )}
    </div>
  );
}

/** What goes to the group. */
export function RobotMessages({ form }: { readonly form: RobotForm }) {
  const r = useRobotsWords();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <RobotField
      label={r('messages.legend')}
      help={r('messages.hint', { zone })}
      error={form.errors.find(({ field }) => field === 'messages')}
      group
    >
      {() => (
        <div className="robot-messages">
          <label className="check">
            <input
              type="checkbox"
              data-testid="robot-alerts"
              checked={form.choices.alerts}
              onChange={(event) => form.edit({ alerts: event.target.checked })}
            />
            {r('messages.alerts')}
          </label>
          <Daily form={form} message="dailySummary" />
          <Daily form={form} message="stillWatching" />
        </div>
      )}
    </RobotField>
  );
}
