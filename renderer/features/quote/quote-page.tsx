import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { QuoteForm } from './quote-form.tsx';
import { quotingConnections } from './quote-inputs.ts';
import { useQuoteKeeper } from './quote-keeper.tsx';
import { QuoteOutcome } from './quote-outcome.tsx';

/** What a transfer would cost right now: the question, and beside it the answer. */
export function QuotePage() {
  const { providers, snapshot } = useWindow();
  const { inputs } = useQuoteKeeper();
  const { t } = useWords();
  const all = quotingConnections(snapshot, providers);
  const quoting = all.find(({ connection }) => connection.id === inputs.connectionId) ?? all[0];
  return (
    <div className="page quote-page">
      <h1>{t('quote.title')}</h1>
      <p className="lead">{t('quote.note')}</p>
      {quoting === undefined ? (
        <p>{t('quote.none')}</p>
      ) : (
        <div className="quote-split">
          <QuoteForm all={all} quoting={quoting} />
          <QuoteOutcome all={all} />
        </div>
      )}
    </div>
  );
}
