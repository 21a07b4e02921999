import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { Diagnostics } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { About } from './about.tsx';
import { Incidents } from './incidents.tsx';
import { LastCalls } from './last-calls.tsx';
import { useDiagnosticsWords } from './words.ts';

/** Looks again with every snapshot: a refresh is what changes most of it. */
function useDiagnostics(): { readonly found: Diagnostics | null; readonly look: () => void } {
  const { call, snapshot } = useWindow();
  const [found, setFound] = useState<Diagnostics | null>(null);
  const look = useCallback(() => {
    void call('getDiagnostics', null).then((result) => {
      if (result !== undefined) setFound(result);
    });
  }, [call]);
  useEffect(look, [look, snapshot]);
  return { found, look };
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Beyond this a provider may refuse what is signed with the computer's time, s. */
const CLOCK_FINE_S = 30;

function useClockText(): (clock: Diagnostics['clock']) => string {
  const w = useDiagnosticsWords();
  return (clock) => {
    if (clock === undefined) return w('clock.unknown');
    const seconds = Math.round(Math.abs(clock.offsetMs) / 1_000);
    if (seconds <= CLOCK_FINE_S) return w('clock.fine', { seconds: Math.max(seconds, 1) });
    return w(clock.offsetMs < 0 ? 'clock.ahead' : 'clock.behind', { seconds });
  };
}

function State({ found }: { readonly found: Diagnostics }) {
  const { locale } = useWords();
  const w = useDiagnosticsWords();
  const clockText = useClockText();
  const runtime = Object.entries(found.versions).map(([name, version]) => `${name} ${version}`);
  return (
    <section className="card settings-section">
      <h2>{w('state.title')}</h2>
      <dl className="facts" data-testid="diagnostics-state">
        <Fact name={w('state.keychain')}>{w(`keychain.${found.keychain}`)}</Fact>
        <Fact name={w('state.notifications')}>{w(`notifications.${found.notifications}`)}</Fact>
        <Fact name={w('state.clock')}>{clockText(found.clock)}</Fact>
        <Fact name={w('state.time-zone')}>{found.timeZone}</Fact>
        <Fact name={w('state.started')}>{formatDayTime(locale, found.startedAt)}</Fact>
        <Fact name={w('state.runtime')}>{runtime.join(' · ')}</Fact>
        <Fact name={w('state.system')}>{found.system}</Fact>
        <Fact name={w('state.log')}>
          <span className="verbatim" data-testid="log-file">
            {found.logFile}
          </span>
        </Fact>
      </dl>
    </section>
  );
}

function useNextText(): (refresh: Diagnostics['refreshes'][number]) => string | null {
  const { now } = useWindow();
  const w = useDiagnosticsWords();
  return ({ refreshing, nextAt }) => {
    if (refreshing) return w('refreshes.now');
    if (nextAt === undefined) return null;
    const seconds = Math.round((nextAt - now) / 1_000);
    if (seconds <= 0) return w('refreshes.due');
    return seconds < 90
      ? w('refreshes.seconds', { count: seconds })
      : w('refreshes.minutes', { count: Math.round(seconds / 60) });
  };
}

function Refreshes({ found }: { readonly found: Diagnostics }) {
  const { snapshot } = useWindow();
  const { own } = useWords();
  const w = useDiagnosticsWords();
  const nextText = useNextText();
  const labels = new Map(snapshot.connections.map(({ id, label }) => [id, own(label)]));
  return (
    <section className="card settings-section">
      <h2>{w('refreshes.title')}</h2>
      {found.refreshes.length === 0 && <p>{w('refreshes.none')}</p>}
      <dl className="facts" data-testid="diagnostics-refreshes">
        {found.refreshes.map((refresh) => (
          <Fact key={refresh.connectionId} name={labels.get(refresh.connectionId) ?? ''}>
            {[nextText(refresh), w(`reason.${refresh.reason}`)]
              .filter((part) => part !== null)
              .join(' · ')}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** How the app itself is doing, and a report of it to send to whoever helps. */
export function DiagnosticsPage() {
  const { call } = useWindow();
  const w = useDiagnosticsWords();
  const { found, look } = useDiagnostics();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied((await call('copyDiagnostics', null)) !== undefined);
  };
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>{w('page.title')}</h1>
        <div className="page-actions">
          <button type="button" className="button" onClick={look}>
            {w('refresh')}
          </button>
          <button type="button" className="button" data-testid="copy-report" onClick={copy}>
            {w('copy')}
          </button>
        </div>
      </div>
      <p className="hint">{w('page.lead')}</p>
      <p role="status" className="hint" data-testid="report-copied">
        {copied && w('copied')}
      </p>
      {found !== null && (
        <>
          <State found={found} />
          <About build={found.build} />
          <Refreshes found={found} />
          <Incidents incidents={found.incidents} />
          <LastCalls calls={found.calls} />
        </>
      )}
    </div>
  );
}
