import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import { statusWord } from '../contract/i18n/account-label.ts';
import { needsAttention } from '../domain/account.ts';
import { connectionState, type ConnectionSnapshot, type OverallState } from '../domain/snapshot.ts';
import type { TrayInput } from './tray-input.ts';
import { action, inSubmenus, submenu, text, type RowItems, type TrayItem } from './tray-items.ts';
import { momentText, namesOf } from './tray-names.ts';
import { balanceRow, glyphs, rowState, type RowState, type TrayBalance } from './tray-row.ts';

/** From more accounts or connections on the menu is folded. */
const MAX_FLAT_ACCOUNTS = 25;
const MAX_FLAT_CONNECTIONS = 12;
/** How many urgent accounts a folded menu shows at once. */
const MAX_URGENT = 5;

const urgency: readonly RowState[] = ['critical', 'low', 'needs-you', 'fine'];

/** All accounts, the most urgent first; many of them folded. */
export function accountSections(input: TrayInput): readonly (readonly TrayItem[])[] {
  const { connections } = input.snapshot;
  const rows = connections.flatMap(balancesOf);
  const folded = rows.length > MAX_FLAT_ACCOUNTS || connections.length > MAX_FLAT_CONNECTIONS;
  return folded ? foldedSections(input, rows) : flatSections(input, rows);
}

function flatSections(
  input: TrayInput,
  rows: readonly TrayBalance[],
): readonly (readonly TrayItem[])[] {
  const urgent = urgentRows(rows);
  const below = new Set(urgent.map(({ entry }) => entry));
  return [
    urgent.map((row) => balanceRow(input, row, true, false)),
    ...troubledFirst(input.snapshot.connections).map((connection) => [
      text(`${namesOf(input).group(connection)} · ${statusWords(input, connection)}`),
      ...reason(input, connection),
      ...balancesOf(connection)
        .filter(({ entry }) => !below.has(entry))
        .map((row) => balanceRow(input, row, false, false)),
      ...accountsInTrouble(input, connection).map(text),
    ]),
  ];
}

function foldedSections(
  input: TrayInput,
  rows: readonly TrayBalance[],
): readonly (readonly TrayItem[])[] {
  const { app, snapshot, pinned } = input;
  const t = sharedWords(app.locale);
  const urgent = urgentRows(rows);
  const more = urgent.slice(MAX_URGENT);
  const isPinned = ({ connection, entry }: TrayBalance): boolean =>
    pinned.some(({ connectionId, key }) => connectionId === connection.id && key === entry.key);
  const kept = rows.filter((row) => isPinned(row) && !urgent.includes(row));
  const full = balanceItems(input, true, false);
  return [
    [
      ...urgent.slice(0, MAX_URGENT).map(full.itemOf),
      ...(more.length === 0
        ? []
        : [submenu(t('tray.tooltip.more', { count: more.length }), inSubmenus(more, full))]),
    ],
    inSubmenus(kept, full),
    inSubmenus(worstFirst(snapshot.connections), {
      itemOf: (connection) => foldedConnection(input, connection),
      labelOf: (range, part) => rangeLabel(input, range, part.map(connectionRowState)),
    }),
  ];
}

function balanceItems(input: TrayInput, full: boolean, brief: boolean): RowItems<TrayBalance> {
  return {
    itemOf: (row) => balanceRow(input, row, full, brief),
    labelOf: (range, part) => rangeLabel(input, range, part.map(rowState)),
  };
}

/** “▲ 26–50 · 4 need attention”: what is folded away is not hidden. */
function rangeLabel({ app }: TrayInput, range: string, states: readonly RowState[]): string {
  const count = states.filter((state) => state !== 'fine').length;
  if (count === 0) return range;
  return `${glyphs[worstOf(states)]}${sharedWords(app.locale)('tray.range', { range, count })}`;
}

/** `▲ WorldFirst · Harbour (84) · 2 critical · Needs you`, with all that lies in it. */
function foldedConnection(input: TrayInput, connection: ConnectionSnapshot): TrayItem {
  const rows = balancesOf(connection);
  const t = sharedWords(input.app.locale);
  const states = rows.map(rowState);
  const worst = worstOf(states);
  const count = states.filter((state) => state === worst).length;
  const trouble = troubleOf(connection);
  const words =
    worst === 'fine'
      ? [statusWords(input, connection)]
      : [
          t(`tray.count.${worst}`, { count }),
          ...(trouble === null ? [] : [t(`state.${trouble}`)]),
        ];
  const name = t('tray.folded', { name: namesOf(input).group(connection), count: rows.length });
  const items = [
    ...(worst === 'fine' ? [] : [text(statusWords(input, connection))]),
    ...reason(input, connection),
    ...inSubmenus(accountsInTrouble(input, connection), {
      itemOf: text,
      labelOf: (range, part) => rangeLabel(input, range, part.map(() => 'needs-you')),
    }),
    ...inSubmenus(rows, balanceItems(input, false, true)),
  ];
  const all = items.length === 0 ? [action(t('tray.open'), { do: 'open' })] : items;
  const glyph = glyphs[connectionRowState(connection)];
  return submenu(`${glyph}${[name, ...words].join(' · ')}`, all);
}

export function balancesOf(connection: ConnectionSnapshot): readonly TrayBalance[] {
  return connection.balances.map((entry) => ({ connection, entry }));
}

/** What needs somebody, worst first; what is no production comes last. */
export function urgentRows(rows: readonly TrayBalance[]): readonly TrayBalance[] {
  return rows
    .filter((row) => rowState(row) !== 'fine')
    .toSorted((a, b) => rank(rowState(a), a.connection) - rank(rowState(b), b.connection));
}

/** As `urgentRows`, with those that need nobody behind. */
function worstFirst(connections: readonly ConnectionSnapshot[]): readonly ConnectionSnapshot[] {
  const rankOf = (connection: ConnectionSnapshot): number => {
    const state = connectionRowState(connection);
    return state === 'fine' ? Number.POSITIVE_INFINITY : rank(state, connection);
  };
  // Two that need nobody stay as they were, and infinities have no difference.
  return connections.toSorted((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b)));
}

function rank(state: RowState, { environmentKind }: ConnectionSnapshot): number {
  return urgency.indexOf(state) + (environmentKind === 'production' ? 0 : urgency.length);
}

function worstOf(states: readonly RowState[]): RowState {
  return urgency.find((state) => states.includes(state)) ?? 'fine';
}

/** What a connection and all in it come to, as far as it calls somebody. */
function connectionRowState(connection: ConnectionSnapshot): RowState {
  const state = connectionState(connection);
  if (state === 'locked') return 'needs-you';
  return state === 'critical' || state === 'low' || state === 'needs-you' ? state : 'fine';
}

/** A connection that waits for somebody goes before those that do not. */
function troubledFirst(
  connections: readonly ConnectionSnapshot[],
): readonly ConnectionSnapshot[] {
  const waits = (connection: ConnectionSnapshot): boolean =>
    ['needs-you', 'locked'].includes(troubleOf(connection) ?? '');
  return connections.toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
}

/** What is wrong with the connection itself, however low its balances are; `null`: nothing, or nobody watches it. */
function troubleOf(connection: ConnectionSnapshot): OverallState | null {
  const balances = connection.balances
    .filter(({ freshness }) => freshness !== 'not-returned')
    .map((entry) => ({ ...entry, level: 'fine' as const }));
  const state = connectionState({ ...connection, balances });
  return state === 'fine' || state === 'empty' ? null : state;
}

/** The connection's own line: its time when all is well, otherwise what is wrong with it. */
function statusWords(input: TrayInput, connection: ConnectionSnapshot): string {
  const t = sharedWords(input.app.locale);
  if (!connection.enabled) return t('state.paused');
  if (connection.condition === 'unread') return t('state.reading');
  // Low, critical and not returned stand at the amount they belong to; what is wrong with the connection stands here.
  const trouble = troubleOf(connection);
  const time =
    connection.lastSuccessAt === undefined
      ? t('state.never-read')
      : momentText(input, connection.lastSuccessAt);
  return trouble === null ? time : `${t(`state.${trouble}`)} · ${time}`;
}

function reason(input: TrayInput, connection: ConnectionSnapshot): readonly TrayItem[] {
  const { problem, enabled } = connection;
  if (problem === undefined || !enabled) return [];
  const { locale, keychainName: keychain } = input.app;
  const names = { provider: namesOf(input).provider(connection), keychain };
  return [text(`   ${problemText(locale, problem, names).what}`)];
}

function accountsInTrouble(
  input: TrayInput,
  { accounts, enabled }: ConnectionSnapshot,
): readonly string[] {
  if (!enabled) return [];
  return accounts
    .filter(needsAttention)
    .map((account) => `! ${namesOf(input).account(account)} · ${statusWord(input.app.locale, account)}`);
}
