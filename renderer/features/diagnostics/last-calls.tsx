import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { CallRecord } from '../../../electron/domain/call-record.ts';
import { useWindow } from '../../app/window-context.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { useDiagnosticsWords } from './words.ts';

/** Long enough to find what went wrong, short enough to read. */
const MOST = 50;

/** What came of a call, in words, and what to do. */
function Result({ call, providerId }: { readonly call: CallRecord; readonly providerId: string }) {
  const w = useDiagnosticsWords();
  const problemText = useProblemText(providerId);
  const { problem: kind, code, advice } = call;
  if (kind === undefined) {
    return (
      <>
        <Glyph state="fine" /> {w('calls.ok')}
      </>
    );
  }
  const text = problemText({
    kind,
    ...(code === undefined ? {} : { code }),
    ...(advice === undefined ? {} : { advice }),
  });
  return (
    <>
      <Glyph state="needs-you" /> {text.what}
      <span className="call-advice">{text.advice}</span>
    </>
  );
}

/** Whether the answer was the provider's own. */
function Verified({ call: { problem, verification } }: { readonly call: CallRecord }) {
  const w = useDiagnosticsWords();
  if (problem === 'unverified-answer') return w('answer.failed');
  return verification !== undefined && w(`answer.${verification}`);
}

function Row({ call, withConnection }: { readonly call: CallRecord; readonly withConnection: boolean }) {
  const { snapshot } = useWindow();
  const { locale, own } = useWords();
  const w = useDiagnosticsWords();
  const connection = snapshot.connections.find(({ id }) => id === call.connectionId);
  const label = connection?.label;
  return (
    <tr data-testid="call" data-problem={call.problem ?? 'none'}>
      <td>
        <time dateTime={new Date(call.at).toISOString()}>{formatDayTime(locale, call.at)}</time>
      </td>
      {withConnection && <td>{label === undefined ? w('calls.removed') : own(label)}</td>}
      <td className="code">{call.path.split('/').at(-1)}</td>
      <td className="number">{w('calls.ms', { count: call.durationMs })}</td>
      <td className="call-result">
        <Result call={call} providerId={connection?.providerId ?? ''} />
      </td>
      <td>
        <Verified call={call} />
      </td>
    </tr>
  );
}

interface LastCallsProps {
  /** Newest first. */
  readonly calls: readonly CallRecord[];
  /** Whether they are of several connections. */
  readonly withConnection?: boolean;
  /** Where it stands among other headings. */
  readonly heading?: 'h2' | 'h3';
}

/** The last calls to providers: what was asked, how long it took and what came of it. */
export function LastCalls({
  calls,
  withConnection = true,
  heading: Heading = 'h2',
}: LastCallsProps) {
  const w = useDiagnosticsWords();
  return (
    <section className="card settings-section">
      <Heading>{w('calls.title')}</Heading>
      {calls.length === 0 ? (
        <p>{w('calls.none')}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={w('calls.title')} tabIndex={0}>
          <table className="calls">
            <thead>
              <tr>
                <th scope="col">{w('calls.time')}</th>
                {withConnection && <th scope="col">{w('calls.connection')}</th>}
                <th scope="col">{w('calls.call')}</th>
                <th scope="col" className="number">
                  {w('calls.duration')}
                </th>
                <th scope="col">{w('calls.result')}</th>
                <th scope="col">{w('calls.answer')}</th>
              </tr>
            </thead>
            <tbody>
              {calls.slice(0, MOST).map((call) => (
                <Row
                  key={`${call.connectionId} ${call.path} ${call.at}`}
                  call={call}
                  withConnection={withConnection}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
