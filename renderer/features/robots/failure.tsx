import type { DeliveryFailure, RobotDescriptor } from '../../../electron/contract/robot-types.ts';
import { useFailureText } from './use-failure-text.ts';

interface FailureProps {
  readonly descriptor: RobotDescriptor;
  readonly failure: DeliveryFailure;
  /** Stands before the reason: when it was, or that it was. */
  readonly lead: string;
}

/** Why a message did not get through, what to do, and what the robot itself said. */
export function Failure({ descriptor, failure, lead }: FailureProps) {
  const { what, advice, said } = useFailureText(descriptor)(failure);
  return (
    <>
      <p className="robot-failure">
        <strong>{lead}</strong> {what} {advice}
      </p>
      {said !== undefined && <q className="verbatim provider-message">{said}</q>}
    </>
  );
}
