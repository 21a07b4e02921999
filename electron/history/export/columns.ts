import type { ExportWord } from '../../contract/i18n/export-words.ts';
import type { Translate } from '../../contract/i18n/translate.ts';
import type { Amount } from '../../domain/money.ts';
import type { ExportRow } from '../export-rows.ts';

/** What stands in one cell. `value` is plain decimal text, `at` epoch ms. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly value: string }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'empty' };

export interface Column {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (row: ExportRow) => Cell;
}

export interface ExportContext {
  readonly words: Translate<ExportWord>;
  readonly providerName: (providerId: string) => string;
  /** IANA name of the accounting time zone, in which times are given. */
  readonly timeZone: string;
  /** Epoch ms. */
  readonly now: number;
}

/** The columns of a table, for CSV and XLSX alike. */
export function columnsOf({ words, providerName, timeZone }: ExportContext): readonly Column[] {
  const column = (
    word: ExportWord,
    width: number,
    cell: (row: ExportRow) => Cell,
  ): Column => ({ heading: words(word, { zone: timeZone }), width, cell });

  return [
    column('connection', 20, ({ connection }) => text(connection.label)),
    column('environment', 12, ({ connection }) =>
      text(words(`environment.${connection.environmentKind}`)),
    ),
    column('provider', 16, ({ connection }) => text(providerName(connection.providerId))),
    column('merchant', 16, ({ balance }) => text(balance.merchantId)),
    column('account-name', 20, ({ account }) => text(account?.name)),
    column('account-no', 26, ({ balance }) => text(balance.accountNo)),
    column('account-role', 12, ({ account }) =>
      account?.role === undefined ? EMPTY : text(words(`role.${account.role}`)),
    ),
    column('balance-type', 18, ({ balance }) => text(balance.balanceType)),
    column('currency', 10, ({ balance }) => text(balance.currency)),
    column('span', 18, ({ span }) => text(words(`span.${span}`))),
    column('from', 28, ({ at }) => ({ kind: 'moment', at })),
    column('until', 28, ({ until }) => ({ kind: 'moment', at: until })),
    column('available', 18, ({ balance }) => amount(balance.available)),
    column('lowest', 18, ({ span, lowest }) => (span === 'reading' ? EMPTY : decimal(lowest))),
    column('highest', 18, ({ span, highest }) => (span === 'reading' ? EMPTY : decimal(highest))),
    column('frozen', 18, ({ balance }) => amount(balance.frozen)),
    column('unavailable', 18, ({ balance }) => amount(balance.unavailable)),
    column('total', 18, ({ balance }) => amount(balance.total)),
    column('credit-line', 18, ({ balance }) => amount(balance.creditLine)),
    column('unit', 16, ({ balance }) => text(words(`unit.${balance.available.unit}`))),
    column('verification', 14, ({ verification }) => text(words(`verification.${verification}`))),
  ];
}

const EMPTY: Cell = { kind: 'empty' };
const text = (value: string | undefined): Cell =>
  value === undefined ? EMPTY : { kind: 'text', text: value };
const decimal = (value: string): Cell => ({ kind: 'amount', value });
const amount = (value: Amount | undefined): Cell =>
  value === undefined ? EMPTY : decimal(value.value);
