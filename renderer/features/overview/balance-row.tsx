import { formatAmount } from '../../../electron/contract/i18n/format.ts';
import type { BalanceTrend } from '../../../electron/contract/trend-types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { StateChip } from '../../components/chip.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { PinIcon } from '../../components/icons.tsx';
import { asOf } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { TransitChip } from '../alerts/transit-chip.tsx';
import { Change } from './change.tsx';
import type { Listed } from './listed.ts';
import { NotVerified } from './not-verified.tsx';
import { usePin } from './pins.ts';
import { useRowMeta } from './row-meta.ts';
import { runwayText } from './runway.ts';
import { Sparkline } from './sparkline.tsx';
import { useOverviewWords } from './words.ts';

function RowAmount({ entry }: { readonly entry: BalanceSnapshot }) {
  const { s } = useWords();
  if (entry.freshness !== 'not-returned') return <AmountText amount={entry.balance.available} />;
  return <span className="not-returned">{s('state.not-returned')}</span>;
}

/** When an amount is from, where that is not now. */
function RowFreshness({ entry }: { readonly entry: BalanceSnapshot }) {
  const words = useWords();
  const { now } = useWindow();
  if (entry.freshness === 'live') return null;
  const moment = asOf(words, entry.readAt, now);
  const amount = words.own(formatAmount(words.locale, entry.balance.available));
  return (
    <span className="freshness" data-testid="freshness">
      {entry.freshness === 'stale' ? moment : words.t('last-known', { amount, moment })}
    </span>
  );
}

function RowTrend({ entry, trend }: { entry: BalanceSnapshot; trend: BalanceTrend | undefined }) {
  const { now } = useWindow();
  const { hidden } = useWords();
  const w = useOverviewWords();
  const live = entry.freshness === 'live';
  return (
    <>
      <span className="row-week">
        {/* A curve is an amount over time. */}
        {!hidden && trend?.week !== undefined && (
          <Sparkline
            week={trend.week}
            line={entry.line?.warn ?? entry.line?.critical}
            now={now}
          />
        )}
      </span>
      <span className="row-change">
        {live && trend?.change24h !== undefined && (
          <Change change={trend.change24h} currency={entry.balance.currency} />
        )}
      </span>
      <span className="row-runway">
        {!hidden && live && trend?.runOut !== undefined && (
          <span data-testid="runway">
            <span className="visually-hidden">{w('runway.lasts')} </span>
            {runwayText(w, trend.runOut, now)}
          </span>
        )}
      </span>
    </>
  );
}

function PinButton({ listed }: { readonly listed: Listed }) {
  const { own } = useWords();
  const w = useOverviewWords();
  const { pinned, toggle } = usePin(listed.connection.id, listed.entry.key);
  const account = `${own(listed.title)} ${listed.entry.balance.currency}`;
  const name = w(pinned ? 'pin.remove' : 'pin.add', { account });
  return (
    <button
      type="button"
      className="icon-button pin"
      data-testid="pin"
      data-pinned={pinned}
      aria-label={name}
      title={name}
      onClick={toggle}
    >
      <PinIcon />
    </button>
  );
}

interface BalanceRowProps {
  readonly listed: Listed;
  /** Outside of its connection's group a row names it. */
  readonly named?: boolean;
}

/** One balance; opens its panel. */
export function BalanceRow({ listed, named = false }: BalanceRowProps) {
  const { go, layout, trends, view } = useWindow();
  const { connection, entry, state, title } = listed;
  const { own } = useWords();
  const rowMeta = useRowMeta(listed);
  const meta = named ? [own(connection.label), ...rowMeta] : rowMeta;
  const selected = view.name === 'overview' ? view.selected : undefined;
  const open = selected?.connectionId === connection.id && selected.key === entry.key;
  const freshness = <RowFreshness entry={entry} />;
  // Rows of one line have no room below the amount, and a sentence has none in its column.
  const told = layout.compact || entry.freshness === 'not-returned' ? 'label' : 'amount';
  return (
    <div role="listitem" className="row-item">
      <button
        type="button"
        className={`row row-${state} row-${entry.freshness}`}
        data-testid="balance-row"
        data-connection={connection.id}
        data-balance-key={entry.key}
        data-freshness={entry.freshness}
        data-level={entry.level}
        aria-expanded={open}
        onClick={() =>
          go({ name: 'overview', selected: { connectionId: connection.id, key: entry.key } })
        }
      >
        <Glyph state={state} />
        <span className="row-label">
          <span className="row-name">{own(title)}</span>
          {meta.length > 0 && <span className="row-meta">{meta.join(' · ')}</span>}
          {told === 'label' && freshness}
        </span>
        <span className="row-chips">
          <TransitChip connectionId={connection.id} balanceKey={entry.key} />
          {(state === 'low' || state === 'critical') && <StateChip state={state} />}
        </span>
        <RowTrend entry={entry} trend={trends[connection.id]?.[entry.key]} />
        <span className="row-amount">
          <RowAmount entry={entry} />
          {told === 'amount' && freshness}
          <NotVerified entry={entry} />
        </span>
      </button>
      <PinButton listed={listed} />
    </div>
  );
}
