import { Mark } from '../components/glyph.tsx';
import { useWords } from '../i18n/words.ts';
import { sectionOf, type Section } from './view.ts';
import { useWindow } from './window-context.ts';

const SECTIONS: readonly Section[] = ['overview', 'connections', 'settings'];

export function Navigation() {
  const { view, go } = useWindow();
  const { t } = useWords();
  return (
    <nav className="nav" aria-label={t('nav')}>
      <p className="brand">
        <Mark />
        Plimsoll
      </p>
      <ul>
        {SECTIONS.map((section) => (
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
