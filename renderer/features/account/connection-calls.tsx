import { useAnswer } from '../../app/use-answer.ts';
import { LastCalls } from '../diagnostics/last-calls.tsx';

const MOST = 10;

interface ConnectionCallsProps {
  readonly connectionId: string;
  /** When it was last asked, epoch ms: then there is something new to show. */
  readonly attemptAt: number | undefined;
}

/** What the connection of an account was asked lately, and what came of it. */
export function ConnectionCalls({ connectionId, attemptAt }: ConnectionCallsProps) {
  const answered = useAnswer('getDiagnostics', null, attemptAt);
  if (answered === null) return null;
  const calls = answered.value.calls.filter((call) => call.connectionId === connectionId);
  return <LastCalls calls={calls.slice(0, MOST)} withConnection={false} heading="h3" />;
}
