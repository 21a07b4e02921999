import type { BuildInfo } from '../../../electron/contract/build-types.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useAboutWords } from './about-words.ts';

const DAY_MS = 86_400_000;

/** `29 April 2025`. A day, not a moment: it is the same in every time zone. @param at epoch ms */
function dayText(locale: Locale, at: number): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(at);
}

/** Which copy of the app this is, how old it is, and whether what it runs on is still looked after. */
export function About({ build }: { readonly build: BuildInfo }) {
  const { now } = useWindow();
  const { locale } = useWords();
  const w = useAboutWords();
  const { version, testBuild, builtAt, electron } = build;
  const days = builtAt === null ? null : Math.max(0, Math.floor((now - builtAt) / DAY_MS));
  return (
    <section className="card settings-section" data-testid="about">
      <h2>{w('title')}</h2>
      {testBuild && (
        <p className="error" data-testid="test-build">
          <strong>{w('test-build')}.</strong> {w('test-build.why')}
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{w('version')}</dt>
          <dd data-testid="about-version">Plimsoll {version}</dd>
        </div>
        <div>
          <dt>{w('built')}</dt>
          <dd data-testid="about-built">
            {builtAt === null || days === null
              ? w('built.unknown')
              : w('built.days', { date: dayText(locale, builtAt), days })}
          </dd>
        </div>
        <div>
          <dt>{w('electron')}</dt>
          <dd data-testid="about-electron">{electronText(w, locale, electron, now)}</dd>
        </div>
        <div>
          <dt>{w('updates')}</dt>
          <dd>{w('updates.none')}</dd>
        </div>
      </dl>
    </section>
  );
}

function electronText(
  w: ReturnType<typeof useAboutWords>,
  locale: Locale,
  { version, fixesUntil }: BuildInfo['electron'],
  now: number,
): string {
  if (fixesUntil === null) return w('electron.unknown', { version });
  return w(now < fixesUntil ? 'electron.supported' : 'electron.ended', { version, date: dayText(locale, fixesUntil) });
}
