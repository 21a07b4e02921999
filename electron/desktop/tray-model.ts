import { accountLabel, accountOf, fullAccountLabel } from '../contract/i18n/account-label.ts';
import { formatAge, formatAmount, formatTime } from '../contract/i18n/format.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { AppState } from '../contract/types.ts';
import { needsAttention } from '../domain/account.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { LocalizedText } from '../domain/locale.ts';
import type { Condition } from '../domain/problem.ts';
import {
  connectionState,
  overallState,
  type BalanceSnapshot,
  type ConnectionSnapshot,
  type OverallState,
  type Snapshot,
} from '../domain/snapshot.ts';

export type TrayAction =
  | { readonly do: 'refresh' }
  | { readonly do: 'open' }
  | { readonly do: 'settings' }
  | { readonly do: 'add-connection' }
  | { readonly do: 'quit' }
  | { readonly do: 'show'; readonly connectionId: string; readonly key: BalanceKey };

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly enabled: boolean; readonly action: TrayAction };

export interface TrayModel {
  readonly state: OverallState;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export interface TrayInput {
  readonly snapshot: Snapshot;
  readonly app: Pick<AppState, 'locale' | 'profile' | 'notifications' | 'keychainName' | 'notices'>;
  readonly providerName: (id: string) => LocalizedText;
}

/** What is wrong with a connection goes before how low its balances are. */
const conditionStates: Partial<Record<Condition, OverallState>> = {
  'needs-you': 'needs-you',
  keychain: 'locked',
  unreachable: 'offline',
  unknown: 'stale',
};

const separator: TrayItem = { kind: 'separator' };
const glyphs: Partial<Record<OverallState, string>> = {
  critical: '▲ ',
  low: '◐ ',
  'needs-you': '! ',
};

/** What the tray shows: a pure function of the snapshot and the app's own state. */
export function buildTray(input: TrayInput): TrayModel {
  const { snapshot } = input;
  const state = overallState(snapshot);
  return { state, tooltip: tooltip(input, state), items: menu(input) };
}

function menu(input: TrayInput): readonly TrayItem[] {
  const { snapshot, app } = input;
  const t = sharedWords(app.locale);
  const refreshing = snapshot.connections.some((connection) => connection.refreshing);
  const sections: (readonly TrayItem[])[] = [
    warnings(input),
    ...snapshot.connections.map((connection) => connectionItems(input, connection)),
  ];
  if (snapshot.connections.length === 0) {
    sections.push([
      { kind: 'text', label: t('tray.no-connections') },
      action(t('tray.add-connection'), { do: 'add-connection' }),
    ]);
  }
  sections.push([
    action(
      refreshing ? t('tray.refreshing') : t('tray.refresh'),
      { do: 'refresh' },
      !refreshing && snapshot.connections.some(({ enabled }) => enabled),
    ),
    action(t('tray.open'), { do: 'open' }),
    action(t('tray.settings'), { do: 'settings' }),
    action(t('tray.quit'), { do: 'quit' }),
  ]);
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [separator, ...section]));
}

function action(label: string, what: TrayAction, enabled = true): TrayItem {
  return { kind: 'action', label, enabled, action: what };
}

/** What stands in the way of watching at all goes on top. */
function warnings({ app }: TrayInput): readonly TrayItem[] {
  const t = sharedWords(app.locale);
  return [
    ...(app.notifications === 'failed'
      ? [action(`! ${t('tray.notifications-failed')}`, { do: 'settings' })]
      : []),
    ...(app.notices.some(({ kind }) => kind === 'settings-not-saved')
      ? [action(`! ${t('tray.settings-not-saved')}`, { do: 'open' })]
      : []),
  ];
}

function connectionItems(input: TrayInput, connection: ConnectionSnapshot): readonly TrayItem[] {
  const { snapshot, app, providerName } = input;
  const t = sharedWords(app.locale);
  const provider = providerName(connection.providerId)[app.locale];
  const status = statusWords(input, connection);
  const badge =
    connection.environmentKind === 'production'
      ? ''
      : ` [${t(`environment.${connection.environmentKind}`)}]`;
  const header = `${provider} · ${connection.label}${badge} · ${status}`;
  const { problem } = connection;
  const reason =
    problem === undefined || !connection.enabled
      ? []
      : [problemText(app.locale, problem, { provider, keychain: app.keychainName }).what];
  return [
    { kind: 'text', label: header },
    ...reason.map((label): TrayItem => ({ kind: 'text', label: `   ${label}` })),
    ...connection.balances.map((entry) =>
      action(balanceLabel(input, connection, entry, snapshot.at), {
        do: 'show',
        connectionId: connection.id,
        key: entry.key,
      }),
    ),
    ...connection.accounts
      .filter(needsAttention)
      .map((account): TrayItem => {
        const label = accountLabel(app.locale, account);
        return { kind: 'text', label: `! ${label} · ${account.status?.word ?? ''}` };
      }),
  ];
}

/** The connection's own line: its time when all is well, otherwise what is wrong with it. */
function statusWords({ app }: TrayInput, connection: ConnectionSnapshot): string {
  const t = sharedWords(app.locale);
  if (!connection.enabled) return t('state.paused');
  if (connection.condition === 'unread') return t('state.reading');
  const state = conditionStates[connection.condition] ?? connectionState(connection);
  const time =
    connection.lastSuccessAt === undefined
      ? t('state.never-read')
      : formatTime(app.locale, connection.lastSuccessAt);
  // Low and critical stand at the amount they belong to; what is wrong with the connection stands here.
  if (state !== 'low' && state !== 'critical' && state !== 'fine') {
    return `${t(`state.${state}`)} · ${time}`;
  }
  return time;
}

function balanceLabel(
  { app }: TrayInput,
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
  now: number,
): string {
  const t = sharedWords(app.locale);
  const { balance } = entry;
  const account = accountOf(connection, balance) ?? balance;
  const label = accountLabel(app.locale, account);
  if (entry.freshness === 'not-returned') {
    return `! ${label}  ${balance.currency} · ${t('state.not-returned')}`;
  }
  const amount = formatAmount(app.locale, balance.available);
  // A bare number says less than the amount, so it stands behind it.
  const named = 'name' in account || 'role' in account;
  const line = named ? `${label}  ${amount}` : `${amount}  ${label}`;
  const parts = [`${glyphs[entry.level] ?? ''}${line}`];
  if (entry.level !== 'fine') parts.push(t(`state.${entry.level}`));
  if (entry.freshness === 'stale') {
    const time = formatTime(app.locale, entry.readAt);
    parts.push(t('stale.as-of', { time, age: formatAge(app.locale, now - entry.readAt) }));
  }
  if (entry.verification === 'key-missing') parts.push(t('verification.key-missing'));
  return parts.join(' · ');
}

/** The worst balance by name; how many more; otherwise the state in words. */
function tooltip({ snapshot, app }: TrayInput, state: OverallState): string {
  const t = sharedWords(app.locale);
  const name = app.profile === 'demo' ? t('tray.demo') : 'Plimsoll';
  const low = snapshot.connections
    .filter(({ enabled }) => enabled)
    .flatMap((connection) =>
      connection.balances
        .filter(({ freshness, level }) => freshness !== 'not-returned' && level !== 'fine')
        .map((entry) => ({ connection, entry })),
    )
    .sort((a, b) => (a.entry.level === b.entry.level ? 0 : a.entry.level === 'critical' ? -1 : 1));
  const worst = low[0];
  if (worst !== undefined) {
    const { connection, entry } = worst;
    const account = fullAccountLabel(app.locale, connection, entry.balance);
    const amount = formatAmount(app.locale, entry.balance.available);
    const age = formatAge(app.locale, snapshot.at - entry.readAt);
    const time = formatTime(app.locale, entry.readAt);
    const asOf = entry.freshness === 'stale' ? ` · ${t('stale.as-of', { time, age })}` : '';
    const first = `${t(`state.${entry.level}`)} · ${account} · ${amount}${asOf}`;
    const rest = low.length > 1 ? `\n${t('tray.tooltip.more', { count: low.length - 1 })}` : '';
    return `${name}\n${first}${rest}`;
  }
  const watched = snapshot.connections.filter(({ enabled }) => enabled);
  if (state === 'empty' && snapshot.connections.length > 0) {
    return `${name}\n${t(watched.length > 0 ? 'state.reading' : 'state.paused')}`;
  }
  if (state !== 'fine') return `${name}\n${t(`state.${state}`)}`;
  const entries = watched.flatMap(({ balances }) => balances);
  // Without a line nobody will be told of anything; that must not read like all is well.
  const lined = entries.some(({ line }) => line !== undefined);
  const key = lined ? 'tray.tooltip.fine' : 'tray.tooltip.no-lines';
  return `${name}\n${t(key, { count: entries.length })}`;
}
