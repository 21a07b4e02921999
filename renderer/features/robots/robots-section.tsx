import { useWindow } from '../../app/window-context.ts';
import { RobotItem } from './robot-item.tsx';
import { useRobots } from './use-robots.ts';
import { useRobotsWords } from './words.ts';

/** The groups that get messages, in the settings. */
export function RobotsSection() {
  const { go } = useWindow();
  const r = useRobotsWords();
  const state = useRobots();
  const robots = state?.robots ?? [];
  const full = state !== undefined && robots.length >= state.max;
  return (
    <section className="card settings-section" data-testid="robots">
      <h2>{r('section.title')}</h2>
      <p>{r('section.lead')}</p>
      <p className="note">{r('section.one-sender')}</p>
      {robots.length > 0 && (
        <ul className="robots">
          {robots.map((robot) => {
            const descriptor = state?.kinds.find(({ kind }) => kind === robot.kind);
            return (
              descriptor && <RobotItem key={robot.id} robot={robot} descriptor={descriptor} />
            );
          })}
        </ul>
      )}
      {full ? (
        <p className="hint">{r('full', { max: state.max })}</p>
      ) : (
        <button
          type="button"
          className="button"
          data-testid="add-robot"
          disabled={state === undefined}
          onClick={() => go({ name: 'choose-robot' })}
        >
          {r('add')}
        </button>
      )}
    </section>
  );
}
