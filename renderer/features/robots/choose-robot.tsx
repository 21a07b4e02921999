import type { RobotKind } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useRobots } from './use-robots.ts';
import { useRobotsWords } from './words.ts';

/** First step of adding a group. */
export function ChooseRobot() {
  const { call, go } = useWindow();
  const { locale, t } = useWords();
  const r = useRobotsWords();
  const state = useRobots();
  const choose = async (kind: RobotKind) => {
    const draft = await call('openRobot', { kind });
    if (draft !== undefined) go({ name: 'robot-form', draft });
  };
  return (
    <div className="page">
      <h1>{r('add')}</h1>
      <p className="lead">{r('choose.lead')}</p>
      <ul className="providers">
        {state?.kinds.map(({ kind, name, hosts }) => (
          <li key={kind}>
            <button
              type="button"
              className="card provider"
              data-testid={`robot-kind-${kind}`}
              onClick={() => void choose(kind)}
            >
              <span className="provider-name">{name[locale]}</span>
              {hosts.length > 0 && (
                <span className="row-meta verbatim">{hosts.join(' · ')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button quiet"
        data-testid="cancel-robot"
        onClick={() => go({ name: 'settings' })}
      >
        {t('cancel')}
      </button>
    </div>
  );
}
