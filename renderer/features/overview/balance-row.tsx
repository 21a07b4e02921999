import {
  formatAmount,
  formatDecimal,
  formatValue,
} from '../../../electron/contract/i18n/format.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { StateChip } from '../../components/chip.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { asOf } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { accountOf } from '../../../electron/contract/i18n/account-label.ts';
import { TransitChip } from '../alerts/transit-chip.tsx';
import { accountTitle, balanceTypeLabel, namesBalanceType } from './accounts.ts';
import { NotVerified } from './not-verified.tsx';
import { balanceState } from './states.ts';

interface BalanceRowProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

function useMeta({ connection, entry }: BalanceRowProps): readonly string[] {
  const words = useWords();
  const { locale, s, t } = words;
  const { balance, line } = entry;
  const descriptor = useDescriptor(connection.providerId);
  const meta: string[] = [];
  const account = accountOf(connection, balance);
  if (account?.role !== undefined) meta.push(s(`role.${account.role}`));
  if (account?.status !== undefined && account.status.meaning !== 'usable') {
    meta.push(`${t(`account-status.${account.status.meaning}`)} ${account.status.word}`);
  }
  if (namesBalanceType(connection, descriptor, balance.balanceType)) {
    meta.push(balanceTypeLabel(words, descriptor, balance.balanceType));
  }
  const kinds = [
    ['amount.frozen', balance.frozen],
    ['amount.unavailable', balance.unavailable],
    ['amount.credit-line', balance.creditLine],
  ] as const;
  for (const [key, amount] of kinds) {
    // A zero that says nothing is held back is no news; an absent field is not there at all.
    if (amount === undefined || /^-?0*(?:\.0*)?$/.test(amount.value)) continue;
    meta.push(`${s(key)} ${formatValue(locale, amount)}`);
  }
  const digits = minorUnitExponent(balance.currency) ?? 0;
  if (line?.warn !== undefined) {
    meta.push(`${s('line.warn')} ${formatDecimal(locale, line.warn, digits)}`);
  }
  if (line?.critical !== undefined) {
    meta.push(`${s('line.critical')} ${formatDecimal(locale, line.critical, digits)}`);
  }
  const unwatched = line?.warn === undefined && line?.critical === undefined;
  // Money comes in on a pay-in account; it running low is nobody's worry.
  if (unwatched && account?.role !== 'pay-in' && entry.freshness !== 'not-returned') {
    meta.push(t('no-line'));
  }
  return meta;
}

function RowAmount({ entry }: { readonly entry: BalanceSnapshot }) {
  const words = useWords();
  const { now } = useWindow();
  if (entry.freshness === 'live') return <AmountText amount={entry.balance.available} />;
  if (entry.freshness === 'stale') {
    return (
      <>
        <AmountText amount={entry.balance.available} />
        <span className="freshness" data-testid="freshness">
          {asOf(words, entry.readAt, now)}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="not-returned">{words.s('state.not-returned')}</span>
      <span className="freshness" data-testid="freshness">
        {words.t('last-known', {
          amount: formatAmount(words.locale, entry.balance.available),
          moment: asOf(words, entry.readAt, now),
        })}
      </span>
    </>
  );
}

/** One balance; opens its panel. */
export function BalanceRow({ connection, entry }: BalanceRowProps) {
  const { go, view } = useWindow();
  const meta = useMeta({ connection, entry });
  const state = balanceState(connection, entry);
  const account = accountOf(connection, entry.balance);
  const selected = view.name === 'overview' ? view.selected : undefined;
  const open = selected?.connectionId === connection.id && selected.key === entry.key;
  return (
    <li>
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
          <span className="row-name">{accountTitle(account ?? entry.balance)}</span>
          {meta.length > 0 && <span className="row-meta">{meta.join(' · ')}</span>}
        </span>
        <TransitChip connectionId={connection.id} balanceKey={entry.key} />
        {(state === 'low' || state === 'critical') && <StateChip state={state} />}
        <span className="row-amount">
          <RowAmount entry={entry} />
          <NotVerified entry={entry} />
        </span>
      </button>
    </li>
  );
}

/** A place where a balance will be: never an amount, never 0. */
export function UnreadRow({ label, meta }: { readonly label: string; readonly meta?: string }) {
  const { s } = useWords();
  return (
    <li className="row row-unread" data-testid="unread-row">
      <Glyph state="empty" />
      <span className="row-label">
        <span className="row-name">{label}</span>
        {meta !== undefined && <span className="row-meta">{meta}</span>}
      </span>
      <span className="row-amount">
        <span className="never" aria-hidden="true">
          —
        </span>
        <span className="freshness" data-testid="freshness">
          {s('state.never-read')}
        </span>
      </span>
    </li>
  );
}
