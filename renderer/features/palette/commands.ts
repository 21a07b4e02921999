import { fullAccountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { Preferences } from '../../../electron/contract/types.ts';
import { LOCALES } from '../../../electron/domain/locale.ts';
import { shownSections } from '../../app/sections.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords, wordsOf } from '../../i18n/words.ts';
import { useAlertsWords } from '../alerts/words.ts';
import { useAlertSettings } from '../alerts/mute.tsx';
import { PAUSE_TERMS, usePause } from '../desktop/use-pause.ts';
import { useDesktopWords } from '../desktop/words.ts';
import { isFound } from '../overview/listed.ts';
import { usePaletteWords } from './words.ts';

export const COMMAND_GROUPS = ['screens', 'accounts', 'commands'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** What else it is found by. */
  readonly also?: readonly string[];
  readonly run: () => void;
}

const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

function useScreens(): readonly Command[] {
  const { go, providers, snapshot } = useWindow();
  const { t } = useWords();
  const screens = shownSections(snapshot, providers).map((section): Command => {
    return {
      id: `screen-${section}`,
      group: 'screens',
      label: t(`nav.${section}`),
      // Who works in two languages types the word that comes to mind.
      also: LOCALES.map((locale) => wordsOf(locale).t(`nav.${section}`)),
      run: () => go({ name: section }),
    };
  });
  const add: Command = {
    id: 'add-connection',
    group: 'screens',
    label: t('add-connection'),
    also: LOCALES.map((locale) => wordsOf(locale).t('add-connection')),
    run: () => go({ name: 'choose-provider' }),
  };
  return [...screens, add];
}

/** Every balance by its name; none while names are hidden, for they could not be told apart. */
function useAccounts(): readonly Command[] {
  const { go, providers, snapshot } = useWindow();
  const { hidden, locale } = useWords();
  if (hidden) return [];
  return snapshot.connections.flatMap((connection) => {
    const provider = providers.find(({ id }) => id === connection.providerId);
    return connection.balances.map(({ key, balance }): Command => {
      return {
        id: `account-${connection.id}-${key}`,
        group: 'accounts',
        label: `${fullAccountLabel(locale, connection, balance)} · ${balance.currency}`,
        also: [balance.accountNo, ...Object.values(provider?.name ?? {})],
        run: () =>
          go({ name: 'overview', selected: { connectionId: connection.id, key } }),
      };
    });
  });
}

function useActions(): readonly Command[] {
  const { app, call, refresh, snapshot } = useWindow();
  const { t } = useWords();
  const w = usePaletteWords();
  const a = useAlertsWords();
  const d = useDesktopWords();
  const { pause, resume } = usePause();
  const { settings: alertSettings, change: changeAlerts } = useAlertSettings();
  const { preferences } = app;
  const prefer = (change: Partial<Preferences>) =>
    void call('setPreferences', { ...preferences, ...change });
  const command = (id: string, label: string, run: () => void): Command => {
    return { id, group: 'commands', label, run };
  };
  const hide = preferences.hideAmounts ? 'show-amounts' : 'hide-amounts';
  return [
    ...(snapshot.connections.some(({ enabled }) => enabled)
      ? [command('refresh', w('refresh'), () => refresh(null))]
      : []),
    command(hide, w(hide), () => prefer({ hideAmounts: !preferences.hideAmounts })),
    ...(app.pause === null
      ? PAUSE_TERMS.map((term) => command(`pause-${term}`, w(`pause-${term}`), () => void pause(term)))
      : [command('resume', d('pause.resume'), resume)]),
    command('mute', a(alertSettings.muted ? 'muted.off' : 'muted.on'), () =>
      void changeAlerts({ muted: !alertSettings.muted }),
    ),
    ...THEMES.filter((theme) => theme !== preferences.theme).map((theme) =>
      command(`theme-${theme}`, w('theme', { name: t(`theme.${theme}`) }), () => prefer({ theme })),
    ),
    ...LOCALES.filter((locale) => locale !== app.locale).map((language) =>
      command(`language-${language}`, w('language', { name: t(`language.${language}`) }), () =>
        prefer({ language }),
      ),
    ),
  ];
}

/** What the window can do or show right now, as far as it is called what was typed. */
export function useCommands(typed: string): readonly Command[] {
  const all = [...useScreens(), ...useAccounts(), ...useActions()];
  const wanted = typed.trim();
  if (wanted === '') return all;
  return all.filter(({ label, also = [] }) => isFound(wanted, [label, ...also]));
}
