import type { ComponentType } from 'react';
import { Mark } from '../components/glyph.tsx';
import {
  AlertsIcon,
  ConnectionsIcon,
  DiagnosticsIcon,
  OverviewIcon,
  QuoteIcon,
  SettingsIcon,
} from '../components/icons.tsx';
import { quotingConnections } from '../features/quote/quote-inputs.ts';
import { useWords } from '../i18n/words.ts';
import { sectionOf, type Section } from './view.ts';
import { useWindow } from './window-context.ts';

const SECTIONS: readonly (readonly [Section, ComponentType])[] = [
  ['overview', OverviewIcon],
  ['alerts', AlertsIcon],
  ['quote', QuoteIcon],
  ['connections', ConnectionsIcon],
  ['settings', SettingsIcon],
  ['diagnostics', DiagnosticsIcon],
];

export function Navigation() {
  const { providers, snapshot, view, go } = useWindow();
  const { t } = useWords();
  // What no connection can do is not there, rather than there and dead.
  const quotes = quotingConnections(snapshot, providers).length > 0;
  return (
    <nav className="nav" aria-label={t('nav')}>
      <p className="brand">
        <Mark />
        Plimsoll
      </p>
      <ul>
        {SECTIONS.filter(([section]) => section !== 'quote' || quotes).map(([section, Icon]) => (
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
        ))}
      </ul>
    </nav>
  );
}
