import { sharedWords } from '../contract/i18n/shared.ts';
import type { RunOutSpan } from '../contract/trend-types.ts';
import type { Locale } from '../domain/locale.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';
import type { TrayInput } from './tray-input.ts';
import { action, submenu, type TrayItem } from './tray-items.ts';
import { badged, momentText, namesOf } from './tray-names.ts';

export interface TrayBalance {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

/** The state of one balance, as far as a row says it. */
export type RowState = 'critical' | 'low' | 'needs-you' | 'fine';

export const glyphs: Readonly<Record<RowState, string>> = {
  critical: '▲ ',
  low: '◐ ',
  'needs-you': '! ',
  fine: '',
};

export function rowState({ connection, entry }: TrayBalance): RowState {
  // Nobody watches it, so nobody is called to it.
  if (!connection.enabled) return 'fine';
  // What the last answer did not hold is not known to be low any more, nor to be fine.
  return entry.freshness === 'not-returned' ? 'needs-you' : entry.level;
}

/**
 * One balance with all that can be done about it.
 * @param full whether its connection has to be named
 * @param brief whether one that needs nobody leads to the window, where all of that can be done too: in a menu of hundreds
 * the actions would be four fifths of it
 */
export function balanceRow(input: TrayInput, row: TrayBalance, full: boolean, brief: boolean): TrayItem {
  const label = balanceLabel(input, row, full);
  const ref = { connectionId: row.connection.id, key: row.entry.key };
  if (brief && rowState(row) === 'fine') return action(label, { do: 'show', ...ref });
  return submenu(label, balanceActions(input, row));
}

function balanceLabel(input: TrayInput, row: TrayBalance, full: boolean): string {
  const { app } = input;
  const { connection, entry } = row;
  const t = sharedWords(app.locale);
  const state = rowState(row);
  const parts = [`${glyphs[state]}${named(input, row, full)}`];
  if (entry.freshness === 'not-returned') parts.push(t('state.not-returned'));
  else if (state !== 'fine') parts.push(t(`state.${state}`));
  if (state === 'critical' || state === 'low') parts.push(...runway(input, row));
  if (entry.freshness === 'stale') {
    parts.push(t('tray.as-of', { time: momentText(input, entry.readAt) }));
  }
  if (entry.verification === 'key-missing') parts.push(t('verification.key-missing'));
  if (input.alerts.transits[connection.id]?.[entry.key] !== undefined) {
    parts.push(t('tray.in-transit'));
  }
  if (input.alerts.snoozes[connection.id]?.[entry.key] !== undefined) parts.push(t('tray.snoozed'));
  return parts.join(' · ');
}

function named(input: TrayInput, { connection, entry }: TrayBalance, full: boolean): string {
  const { balance, freshness } = entry;
  const names = namesOf(input);
  const amount =
    freshness === 'not-returned' ? names.currency(balance) : names.amount(balance.available);
  if (!full) return names.balance(connection, balance, amount);
  const name = input.hidden ? amount : `${names.fullBalance(connection, balance)}  ${amount}`;
  return badged(input, connection, name);
}

function runway(input: TrayInput, { connection, entry }: TrayBalance): readonly string[] {
  const runOut = input.trends[connection.id]?.[entry.key]?.runOut;
  if (runOut === undefined || input.hidden || entry.freshness !== 'live') return [];
  return [runwayText(input.app.locale, runOut, input.snapshot.at)];
}

const DAY_MS = 86_400_000;

/** “~2–3 days”. @param now epoch ms */
function runwayText(locale: Locale, { earliest, latest }: RunOutSpan, now: number): string {
  const t = sharedWords(locale);
  const from = Math.max(0, Math.floor((earliest - now) / DAY_MS));
  const to = Math.max(0, Math.floor((latest - now) / DAY_MS));
  if (to === 0) return t('tray.runway.today');
  return from === to
    ? t('tray.runway.days', { count: to })
    : t('tray.runway.range', { from, to });
}

function balanceActions(input: TrayInput, row: TrayBalance): readonly TrayItem[] {
  const t = sharedWords(input.app.locale);
  const { connection, entry } = row;
  const ref = { connectionId: connection.id, key: entry.key };
  return [
    action(t('tray.account.open'), { do: 'show', ...ref }),
    action(t('tray.account.copy'), { do: 'copy-amount', ...ref }, entry.freshness !== 'not-returned'),
    action(t('tray.account.transit'), { do: 'transit', ...ref }),
    snoozeItem(input, row),
  ];
}

function snoozeItem({ app, alerts }: TrayInput, row: TrayBalance): TrayItem {
  const t = sharedWords(app.locale);
  const ref = { connectionId: row.connection.id, key: row.entry.key };
  if (alerts.snoozes[ref.connectionId]?.[ref.key] !== undefined) {
    return action(t('tray.snooze.end'), { do: 'snooze', term: null, ...ref });
  }
  return submenu(t('tray.account.snooze'), [
    action(t('tray.snooze.hour'), { do: 'snooze', term: 'hour', ...ref }),
    action(t('tray.snooze.tomorrow'), { do: 'snooze', term: 'tomorrow', ...ref }),
    action(t('tray.snooze.change'), { do: 'snooze', term: 'change', ...ref }),
  ]);
}
