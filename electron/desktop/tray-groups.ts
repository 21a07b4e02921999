import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import { statusWord } from '../contract/i18n/account-label.ts';
import { needsAttention } from '../domain/account.ts';
import type { Condition } from '../domain/problem.ts';
import { connectionState, type ConnectionSnapshot, type OverallState } from '../domain/snapshot.ts';
import type { TrayInput } from './tray-input.ts';
import { action, inSubmenus, submenu, text, type TrayItem } from './tray-items.ts';
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
    urgent.map((row) => balanceRow(input, row, true)),
    ...troubledFirst(input.snapshot.connections).map((connection) => [
      text(`${namesOf(input).group(connection)} · ${statusWords(input, connection)}`),
      ...reason(input, connection),
      ...balancesOf(connection)
        .filter(({ entry }) => !below.has(entry))
        .map((row) => balanceRow(input, row, false)),
      ...accountsInTrouble(input, connection),
    ]),
  ];
}

function foldedSections(
  input: TrayInput,
  rows: readonly TrayBalance[],
): readonly (readonly TrayItem[])[] {
  const { app, snapshot, pinned } = input;
  const t = sharedWords(app.locale);
  const full = (row: TrayBalance): TrayItem => balanceRow(input, row, true);
  const urgent = urgentRows(rows);
  const more = urgent.slice(MAX_URGENT);
  const isPinned = ({ connection, entry }: TrayBalance): boolean =>
    pinned.some(({ connectionId, key }) => connectionId === connection.id && key === entry.key);
  const kept = rows.filter((row) => isPinned(row) && !urgent.includes(row));
  return [
    [
      ...urgent.slice(0, MAX_URGENT).map(full),
      ...(more.length === 0
        ? []
        : [submenu(t('tray.tooltip.more', { count: more.length }), inSubmenus(more.map(full)))]),
    ],
    inSubmenus(kept.map(full)),
    inSubmenus(troubledFirst(snapshot.connections).map((one) => foldedConnection(input, one))),
  ];
}

/** `▲ WorldFirst · Harbour (84) · 2 critical`, with all that lies in it. */
function foldedConnection(input: TrayInput, connection: ConnectionSnapshot): TrayItem {
  const rows = balancesOf(connection);
  const t = sharedWords(input.app.locale);
  const states = rows.map(rowState);
  const worst = urgency.find((state) => states.includes(state)) ?? 'fine';
  const count = states.filter((state) => state === worst).length;
  const words =
    worst === 'fine' ? statusWords(input, connection) : t(`tray.count.${worst}`, { count });
  const name = t('tray.folded', { name: namesOf(input).group(connection), count: rows.length });
  const notes = [
    ...(worst === 'fine' ? [] : [text(statusWords(input, connection))]),
    ...reason(input, connection),
    ...accountsInTrouble(input, connection),
  ];
  const items = inSubmenus([...notes, ...rows.map((row) => balanceRow(input, row, false))]);
  const all = items.length === 0 ? [action(t('tray.open'), { do: 'open' })] : items;
  return submenu(`${glyphs[worst]}${name} · ${words}`, all);
}

function balancesOf(connection: ConnectionSnapshot): readonly TrayBalance[] {
  return connection.balances.map((entry) => ({ connection, entry }));
}

/** What needs somebody, worst first; what is no production comes last. */
export function urgentRows(rows: readonly TrayBalance[]): readonly TrayBalance[] {
  const rank = (row: TrayBalance): number =>
    urgency.indexOf(rowState(row)) +
    (row.connection.environmentKind === 'production' ? 0 : urgency.length);
  return rows
    .filter((row) => rowState(row) !== 'fine')
    .toSorted((a, b) => rank(a) - rank(b));
}

/** A connection that waits for somebody goes before those that do not. */
function troubledFirst(
  connections: readonly ConnectionSnapshot[],
): readonly ConnectionSnapshot[] {
  const waits = ({ enabled, condition }: ConnectionSnapshot): boolean =>
    enabled && (condition === 'needs-you' || condition === 'keychain');
  return connections.toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
}

/** What is wrong with a connection goes before how low its balances are. */
const conditionStates: Partial<Record<Condition, OverallState>> = {
  'needs-you': 'needs-you',
  keychain: 'locked',
  unreachable: 'offline',
  unknown: 'stale',
};

/** The connection's own line: its time when all is well, otherwise what is wrong with it. */
function statusWords(input: TrayInput, connection: ConnectionSnapshot): string {
  const t = sharedWords(input.app.locale);
  if (!connection.enabled) return t('state.paused');
  if (connection.condition === 'unread') return t('state.reading');
  const state = conditionStates[connection.condition] ?? connectionState(connection);
  const time =
    connection.lastSuccessAt === undefined
      ? t('state.never-read')
      : momentText(input, connection.lastSuccessAt);
  // Low and critical stand at the amount they belong to; what is wrong with the connection stands here.
  if (state !== 'low' && state !== 'critical' && state !== 'fine') {
    return `${t(`state.${state}`)} · ${time}`;
  }
  return time;
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
): readonly TrayItem[] {
  if (!enabled) return [];
  return accounts
    .filter(needsAttention)
    .map((account) => text(`! ${namesOf(input).account(account)} · ${statusWord(input.app.locale, account)}`));
}
