import { useId } from 'react';
import { useWords } from '../../i18n/words.ts';
import { QuoteField } from './quote-field.tsx';
import { fillInputs, type Quoting } from './quote-inputs.ts';
import { useQuoteKeeper } from './quote-keeper.tsx';

/** How the payee is paid, and the one id that way needs. */
export function QuotePayee({ quoting }: { readonly quoting: Quoting }) {
  const { inputs, edit } = useQuoteKeeper();
  const { hidden, locale, t } = useWords();
  const name = useId();
  const { method, payeeId } = fillInputs(inputs, quoting);
  return (
    <>
      <QuoteField legend={t('quote.method')} fields={['payeeMethod']}>
        {(aidsOf) => (
          <div className="radios">
            {quoting.descriptor.quotes.payeeMethods.map(({ id, label }) => (
              <label key={id}>
                <input
                  type="radio"
                  name={name}
                  {...aidsOf('payeeMethod')}
                  data-testid={`quote-method-${id}`}
                  checked={method?.id === id}
                  onChange={() => edit({ payeeMethod: id }, 'payeeId')}
                />
                {label[locale]}
              </label>
            ))}
          </div>
        )}
      </QuoteField>
      {method !== undefined && (
        <QuoteField
          legend={method.payeeId.label[locale]}
          fields={['payeeId']}
          help={method.payeeId.help[locale]}
        >
          {(aidsOf) => (
            <input
              {...aidsOf('payeeId')}
              type={hidden ? 'password' : 'text'}
              className="verbatim"
              aria-label={method.payeeId.label[locale]}
              data-testid="quote-payee-id"
              autoComplete="off"
              spellCheck={false}
              maxLength={256}
              value={payeeId}
              onChange={(event) => {
                const payeeIds = { ...inputs.payeeIds, [method.id]: event.target.value };
                edit({ payeeIds }, 'payeeId');
              }}
            />
          )}
        </QuoteField>
      )}
    </>
  );
}
