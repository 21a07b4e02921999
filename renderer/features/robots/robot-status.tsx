import { formatAge } from '../../../electron/contract/i18n/format.ts';
import type { RobotDescriptor, RobotView } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { currentProblem } from './current-problem.ts';
import { Failure } from './failure.tsx';
import { useRobotsWords } from './words.ts';

interface RobotStatusProps {
  readonly robot: RobotView;
  readonly descriptor: RobotDescriptor;
  /** The outcome of a test stands below and says more of the same. */
  readonly tested: boolean;
}

/** How deliveries to a group fare: the last one, what waits, and what is in the way. */
export function RobotStatus({ robot, descriptor, tested }: RobotStatusProps) {
  const { now } = useWindow();
  const words = useWords();
  const r = useRobotsWords();
  const { lastDeliveredAt, status } = robot;
  const { waiting, lost, nextAttemptAt } = status;
  const moment = (at: number) => formatMoment(words, at, now);
  const problem = currentProblem(robot);
  const facts = [
    lastDeliveredAt === undefined
      ? r('status.never')
      : r('status.delivered', {
          moment: moment(lastDeliveredAt),
          age: formatAge(words.locale, now - lastDeliveredAt),
        }),
    ...(waiting > 0 ? [r('status.waiting', { count: waiting })] : []),
    ...(nextAttemptAt === undefined ? [] : [r('status.next', { moment: moment(nextAttemptAt) })]),
    ...(lost > 0 ? [r('status.lost', { count: lost })] : []),
  ];
  return (
    <>
      <p className="row-meta" data-testid="robot-status">
        {facts.join(' · ')}
      </p>
      {problem !== undefined && !tested && (
        <div data-testid="robot-problem">
          <Failure
            descriptor={descriptor}
            failure={problem.failure}
            lead={r('problem.moment', { moment: moment(problem.at) })}
          />
        </div>
      )}
    </>
  );
}
