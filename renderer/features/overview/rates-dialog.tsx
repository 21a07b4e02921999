import { useId, useState } from 'react';
import { formatDecimal } from '../../../electron/contract/i18n/format.ts';
import type { RateError } from '../../../electron/contract/view-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { formatMoment } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { useQuoteKeeper } from '../quote/quote-keeper.tsx';
import { rateFromQuote } from './about.ts';
import { countedConnections, sumsOf } from './sums.ts';
import { useOverviewWords } from './words.ts';

/** A rate being entered, and whose word it is where it is not the user's own. */
interface Entered {
  readonly rate: string;
  readonly quoted: { readonly providerId: string; readonly at: number } | null;
}

const NOTHING: Entered = { rate: '', quoted: null };

/** The rate the last quote comes to, if it says anything of the user's currency. */
function useQuotedRate(home: string) {
  const { snapshot } = useWindow();
  const { outcome } = useQuoteKeeper();
  if (outcome === null || !('received' in outcome)) return null;
  const { expiresAt, quote } = outcome.received;
  const rate = rateFromQuote(quote, home);
  const connection = snapshot.connections.find(({ id }) => id === outcome.connectionId);
  if (rate === null || connection === undefined) return null;
  // By the app's own clock: the provider's may be another.
  const at = expiresAt - (quote.expiresAt - quote.startsAt);
  return { ...rate, quoted: { providerId: connection.providerId, at } };
}

interface RateFieldProps {
  readonly currency: string;
  readonly home: string;
  readonly entered: Entered;
  readonly error: RateError['error'] | undefined;
  readonly onEnter: (entered: Entered) => void;
}

function RateField({ currency, home, entered, error, onEnter }: RateFieldProps) {
  const { home: saved, now, providers } = useWindow();
  const words = useWords();
  const w = useOverviewWords();
  const aidId = useId();
  const quote = useQuotedRate(home);
  const known = saved?.currency === home
    ? saved.rates.find((rate) => rate.currency === currency)
    : undefined;
  const providerName = (id: string) =>
    providers.find((descriptor) => descriptor.id === id)?.name[words.locale] ?? id;
  const source = () => {
    const { quoted } = entered;
    const told = quoted ?? (known?.rate === entered.rate ? known : undefined);
    if (told === undefined) return null;
    const moment = formatMoment(words, told.at, now);
    const by = 'providerId' in told ? told.providerId : told.quotedBy;
    return by === undefined
      ? w('rates.typed', { moment })
      : w('rates.quoted', { provider: providerName(by), moment });
  };
  const offered = quote?.currency === currency && quote.rate !== entered.rate ? quote : null;
  return (
    <div className="rate">
      <label className="field">
        <span className="field-label">{w('rates.rate', { currency, home })}</span>
        <input
          inputMode="decimal"
          autoComplete="off"
          maxLength={64}
          data-testid={`rate-${currency}`}
          aria-invalid={error !== undefined}
          aria-describedby={aidId}
          value={entered.rate}
          onChange={(event) => onEnter({ rate: event.target.value, quoted: null })}
        />
      </label>
      <p id={aidId} role="status" className={error === undefined ? 'hint' : 'error'}>
        {error === undefined ? source() : w(`rates.error.${error}`)}
      </p>
      {offered !== null && (
        <button
          type="button"
          className="link"
          data-testid={`use-quote-${currency}`}
          onClick={() => onEnter(offered)}
        >
          {w('rates.use-quote', {
            rate: formatDecimal(words.locale, offered.rate, 0),
            provider: providerName(offered.quoted.providerId),
            moment: formatMoment(words, offered.quoted.at, now),
          })}
        </button>
      )}
    </div>
  );
}

/** The currency the user thinks in, and what the others are worth in it: typed, or from a quote that was asked for. */
export function RatesDialog({ onClose }: { readonly onClose: () => void }) {
  const { home: saved, saveRates, snapshot } = useWindow();
  const { t } = useWords();
  const w = useOverviewWords();
  const errorId = useId();
  const [typed, setTyped] = useState(saved?.currency ?? '');
  const [entered, setEntered] = useState<Readonly<Record<string, Entered>>>(() =>
    Object.fromEntries(
      (saved?.rates ?? []).map(({ currency, rate }) => [currency, { rate, quoted: null }]),
    ),
  );
  const [errors, setErrors] = useState<readonly RateError[]>([]);
  const home = typed.trim().toUpperCase();
  const currencies = sumsOf(countedConnections(snapshot.connections))
    .map(({ currency }) => currency)
    .filter((currency) => currency !== home);
  const errorOf = (currency: string) => errors.find((one) => one.currency === currency)?.error;
  const homeError = errorOf(home);

  const save = async () => {
    const rates = currencies.map((currency) => ({ currency, ...(entered[currency] ?? NOTHING) }));
    const result = await saveRates({ currency: typed, rates });
    if (result === undefined) return;
    if (result.ok) onClose();
    else setErrors(result.errors);
  };

  return (
    <Dialog
      title={w('rates.title')}
      testId="rates-dialog"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="submit"
            form="rates"
            className="button primary"
            data-testid="save-rates"
          >
            {t('save')}
          </button>
        </>
      }
    >
      <p>{w('rates.text')}</p>
      <form
        id="rates"
        className="rates"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="field">
          <span className="field-label">{w('rates.currency')}</span>
          <input
            className="short"
            autoComplete="off"
            maxLength={16}
            data-testid="home-currency"
            aria-invalid={homeError !== undefined}
            aria-describedby={errorId}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setErrors([]);
            }}
          />
        </label>
        <p id={errorId} role="status" className={homeError === undefined ? 'hint' : 'error'}>
          {homeError === undefined ? w('rates.currency-hint') : w(`rates.error.${homeError}`)}
        </p>
        {home.length === 3 &&
          currencies.map((currency) => (
            <RateField
              key={currency}
              currency={currency}
              home={home}
              entered={entered[currency] ?? NOTHING}
              error={errorOf(currency)}
              onEnter={(one) => {
                setEntered({ ...entered, [currency]: one });
                setErrors(errors.filter((error) => error.currency !== currency));
              }}
            />
          ))}
      </form>
    </Dialog>
  );
}
