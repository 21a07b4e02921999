import { formatValue } from '../../electron/contract/i18n/format.ts';
import type { Amount } from '../../electron/domain/money.ts';
import { useWords } from '../i18n/words.ts';

/** `PEN 8,230.00`, the code smaller than the number. */
export function AmountText({ amount }: { readonly amount: Amount }) {
  const { locale } = useWords();
  return (
    <span className="amount" data-testid="amount">
      <span className="amount-code">{amount.currency}</span>{' '}
      <span className="amount-value">{formatValue(locale, amount)}</span>
    </span>
  );
}
