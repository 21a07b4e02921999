import { useState, type ReactNode } from 'react';
import type { ForecastView } from '../../../electron/contract/forecast-types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import type { Outlook } from '../../../electron/domain/forecast/forecast-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { useWords } from '../../i18n/words.ts';
import { momentText, reachText } from './reach-text.ts';
import { useForecastWords } from './words.ts';

interface FactProps {
  readonly name: string;
  readonly testId: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

function Fact({ name, testId, note, children }: FactProps) {
  return (
    <div data-testid={testId}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note !== undefined && <span className="row-meta forecast-note">{note}</span>}
      </dd>
    </div>
  );
}

interface OutlookProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
  readonly outlook: Outlook;
  readonly view: ForecastView;
}

function Suggestion({ connectionId, entry, outlook }: OutlookProps) {
  const { call } = useWindow();
  const w = useForecastWords();
  const [copied, setCopied] = useState(false);
  const { suggestedTopUp, daysToCover } = outlook;
  const isNeeded = /[1-9]/.test(suggestedTopUp);
  const copy = async () => {
    const done = await call('copySuggestion', { connectionId, key: entry.key });
    setCopied(done !== undefined);
  };
  return (
    <Fact
      name={w('suggested')}
      testId="suggested"
      note={isNeeded ? w('suggested.for', { count: daysToCover }) : undefined}
    >
      {isNeeded ? (
        <>
          <AmountText amount={{ ...entry.balance.available, value: suggestedTopUp }} />{' '}
          <button
            type="button"
            className="button small"
            data-testid="copy-suggestion"
            onClick={() => void copy()}
          >
            {w(copied ? 'copied' : 'copy')}
          </button>
        </>
      ) : (
        w('suggested.none', { count: daysToCover })
      )}
    </Fact>
  );
}

/** What is to be expected of an account, and what to do about it by when. */
export function OutlookFacts(props: OutlookProps) {
  const { entry, outlook, view } = props;
  const { now } = useWindow();
  const { locale } = useWords();
  const w = useForecastWords();
  const { available } = entry.balance;
  const hasCritical = available.unit === 'major' && entry.line?.critical !== undefined;
  const critical = reachText(w, locale, outlook, outlook.toCritical, now);
  const zero = reachText(w, locale, outlook, outlook.toZero, now);
  const { lastMomentToTopUp: last } = outlook;

  const order = (): string => {
    if (view.topUp === null) return w('last-moment.unknown');
    if (last === undefined) return w('last-moment.none');
    const moment = momentText(locale, last);
    return last < now ? w('last-moment.passed', { moment }) : moment;
  };

  return (
    <>
      <dl className="facts">
        {hasCritical && (
          <Fact name={w('reach.critical')} testId="to-critical" note={critical.span}>
            {critical.days}
          </Fact>
        )}
        <Fact name={w('reach.zero')} testId="to-zero" note={zero.span}>
          {zero.days}
        </Fact>
        <Fact
          name={w('outflow')}
          testId="outflow"
          note={w('outflow.days', { count: outlook.daysUsed })}
        >
          <AmountText amount={{ ...available, value: outlook.usualDailyOutflow }} />
        </Fact>
        <Fact name={w('last-moment')} testId="last-moment">
          <span className={last !== undefined && last < now ? 'error' : undefined}>{order()}</span>
        </Fact>
        <Suggestion {...props} />
      </dl>
      <p className="hint">{w('basis')}</p>
    </>
  );
}
