import { formatDecimal } from '../../../electron/contract/i18n/format.ts';
import type { Rate } from '../../../electron/contract/view-types.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { Glyph } from '../../components/glyph.tsx';
import { formatMoment } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { aboutInHome, type About } from './about.ts';
import { countedConnections, countUnread, sumsOf, type CurrencySum } from './sums.ts';
import { useOverviewWords } from './words.ts';

/** How sure a sum is; nothing where all of it is live. */
export function SumDoubt({ sum }: { readonly sum: CurrencySum }) {
  const w = useOverviewWords();
  const parts: string[] = [];
  if (sum.stale === sum.count && sum.stale > 0) parts.push(w('totals.all-stale'));
  else if (sum.stale > 0) parts.push(w('totals.stale', { count: sum.stale }));
  if (sum.leftOut > 0) parts.push(w('totals.left-out', { count: sum.leftOut }));
  if (parts.length === 0) return null;
  return (
    <span className="sum-doubt" data-testid="sum-doubt">
      <Glyph state={sum.stale > 0 ? 'stale' : 'not-returned'} />
      {parts.join(' · ')}
    </span>
  );
}

function Sum({ sum }: { readonly sum: CurrencySum }) {
  const { arrange, layout } = useWindow();
  const { locale, own } = useWords();
  const w = useOverviewWords();
  const { currency, value, count, stale } = sum;
  const chosen = layout.currency === currency;
  const digits = minorUnitExponent(currency) ?? 0;
  return (
    <li>
      <button
        type="button"
        className={`sum${stale > 0 ? ' sum-stale' : ''}`}
        data-testid="sum"
        data-currency={currency}
        aria-pressed={chosen}
        title={w('totals.filter', { currency })}
        onClick={() => arrange({ currency: chosen ? null : currency })}
      >
        <span className="sum-amount">
          <span className="amount-code">{currency}</span>{' '}
          <span className="sum-value">
            {value === null ? '—' : own(formatDecimal(locale, value, digits))}
          </span>
        </span>
        <span className="sum-note">
          {count > 0 && <span>{w('totals.accounts', { count })}</span>}
          <SumDoubt sum={sum} />
        </span>
      </button>
    </li>
  );
}

function useRateText(): (rate: Rate, home: string) => string {
  const { now, providers } = useWindow();
  const words = useWords();
  const w = useOverviewWords();
  return ({ currency, rate, at, quotedBy }, home) => {
    const told = {
      currency,
      rate: `${home} ${formatDecimal(words.locale, rate, 0)}`,
      moment: formatMoment(words, at, now),
    };
    if (quotedBy === undefined) return w('about.typed', told);
    const provider = providers.find(({ id }) => id === quotedBy)?.name[words.locale] ?? quotedBy;
    return w('about.quoted', { ...told, provider });
  };
}

function AboutLine({ about }: { readonly about: About }) {
  const { locale, own } = useWords();
  const w = useOverviewWords();
  const rateText = useRateText();
  const { currency, value, rates, without, stale } = about;
  const amount = `${currency} ${own(formatDecimal(locale, value, 0))}`;
  const notes = [
    ...(stale ? [w('about.stale')] : []),
    ...rates.map((rate) => rateText(rate, currency)),
    ...(without.length === 0 ? [] : [w('about.without', { currencies: without.join(' ') })]),
  ];
  return (
    <p className="about" data-testid="about">
      <strong>{w('about.value', { amount })}</strong>{' '}
      <span className="row-meta">{notes.join(' · ')}</span>
    </p>
  );
}

/** What no sum holds, because it was never read. */
export function Unread({ connections }: { readonly connections: readonly ConnectionSnapshot[] }) {
  const w = useOverviewWords();
  const count = countUnread(connections);
  if (count === 0) return null;
  return (
    <p className="sum-doubt" data-testid="sums-unread">
      <Glyph state="stale" />
      {w('totals.unread', { count })}
    </p>
  );
}

/** What is available in each currency; never one number for several, unless at rates somebody stands for. */
export function Totals() {
  const { home, snapshot } = useWindow();
  const w = useOverviewWords();
  const counted = countedConnections(snapshot.connections);
  const sums = sumsOf(counted);
  const about = aboutInHome(sums, home);
  // Where every currency lies in one place, the rows say the same already.
  const adds = sums.some(({ count, leftOut }) => count + leftOut > 1);
  if (!adds && about === null) return null;
  return (
    <section className="totals" aria-labelledby="totals-title" data-testid="totals">
      <h2 id="totals-title">{w('totals.title')}</h2>
      <ul className="sums">
        {sums.map((sum) => (
          <Sum key={sum.currency} sum={sum} />
        ))}
      </ul>
      <Unread connections={counted} />
      {about !== null && <AboutLine about={about} />}
      {counted.length < snapshot.connections.length && (
        <p className="hint" data-testid="unreal-left-out">
          {w('totals.unreal-left-out')}
        </p>
      )}
    </section>
  );
}

/** The sums of some connections in one line, each with its doubt. */
export function SumLine({ sums }: { readonly sums: readonly CurrencySum[] }) {
  const { locale, own } = useWords();
  const w = useOverviewWords();
  return (
    <ul className="sum-line" aria-label={w('totals.title')}>
      {sums.map((sum) => (
        <li key={sum.currency} data-testid="subtotal" data-currency={sum.currency}>
          {sum.value === null
            ? `${sum.currency} —`
            : `${sum.currency} ${own(
                formatDecimal(locale, sum.value, minorUnitExponent(sum.currency) ?? 0),
              )}`}
          <SumDoubt sum={sum} />
        </li>
      ))}
    </ul>
  );
}
