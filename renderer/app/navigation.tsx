import type { ComponentType } from 'react';
import { Mark } from '../components/glyph.tsx';
import {
  AlertsIcon,
  ConnectionsIcon,
  DiagnosticsIcon,
  OverviewIcon,
  QuoteIcon,
  SearchIcon,
  SettingsIcon,
} from '../components/icons.tsx';
import { useWords } from '../i18n/words.ts';
import { shownSections } from './sections.ts';
import { sectionOf, type Section } from './view.ts';
import { useWindow } from './window-context.ts';

const ICONS: Readonly<Record<Section, ComponentType>> = {
  overview: OverviewIcon,
  alerts: AlertsIcon,
  quote: QuoteIcon,
  connections: ConnectionsIcon,
  settings: SettingsIcon,
  diagnostics: DiagnosticsIcon,
};

/** @param onCommands opens the command palette */
export function Navigation({ onCommands }: { readonly onCommands: () => void }) {
  const { app, providers, snapshot, view, go } = useWindow();
  const { t } = useWords();
  return (
    <nav className="nav" aria-label={t('nav')}>
      <p className="brand">
        <Mark />
        Plimsoll
      </p>
      <ul>
        {shownSections(snapshot, providers).map((section) => {
          const Icon = ICONS[section];
          return (
            <li key={section}>
              <button
                type="button"
                className="nav-item"
                data-testid={`nav-${section}`}
                aria-current={sectionOf(view) === section ? 'page' : undefined}
                onClick={() => go({ name: section })}
              >
                <Icon />
                {t(`nav.${section}`)}
              </button>
            </li>
          );
        })}
        <li className="nav-commands">
          <button
            type="button"
            className="nav-item"
            data-testid="open-palette"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={onCommands}
          >
            <SearchIcon />
            {t('nav.commands')}
            <kbd aria-hidden="true">{app.keychainName === 'macos' ? '⌘K' : 'Ctrl K'}</kbd>
          </button>
        </li>
      </ul>
    </nav>
  );
}
