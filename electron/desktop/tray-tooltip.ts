import { sharedWords } from '../contract/i18n/shared.ts';
import { balancesOf, urgentRows } from './tray-groups.ts';
import type { TrayInput } from './tray-input.ts';
import { badged, momentText, namesOf } from './tray-names.ts';
import type { TrayBalance } from './tray-row.ts';
import type { TrayState } from './tray-state.ts';

/** The app's name, the chosen value, then the worst balance and how many more; otherwise the state in words. */
export function tooltip(input: TrayInput, state: TrayState, value: string): string {
  const { app } = input;
  const name = app.profile === 'demo' ? sharedWords(app.locale)('tray.demo') : 'Plimsoll';
  return [name, ...(value === '' ? [] : [value]), ...stateLines(input, state)].join('\n');
}

/** “All checks paused until 15:05”; `null` while they are not. */
export function pauseText(input: TrayInput): string | null {
  const { pause, locale } = input.app;
  const t = sharedWords(locale);
  if (pause === null) return null;
  return pause.until === null
    ? t('tray.paused')
    : t('tray.paused-until', { moment: momentText(input, pause.until) });
}

function stateLines(input: TrayInput, state: TrayState): readonly string[] {
  const { snapshot, app } = input;
  const t = sharedWords(app.locale);
  const paused = pauseText(input);
  if (paused !== null) return [paused];
  const urgent = urgentRows(snapshot.connections.flatMap(balancesOf));
  const worst = urgent[0];
  if (worst !== undefined) {
    const rest = urgent.length - 1;
    return [
      worstText(input, worst),
      ...(rest > 0 ? [t('tray.tooltip.more', { count: rest })] : []),
    ];
  }
  const watched = snapshot.connections.filter(({ enabled }) => enabled);
  if (state === 'empty' && watched.length > 0) return [t('state.reading')];
  if (state !== 'fine') return [t(`state.${state}`)];
  const entries = watched.flatMap(({ balances }) => balances);
  // Without a line nobody will be told of anything; that must not read like all is well.
  const lined = entries.some(({ line }) => line !== undefined);
  const key = lined ? 'tray.tooltip.fine' : 'tray.tooltip.no-lines';
  return [t(key, { count: entries.length })];
}

function worstText(input: TrayInput, row: TrayBalance): string {
  const { connection, entry } = row;
  const { balance, freshness, readAt } = entry;
  const t = sharedWords(input.app.locale);
  const names = namesOf(input);
  const gone = freshness === 'not-returned';
  const parts = [t(gone ? 'state.not-returned' : `state.${entry.level}`)];
  if (!input.hidden) {
    parts.push(
      names.fullBalance(connection, balance),
      gone ? names.currency(balance) : names.amount(balance.available),
    );
  }
  // Not its age: that would change by itself, and on Linux a new tooltip closes the menu.
  if (freshness === 'stale') parts.push(t('tray.as-of', { time: momentText(input, readAt) }));
  return badged(input, connection, parts.join(' · '));
}
