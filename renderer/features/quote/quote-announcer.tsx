import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { quoteKey, type Outcome, type ReceivedQuote } from './quote-keeper.tsx';
import { useTimeLeft } from './use-time-left.ts';

/** From here on it is time to decide. */
export const SOON_MS = 10_000;

function Milestone({ received }: { readonly received: ReceivedQuote }) {
  const { t } = useWords();
  const left = useTimeLeft(received.deadline);
  const [atFirst] = useState(left);
  if (left === 0) return t('quote.said-expired');
  if (left <= SOON_MS && atFirst > SOON_MS) {
    return t('quote.said-soon', { count: SOON_MS / 1_000 });
  }
  return t('quote.said-fresh', { count: Math.ceil(atFirst / 1_000) });
}

/** Has screen readers say what happens to a quote: that it came, that it soon ends, that it ended. Not every second. */
export function QuoteAnnouncer({ outcome }: { readonly outcome: Outcome | null }) {
  const received = outcome !== null && 'received' in outcome ? outcome.received : null;
  return (
    <p className="visually-hidden" role="status" data-testid="quote-said">
      {received !== null && <Milestone key={quoteKey(received)} received={received} />}
    </p>
  );
}
