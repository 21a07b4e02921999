import { useEffect, useRef } from 'react';
import type { Problem, ProblemKind } from '../../../electron/domain/problem.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { QuoteAnnouncer } from './quote-announcer.tsx';
import { QuoteCard } from './quote-card.tsx';
import type { Quoting } from './quote-inputs.ts';
import { quoteKey, useQuoteKeeper } from './quote-keeper.tsx';

/** Advice elsewhere says that Plimsoll asks again by itself; for quotes it never does. */
const PASSING: readonly ProblemKind[] = [
  'rate-limited',
  'provider-unknown',
  'provider-failed',
  'bad-answer',
  'too-large',
  'http-status',
  'internal',
];
const NETWORK: readonly ProblemKind[] = ['timeout', 'unreachable'];

/** A refusal with advice of its own keeps it: a wrong currency is not a passing matter. */
function useAdvice(providerId: string, problem: Problem): string {
  const { t } = useWords();
  const { advice } = useProblemText(providerId)(problem);
  if (NETWORK.includes(problem.kind)) return t('quote.advice-network');
  const own = problem.kind === 'provider-failed' && problem.advice !== undefined;
  return PASSING.includes(problem.kind) && !own ? t('quote.advice') : advice;
}

function QuoteProblem({ quoting, problem }: { quoting: Quoting; problem: Problem }) {
  const { own, t } = useWords();
  const { what } = useProblemText(quoting.descriptor.id)(problem);
  const advice = useAdvice(quoting.descriptor.id, problem);
  return (
    <div className="card quote-problem" data-testid="quote-problem">
      <p className="quote-state">
        <Glyph state="needs-you" />
        {t('quote.failed')}
      </p>
      <p>{what}</p>
      <p className="advice">{advice}</p>
      {problem.providerMessage !== undefined && (
        <q className="verbatim provider-message">{own(problem.providerMessage)}</q>
      )}
    </div>
  );
}

/** What the last request came to. */
export function QuoteOutcome({ all }: { readonly all: readonly Quoting[] }) {
  const { asking, outcome } = useQuoteKeeper();
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const shown = useRef(outcome);
  useEffect(() => {
    if (shown.current === outcome) return;
    shown.current = outcome;
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [outcome]);
  const quoting = all.find(({ connection }) => connection.id === outcome?.connectionId);
  const content = () => {
    if (outcome === null || quoting === undefined) {
      return <p className="card quote-empty">{t(asking ? 'quote.asking' : 'quote.empty')}</p>;
    }
    if ('problem' in outcome) return <QuoteProblem quoting={quoting} problem={outcome.problem} />;
    return (
      <QuoteCard
        key={quoteKey(outcome.received)}
        quoting={quoting}
        received={outcome.received}
        named={all.length > 1}
      />
    );
  };
  return (
    <section ref={box} className="quote-outcome" aria-label={t('nav.quote')} aria-busy={asking}>
      {content()}
      <QuoteAnnouncer outcome={asking ? null : outcome} />
    </section>
  );
}
