import type { OutboxStatus, RobotView } from '../../../electron/contract/robot-types.ts';

type Problem = NonNullable<OutboxStatus['lastProblem']>;

/** The last failed delivery, unless a later one got through. */
export function currentProblem({ lastDeliveredAt, status }: RobotView): Problem | undefined {
  const { lastProblem } = status;
  if (lastProblem === undefined) return undefined;
  return lastDeliveredAt !== undefined && lastDeliveredAt > lastProblem.at ? undefined : lastProblem;
}
