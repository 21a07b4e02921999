import { sharedWords } from '../contract/i18n/shared.ts';
import type { RefreshOutcome } from '../contract/types.ts';
import type { Locale } from '../domain/locale.ts';
import type { TrayInput } from './tray-input.ts';
import { action, submenu, text, type TrayItem } from './tray-items.ts';
import { pauseText } from './tray-tooltip.ts';

/** What stands in the way of watching at all goes on top. */
export function warnings(input: TrayInput): readonly TrayItem[] {
  const { app } = input;
  const t = sharedWords(app.locale);
  const paused = pauseText(input);
  return [
    ...(paused === null ? [] : [text(paused)]),
    ...(app.notifications === 'failed'
      ? [action(`! ${t('tray.notifications-failed')}`, { do: 'settings' })]
      : []),
    ...(app.notices.some(({ kind }) => kind === 'settings-not-saved')
      ? [action(`! ${t('tray.settings-not-saved')}`, { do: 'open' })]
      : []),
  ];
}

/** The first connection is added from here. */
export function firstSteps({ snapshot, app }: TrayInput): readonly TrayItem[] {
  const t = sharedWords(app.locale);
  if (snapshot.connections.length > 0) return [];
  return [
    text(t('tray.no-connections')),
    action(t('tray.add-connection'), { do: 'add-connection' }),
  ];
}

/** What can be done about all of it. */
export function globalActions(input: TrayInput): readonly TrayItem[] {
  const { snapshot, app, hidden } = input;
  const t = sharedWords(app.locale);
  const any = snapshot.connections.length > 0;
  return [
    ...refreshItems(input),
    action(t('tray.open'), { do: 'open' }),
    action(t('tray.copy-summary'), { do: 'copy-summary' }, any),
    action(t(hidden ? 'tray.show-amounts' : 'tray.hide-amounts'), {
      do: 'hide-amounts',
      hide: !hidden,
    }),
    app.pause === null
      ? submenu(t('tray.pause'), [
          action(t('tray.pause.hour'), { do: 'pause', term: 'hour' }, any),
          action(t('tray.pause.tomorrow'), { do: 'pause', term: 'tomorrow' }, any),
          action(t('tray.pause.resumed'), { do: 'pause', term: 'resumed' }, any),
        ])
      : action(t('tray.resume'), { do: 'pause', term: null }),
    action(t('tray.settings'), { do: 'settings' }),
    action(t('tray.quit'), { do: 'quit' }),
  ];
}

function refreshItems({ snapshot, app, refresh }: TrayInput): readonly TrayItem[] {
  const t = sharedWords(app.locale);
  if (refresh?.state === 'running') return [action(t('tray.refreshing'), { do: 'refresh' }, false)];
  const enabled = snapshot.connections.some((connection) => connection.enabled);
  const again = action(t('tray.refresh'), { do: 'refresh' }, enabled);
  return refresh === null ? [again] : [again, text(`   ${outcomeText(app.locale, refresh.outcomes)}`)];
}

/** What a refresh of everything came to, in one line: what failed goes before what was only too soon. */
function outcomeText(locale: Locale, outcomes: readonly RefreshOutcome[]): string {
  const t = sharedWords(locale);
  const asked = outcomes.filter(({ outcome }) => outcome !== 'paused');
  const count = asked.length;
  if (count === 0) return t('tray.refreshed.paused');
  const failed = asked.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0) return t('tray.refreshed.failed', { failed, count });
  if (asked.some(({ outcome }) => outcome === 'held-off')) return t('tray.refreshed.held-off');
  const waits = asked.flatMap((one) => (one.outcome === 'too-soon' ? [one.waitMs] : []));
  if (waits.length === 0) return t('tray.refreshed.ok');
  const seconds = Math.ceil(Math.max(...waits) / 1_000);
  const done = count - waits.length;
  if (done === 0) return t('tray.refreshed.too-soon', { count: seconds });
  return t('tray.refreshed.some', { done, count, seconds });
}
