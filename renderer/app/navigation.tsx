import { Mark } from '../components/glyph.tsx';
import { quotingConnections } from '../features/quote/quote-inputs.ts';
import { useWords } from '../i18n/words.ts';
import { sectionOf, type Section } from './view.ts';
import { useWindow } from './window-context.ts';

const SECTIONS: readonly Section[] = ['overview', 'alerts', 'quote', 'connections', 'settings'];

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
        {SECTIONS.filter((section) => section !== 'quote' || quotes).map((section) => (
          <li key={section}>
            <button
              type="button"
              className="nav-item"
              data-testid={`nav-${section}`}
              aria-current={sectionOf(view) === section ? 'page' : undefined}
              onClick={() => go({ name: section })}
            >
              {t(`nav.${section}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
