import { formatDayTime } from '../../../electron/contract/i18n/format.ts';
import type { Hint } from '../../../electron/contract/desktop-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Banner } from '../../components/banner.tsx';
import { useWords } from '../../i18n/words.ts';
import { useDesktopWords } from './words.ts';

function PauseBanner() {
  const { app, call } = useWindow();
  const { locale } = useWords();
  const w = useDesktopWords();
  const { pause } = app;
  if (pause === null) return null;
  return (
    <Banner
      testId="banner-paused"
      glyph="paused"
      actions={
        <button
          type="button"
          className="button small"
          data-testid="resume"
          onClick={() => void call('setPause', { until: null })}
        >
          {w('pause.resume')}
        </button>
      }
    >
      {pause.until === null
        ? w('pause.resumed')
        : w('pause.until', { moment: formatDayTime(locale, pause.until) })}
    </Banner>
  );
}

function HintBanner({ hint }: { readonly hint: Hint }) {
  const { call } = useWindow();
  const { t } = useWords();
  const w = useDesktopWords();
  const asks = hint === 'start-at-login';
  return (
    <Banner
      testId={`hint-${hint}`}
      actions={
        <>
          {asks && (
            <button
              type="button"
              className="button small"
              data-testid="hint-yes"
              onClick={() => void call('changeDesktop', { startAtLogin: true })}
            >
              {w('hint.yes')}
            </button>
          )}
          <button
            type="button"
            className="button small"
            data-testid="hint-dismiss"
            onClick={() => void call('dismissHint', { hint })}
          >
            {asks ? w('hint.no') : t('dismiss')}
          </button>
        </>
      }
    >
      {w(`hint.${hint}`)}
    </Banner>
  );
}

/** That everything is paused, and what is explained or asked once. */
export function DesktopBanners() {
  const { app } = useWindow();
  return (
    <>
      <PauseBanner />
      {app.desktop.hints.map((hint) => (
        <HintBanner key={hint} hint={hint} />
      ))}
    </>
  );
}
