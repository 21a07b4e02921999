import { useState } from 'react';
import { formatValue } from '../../electron/contract/i18n/format.ts';
import type { Amount } from '../../electron/domain/money.ts';
import { useWords } from '../i18n/words.ts';

/** How often a text has become another since it was first shown. */
function useChanges(text: string): number {
  const [shown, setShown] = useState({ text, changes: 0 });
  if (shown.text !== text) setShown({ text, changes: shown.changes + 1 });
  return shown.changes;
}

/** The number in its two parts, so that whole units stand out and columns align at the point. */
function parts(value: string, { unit }: Amount): readonly [string, string] {
  const point = unit === 'raw' ? -1 : value.lastIndexOf('.');
  return point === -1 ? [value, ''] : [value.slice(0, point), value.slice(point)];
}

/** `PEN 8,230.00`, the code smaller than the number. A number that becomes another fades in softly. */
export function AmountText({ amount }: { readonly amount: Amount }) {
  const { hidden, locale, own, t } = useWords();
  const value = formatValue(locale, amount);
  const changes = useChanges(value);
  const [whole, fraction] = parts(value, amount);
  if (hidden) {
    return (
      <span className="amount" data-testid="amount">
        <span className="amount-code">{amount.currency}</span>{' '}
        <span role="img" aria-label={t('privacy.hidden')}>
          {own(value)}
        </span>
      </span>
    );
  }
  return (
    <span className="amount" data-testid="amount" data-unit={amount.unit}>
      <span className="amount-code">{amount.currency}</span>{' '}
      {/* A new element begins its animation; the same one would not. */}
      <span key={changes} className={`amount-value${changes > 0 ? ' amount-ticks' : ''}`}>
        {whole}
        <span className="amount-fraction">{fraction}</span>
      </span>
    </span>
  );
}
