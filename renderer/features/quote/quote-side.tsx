import { MASK } from '../../../electron/contract/i18n/mask.ts';
import { useId } from 'react';
import { useWords } from '../../i18n/words.ts';
import { QuoteField } from './quote-field.tsx';
import { fillInputs, suggestedCurrencies, type Quoting, type Side } from './quote-inputs.ts';
import { useQuoteKeeper } from './quote-keeper.tsx';

interface QuoteSideProps {
  readonly side: Side;
  readonly quoting: Quoting;
}

/** One side of the transfer: its currency, and its amount where that is the fixed one. */
export function QuoteSide({ side, quoting }: QuoteSideProps) {
  const { inputs, edit } = useQuoteKeeper();
  const { hidden, locale, t } = useWords();
  const listId = useId();
  const name = t(`quote.${side}`);
  const fixed = inputs.fixedSide === side;
  const field = `${side}Currency` as const;
  const currency = side === 'from' ? fillInputs(inputs, quoting).fromCurrency : inputs.toCurrency;
  return (
    <QuoteField legend={name} fields={fixed ? [field, 'amount'] : [field]}>
      {(aidsOf) => (
        <div className="quote-side">
          <input
            {...aidsOf(field)}
            className="quote-currency"
            aria-label={t('quote.currency', { side: name })}
            data-testid={`quote-${side}-currency`}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('quote.currency-here')}
            maxLength={16}
            value={currency}
            onChange={(event) => edit({ [field]: event.target.value }, field)}
            onFocus={(event) => event.target.select()}
          />
          <datalist id={listId}>
            {suggestedCurrencies(quoting).map((code) => (
              <option key={code} value={code} />
            ))}
          </datalist>
          {fixed ? (
            <input
              {...aidsOf('amount')}
              type="text"
              readOnly={hidden}
              aria-label={t('quote.amount', { side: name })}
              data-testid="quote-amount"
              inputMode="decimal"
              placeholder={t('quote.amount-here')}
              autoComplete="off"
              maxLength={64}
              value={hidden && inputs.amount !== '' ? MASK : inputs.amount}
              onChange={(event) => edit({ amount: event.target.value }, 'amount')}
            />
          ) : (
            <span className="quote-worked-out hint">
              {t('quote.worked-out', { provider: quoting.descriptor.name[locale] })}
            </span>
          )}
        </div>
      )}
    </QuoteField>
  );
}
