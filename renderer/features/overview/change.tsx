import { formatDecimal } from '../../../electron/contract/i18n/format.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import { useWords } from '../../i18n/words.ts';
import { useOverviewWords } from './words.ts';

interface ChangeProps {
  /** Decimal text with its sign, units of the currency. */
  readonly change: string;
  readonly currency: string;
}

/** What 24 hours came to. Neither good nor bad: red means up in one country and down in another. */
export function Change({ change, currency }: ChangeProps) {
  const { locale, own } = useWords();
  const w = useOverviewWords();
  const size = change.replace(/^-/, '');
  const none = !/[1-9]/.test(size);
  const down = !none && change.startsWith('-');
  const value = formatDecimal(locale, size, minorUnitExponent(currency) ?? 0);
  return (
    <span data-testid="change">
      <span className="change-span">{w('change.24h')}</span>{' '}
      <span aria-hidden="true">{none ? '±' : down ? '↓' : '↑'} </span>
      <span className="visually-hidden">
        {w(none ? 'change.none' : down ? 'change.down' : 'change.up')}{' '}
      </span>
      {none ? '0' : own(value)}
    </span>
  );
}
