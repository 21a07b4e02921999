import { useState } from 'react';
import type { CallPayloads } from '../../../electron/contract/payloads.ts';
import type {
  Delivery,
  RobotDescriptor,
  RobotFieldError,
} from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Failure } from './failure.tsx';
import { useRobotsWords } from './words.ts';

export interface RobotTest {
  readonly running: boolean;
  /** What the last test came to; undefined before the first. */
  readonly delivery: Delivery | undefined;
  readonly run: (what: CallPayloads['testRobot']) => Promise<void>;
  /** What was tested is not what is there any more. */
  readonly drop: () => void;
}

/** @param onErrors told what is still missing before anything can be sent */
export function useRobotTest(
  onErrors: (errors: readonly RobotFieldError[]) => void = () => undefined,
): RobotTest {
  const { call } = useWindow();
  const [running, setRunning] = useState(false);
  const [delivery, setDelivery] = useState<Delivery>();
  return {
    running,
    delivery,
    drop: () => setDelivery(undefined),
    run: async (what) => {
      setRunning(true);
      setDelivery(undefined);
      const result = await call('testRobot', what);
      setRunning(false);
      if (result?.ok === true) setDelivery(result.delivery);
      else if (result !== undefined) onErrors(result.errors);
    },
  };
}

interface TestOutcomeProps {
  readonly descriptor: RobotDescriptor;
  readonly test: RobotTest;
}

/** What a test came to, said aloud as well. */
export function TestOutcome({ descriptor, test }: TestOutcomeProps) {
  const r = useRobotsWords();
  const { delivery } = test;
  return (
    <div role="status" className="robot-test" data-testid="robot-test" data-outcome={delivery?.kind}>
      {delivery?.kind === 'delivered' && <p className="tone-fine">{r('test.delivered')}</p>}
      {delivery !== undefined && delivery.kind !== 'delivered' && (
        <Failure descriptor={descriptor} failure={delivery} lead={r('test.failed')} />
      )}
    </div>
  );
}
