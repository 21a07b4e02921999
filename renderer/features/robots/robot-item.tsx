import { useState } from 'react';
import type { RobotDescriptor, RobotView } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { StateChip } from '../../components/chip.tsx';
import { useWords } from '../../i18n/words.ts';
import { useAddressText } from './address-text.ts';
import { currentProblem } from './current-problem.ts';
import { RemoveRobotDialog } from './remove-robot-dialog.tsx';
import { RobotStatus } from './robot-status.tsx';
import { TestOutcome, useRobotTest } from './test-robot.tsx';
import { useRobotsWords } from './words.ts';

function useWhat({ alerts, dailySummary, stillWatching, language }: RobotView): string {
  const { t } = useWords();
  const r = useRobotsWords();
  return [
    ...(alerts ? [r('what.alerts')] : []),
    ...(dailySummary === null ? [] : [r('what.dailySummary', { time: dailySummary })]),
    ...(stillWatching === null ? [] : [r('what.stillWatching', { time: stillWatching })]),
    ...(language === 'system' ? [] : [t(`language.${language}`)]),
  ].join(' · ');
}

interface RobotItemProps {
  readonly robot: RobotView;
  readonly descriptor: RobotDescriptor;
}

/** One group in the list. */
export function RobotItem({ robot, descriptor }: RobotItemProps) {
  const { call, go } = useWindow();
  const { locale, own, t } = useWords();
  const r = useRobotsWords();
  const test = useRobotTest();
  const what = useWhat(robot);
  const addressText = useAddressText();
  const [removing, setRemoving] = useState(false);
  const { id: robotId, enabled } = robot;
  const label = own(robot.label);
  const failure = currentProblem(robot)?.failure;

  const edit = async () => {
    const draft = await call('openRobot', { robotId });
    if (draft !== undefined) go({ name: 'robot-form', draft });
  };

  return (
    <li className="robot" data-testid={`robot-${robotId}`}>
      <div className="connection-head">
        <h3>{label}</h3>
        <span className="badge">{descriptor.name[locale]}</span>
        {failure?.retry === false && <StateChip state="needs-you" />}
      </div>
      <p className="row-meta">
        {what} · <span className="verbatim">{addressText(robot.address)}</span>
      </p>
      <label className="check">
        <input
          type="checkbox"
          data-testid={`robot-enabled-${robotId}`}
          checked={enabled}
          onChange={() => void call('setRobotEnabled', { robotId, enabled: !enabled })}
        />
        {r('send')}
      </label>
      {!enabled && <p className="row-meta">{r('off')}</p>}
      {robot.sessionOnly && <p className="hint">{r('session-only')}</p>}
      <RobotStatus robot={robot} descriptor={descriptor} tested={test.delivery !== undefined} />
      <TestOutcome descriptor={descriptor} test={test} />
      <div className="connection-actions">
        <button
          type="button"
          className="button small"
          data-testid={`test-robot-${robotId}`}
          aria-label={`${r('test.button')}: ${label}`}
          disabled={test.running}
          onClick={() => void test.run({ robotId })}
        >
          {r(test.running ? 'test.running' : 'test.button')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid={`edit-robot-${robotId}`}
          aria-label={`${t('edit')}: ${label}`}
          onClick={() => void edit()}
        >
          {t('edit')}
        </button>
        <button
          type="button"
          className="button small danger"
          data-testid={`remove-robot-${robotId}`}
          aria-label={`${t('remove')}: ${label}`}
          onClick={() => setRemoving(true)}
        >
          {t('remove')}
        </button>
      </div>
      {removing && <RemoveRobotDialog robot={robot} onClose={() => setRemoving(false)} />}
    </li>
  );
}
