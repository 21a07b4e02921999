import type { ReactNode } from 'react';
import { AmountText } from '../../components/amount.tsx';
import { EnvironmentBadge } from '../../components/chip.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';
import { SOON_MS } from './quote-announcer.tsx';
import { QUOTE_FORM_ID } from './quote-form.tsx';
import type { Quoting } from './quote-inputs.ts';
import { useQuoteKeeper, type ReceivedQuote } from './quote-keeper.tsx';
import { useTimeLeft } from './use-time-left.ts';

interface QuoteCardProps {
  readonly quoting: Quoting;
  readonly received: ReceivedQuote;
  /** Whether it has to be said whose quote it is. */
  readonly named: boolean;
}

function Countdown({ left, span }: { readonly left: number; readonly span: number }) {
  const { t } = useWords();
  return (
    <div className={`quote-countdown${left <= SOON_MS ? ' quote-soon' : ''}`}>
      <p role="timer">
        {t('quote.left')}{' '}
        <strong data-testid="quote-left">
          {t('quote.seconds', { count: Math.ceil(left / 1_000) })}
        </strong>
      </p>
      <progress max={span} value={Math.min(left, span)} aria-hidden="true" />
    </div>
  );
}

function Expired() {
  const { asking } = useQuoteKeeper();
  const { t } = useWords();
  return (
    <div className="quote-expired" data-testid="quote-expired">
      <p className="quote-state">
        <Glyph state="stale" />
        {t('quote.expired')}
      </p>
      <p>{t('quote.expired-text')}</p>
      <button
        type="submit"
        form={QUOTE_FORM_ID}
        className="button primary"
        data-testid="quote-again"
        aria-disabled={asking}
      >
        {t(asking ? 'quote.asking' : 'quote.again')}
      </button>
    </div>
  );
}

function Facts({ quoting, received }: Omit<QuoteCardProps, 'named'>) {
  const { locale, own, s, t } = useWords();
  const { quote, verification } = received;
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [
      t('quote.price', { pair: quote.currencyPair }),
      <span className="quote-price">{own(quote.price)}</span>,
    ],
    [
      t('quote.fee'),
      quote.fee === undefined ? s('state.not-returned') : <AmountText amount={quote.fee} />,
    ],
    [
      t('quote.id'),
      <span className="verbatim selectable" data-testid="quote-id">
        {own(quote.quoteId)}
      </span>,
    ],
    [
      t('fact.verification'),
      <span className="status">
        <Glyph state={verification === 'verified' ? 'fine' : 'needs-you'} />
        {t(`verification.${verification}`)}
      </span>,
    ],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {t('quote.as-returned', { provider: quoting.descriptor.name[locale] })}
      </p>
    </>
  );
}

/** One quote with the time it has left; once that is over nobody can take it for a price. */
export function QuoteCard({ quoting, received, named }: QuoteCardProps) {
  const { own, t } = useWords();
  const { quote, deadline } = received;
  const left = useTimeLeft(deadline);
  const { connection } = quoting;
  return (
    <article
      className="card quote-card"
      data-testid="quote-card"
      data-state={left > 0 ? 'live' : 'expired'}
    >
      {left > 0 ? <Countdown left={left} span={quote.expiresAt - quote.startsAt} /> : <Expired />}
      <div className="quote-terms">
        {(named || connection.environmentKind !== 'production') && (
          <p className="quote-of">
            {named && own(connection.label)}
            <EnvironmentBadge kind={connection.environmentKind} />
          </p>
        )}
        <dl className="quote-amounts">
          {(['from', 'to'] as const).map((side) => (
            <div key={side} data-testid={`quote-${side}`}>
              <dt>{t(`quote.${side}`)}</dt>
              <dd>
                <AmountText amount={quote[side]} />
              </dd>
            </div>
          ))}
        </dl>
        <Facts quoting={quoting} received={received} />
      </div>
    </article>
  );
}
