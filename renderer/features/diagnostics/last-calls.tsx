import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { CallRecord } from '../../../electron/domain/call-record.ts';
import { useWindow } from '../../app/window-context.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';
import { useDiagnosticsWords } from './words.ts';

/** Long enough to find what went wrong, short enough to read. */
const MOST = 50;

function useResultText(): (call: CallRecord) => string {
  const w = useDiagnosticsWords();
  return ({ problem, code, status }) => {
    if (problem === undefined) return w('calls.ok');
    if (code !== undefined) return code;
    return status === undefined ? `${w('calls.no-answer')} (${problem})` : problem;
  };
}

function Row({ call, withConnection }: { readonly call: CallRecord; readonly withConnection: boolean }) {
  const { snapshot } = useWindow();
  const { locale, own } = useWords();
  const w = useDiagnosticsWords();
  const resultText = useResultText();
  const label = snapshot.connections.find(({ id }) => id === call.connectionId)?.label;
  return (
    <tr data-testid="call" data-problem={call.problem ?? 'none'}>
      <td>
        <time dateTime={new Date(call.at).toISOString()}>{formatDayTime(locale, call.at)}</time>
      </td>
      {withConnection && <td>{label === undefined ? w('calls.removed') : own(label)}</td>}
      <td className="code">{call.path.split('/').at(-1)}</td>
      <td className="number">{w('calls.ms', { count: call.durationMs })}</td>
      <td>
        <Glyph state={call.problem === undefined ? 'fine' : 'needs-you'} /> {resultText(call)}
      </td>
      <td>{call.verification !== undefined && w(`answer.${call.verification}`)}</td>
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
