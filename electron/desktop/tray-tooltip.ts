import { formatAge, formatTime } from '../contract/i18n/format.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { TrayInput } from './tray-input.ts';
import { momentText, namesOf } from './tray-names.ts';
import { rowState, type TrayBalance } from './tray-row.ts';
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
  const low = lowBalances(input);
  const worst = low[0];
  if (worst !== undefined) {
    const rest = low.length - 1;
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

/** Below a line, critical first. */
function lowBalances({ snapshot }: TrayInput): readonly TrayBalance[] {
  const all = snapshot.connections.flatMap((connection) =>
    connection.balances.map((entry): TrayBalance => ({ connection, entry })),
  );
  return (['critical', 'low'] as const).flatMap((level) =>
    all.filter((row) => rowState(row) === level),
  );
}

function worstText(input: TrayInput, { connection, entry }: TrayBalance): string {
  const { snapshot, hidden } = input;
  const { locale } = input.app;
  const t = sharedWords(locale);
  const names = namesOf(input);
  const parts = [t(`state.${entry.level}`)];
  if (!hidden) {
    const { balance } = entry;
    parts.push(names.fullBalance(connection, balance), names.amount(balance.available));
  }
  if (entry.freshness === 'stale') {
    const age = formatAge(locale, snapshot.at - entry.readAt);
    parts.push(t('stale.as-of', { time: formatTime(locale, entry.readAt), age }));
  }
  return parts.join(' · ');
}
