import { useId } from 'react';
import { maskAccountNo } from '../../../electron/contract/i18n/account-label.ts';
import { formatAmount } from '../../../electron/contract/i18n/format.ts';
import type { ComparedOption } from '../../../electron/contract/types.ts';
import type { FieldValue } from '../../../electron/domain/connection.ts';
import type { ChoiceField } from '../../../electron/domain/descriptor.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { AmountText } from '../../components/amount.tsx';
import { useWords } from '../../i18n/words.ts';

interface ComparisonCardsProps {
  readonly field: ChoiceField;
  readonly options: readonly ComparedOption[];
  readonly chosen: FieldValue | undefined;
  readonly onChoose: (value: string) => void;
}

/** An option's name without its example: made-up amounts beside real ones would only confuse. */
function nameOf(field: ChoiceField, value: string, locale: Locale): string {
  const label = field.options.find((option) => option.value === value)?.label[locale] ?? value;
  return label.replace(/\s*[(\uFF08].*$/u, '') || label;
}

interface CardProps extends ComparisonCardsProps {
  readonly option: ComparedOption;
}

function Card({ option, field, chosen, onChoose }: CardProps) {
  const { locale, own, t } = useWords();
  const { value, balances, problem } = option;
  return (
    <button
      type="button"
      className="comparison-card"
      data-testid={`compare-${field.id}-${value}`}
      aria-pressed={chosen === value}
      disabled={problem !== undefined}
      onClick={() => onChoose(value)}
    >
      <span className="comparison-if">
        {t('compare.if', { option: nameOf(field, value, locale) })}
        {chosen === value && <strong>{t('compare.chosen')}</strong>}
      </span>
      {balances.map(({ accountNo, balanceType, available }) => (
        <span key={`${accountNo}/${balanceType}/${available.currency}`}>
          <AmountText amount={available} />
          <span className="comparison-account">{own(maskAccountNo(accountNo))}</span>
        </span>
      ))}
      {problem !== undefined && <span>{t('compare.unreadable')}</span>}
    </button>
  );
}

/** Whether every option shows the very same amounts, so that none can be told from the others. */
function readAlike(options: readonly ComparedOption[], locale: Locale): boolean {
  const shown = options.map(({ balances, problem }) =>
    problem === undefined
      ? balances.map(({ available }) => formatAmount(locale, available)).join(' ')
      : 'unreadable',
  );
  return new Set(shown).size === 1;
}

/** One answer in as many ways as there are options; the card that is clicked is chosen. */
export function ComparisonCards(props: ComparisonCardsProps) {
  const { options } = props;
  const { locale, t } = useWords();
  const titleId = useId();
  if (options.every(({ balances, problem }) => balances.length === 0 && problem === undefined)) {
    return <p data-testid="compare-nothing">{t('no-balances')}</p>;
  }
  return (
    <div role="group" aria-labelledby={titleId} data-testid="compare-cards">
      <p id={titleId} className="comparison-question">
        {t('compare.question')}
      </p>
      <div className="comparison-cards">
        {options.map((option) => (
          <Card key={option.value} {...props} option={option} />
        ))}
      </div>
      {readAlike(options, locale) && (
        <p className="hint" data-testid="compare-alike">
          {t('compare.alike')}
        </p>
      )}
    </div>
  );
}
