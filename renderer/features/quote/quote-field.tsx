import { useId, type ReactNode } from 'react';
import type { QuoteFieldError } from '../../../electron/contract/types.ts';
import { useWords } from '../../i18n/words.ts';
import { useQuoteKeeper } from './quote-keeper.tsx';

interface Aids {
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface QuoteFieldProps {
  readonly legend: string;
  /** The values it holds, in the order their errors are told. */
  readonly fields: readonly QuoteFieldError['field'][];
  readonly help?: string;
  /** @param aidsOf ties the control of one value to what is said about it */
  readonly children: (aidsOf: (field: QuoteFieldError['field']) => Aids) => ReactNode;
}

/** A group of controls with its name, its help and what main has against its values. */
export function QuoteField({ legend, fields, help, children }: QuoteFieldProps) {
  const { errors } = useQuoteKeeper();
  const { t } = useWords();
  const id = useId();
  const own = fields.flatMap((field) => errors.filter((error) => error.field === field));
  return (
    <fieldset className="quote-field">
      <legend className="field-label">{legend}</legend>
      {children((field) => ({
        'aria-describedby': id,
        'aria-invalid': own.some((error) => error.field === field),
      }))}
      <div id={id} className="aids">
        {own.map(({ field, error }) => (
          <p key={field} className="error" data-testid={`quote-error-${field}`}>
            {t(`quote.error.${error}`)}
          </p>
        ))}
        {help !== undefined && help !== '' && <p className="hint">{help}</p>}
      </div>
    </fieldset>
  );
}
