import { useEffect, useId, useRef } from 'react';
import type { QuoteFieldError } from '../../../electron/contract/types.ts';
import { useWords } from '../../i18n/words.ts';
import { QuoteField } from './quote-field.tsx';
import { fillInputs, merchantsOf, type Quoting, type Side } from './quote-inputs.ts';
import { useQuoteKeeper } from './quote-keeper.tsx';
import { QuotePayee } from './quote-payee.tsx';
import { QuoteSide } from './quote-side.tsx';

const SIDES: readonly Side[] = ['from', 'to'];

/** “Ask again” on an expired quote submits the form from outside of it. */
export const QUOTE_FORM_ID = 'quote-form';

/** Brings the first value main refused under the keyboard. */
function useFocusOnError(errors: readonly QuoteFieldError[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  return form;
}

interface WhoProps {
  readonly all: readonly Quoting[];
  readonly quoting: Quoting;
}

/** Which connection, and which of its merchants; nothing where there is but one. */
function Who({ all, quoting }: WhoProps) {
  const { inputs, edit } = useQuoteKeeper();
  const { own, t } = useWords();
  const merchants = merchantsOf(quoting);
  const connections = all.map(({ connection: { id, label } }) => ({ id, label: own(label) }));
  const selects = [
    {
      name: t('fact.connection'),
      testId: 'quote-connection',
      value: quoting.connection.id,
      options: connections,
      choose: (connectionId: string) => edit({ connectionId }),
    },
    {
      name: t('quote.merchant'),
      testId: 'quote-merchant',
      value: fillInputs(inputs, quoting).merchantId ?? '',
      options: merchants.map((id) => ({ id, label: own(id) })),
      choose: (merchantId: string) => edit({ merchantId }),
    },
  ].filter(({ options }) => options.length > 1);
  return selects.map(({ name, testId, value, options, choose }) => (
    <QuoteField key={testId} legend={name} fields={[]}>
      {() => (
        <select
          aria-label={name}
          data-testid={testId}
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </QuoteField>
  ));
}

function FixedSide() {
  const { inputs, edit } = useQuoteKeeper();
  const { t } = useWords();
  const name = useId();
  return (
    <QuoteField legend={t('quote.fixed')} fields={[]}>
      {() => (
        <div className="segments">
          {SIDES.map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={name}
                data-testid={`quote-fixed-${side}`}
                checked={inputs.fixedSide === side}
                onChange={() => edit({ fixedSide: side }, 'amount')}
              />
              {t(`quote.fixed-${side}`)}
            </label>
          ))}
        </div>
      )}
    </QuoteField>
  );
}

/** What a quote is asked for. */
export function QuoteForm({ all, quoting }: WhoProps) {
  const { asking, ask, errors, waitMs } = useQuoteKeeper();
  const { t } = useWords();
  const form = useFocusOnError(errors);
  return (
    <form
      ref={form}
      id={QUOTE_FORM_ID}
      className="quote-form"
      noValidate
      data-testid="quote-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking) void ask(quoting);
      }}
    >
      <Who all={all} quoting={quoting} />
      <FixedSide />
      {SIDES.map((side) => (
        <QuoteSide key={side} side={side} quoting={quoting} />
      ))}
      <QuotePayee quoting={quoting} />
      <div className="quote-actions">
        <button
          type="submit"
          className="button primary"
          data-testid="get-quote"
          aria-disabled={asking}
        >
          {t(asking ? 'quote.asking' : 'quote.get')}
        </button>
        <p role="status" className="hint" data-testid="quote-wait">
          {waitMs !== null && t('too-soon', { count: Math.ceil(waitMs / 1_000) })}
        </p>
      </div>
    </form>
  );
}
