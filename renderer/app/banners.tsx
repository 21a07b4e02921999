import type { MessageValues } from '../../electron/contract/i18n/translate.ts';
import type { Notice } from '../../electron/contract/types.ts';
import { Banner } from '../components/banner.tsx';
import { KeychainText } from '../components/keychain-text.tsx';
import { DesktopBanners } from '../features/desktop/desktop-banners.tsx';
import { useWords, type Words } from '../i18n/words.ts';
import { useWindow } from './window-context.ts';

function KeychainBanner() {
  const { app, call } = useWindow();
  const { t } = useWords();
  if (app.keychain === 'ready') return null;
  return (
    <Banner
      testId="banner-keychain"
      glyph="locked"
      actions={
        <button
          type="button"
          className="button small"
          data-testid="banner-retry-keychain"
          onClick={() => void call('retryKeychain', null)}
        >
          {t('try-again')}
        </button>
      }
    >
      <KeychainText state={app.keychain} />
    </Banner>
  );
}

function NotificationsBanner() {
  const { app, go } = useWindow();
  const { t } = useWords();
  if (app.notifications !== 'failed') return null;
  return (
    <Banner
      testId="banner-notifications"
      glyph="needs-you"
      actions={
        <button
          type="button"
          className="button small"
          onClick={() => go({ name: 'settings' })}
        >
          {t('nav.settings')}
        </button>
      }
    >
      {t('notifications.failed')}
    </Banner>
  );
}

function noticeValues(notice: Notice, own: Words['own']): MessageValues {
  if ('file' in notice) return { file: notice.file };
  return 'robot' in notice ? { robot: own(notice.robot) } : {};
}

function Notices() {
  const { app, call } = useWindow();
  const { own, t } = useWords();
  return app.notices.map((notice) => (
    <Banner
      key={notice.id}
      testId="notice"
      glyph="needs-you"
      actions={
        <button
          type="button"
          className="button small"
          data-testid="dismiss-notice"
          onClick={() => void call('dismissNotice', { id: notice.id })}
        >
          {t('dismiss')}
        </button>
      }
    >
      {t(`notice.${notice.kind}`, noticeValues(notice, own))}
    </Banner>
  ));
}

function DemoBanner() {
  const { app, call } = useWindow();
  const { t } = useWords();
  if (app.profile !== 'demo') return null;
  return (
    <Banner
      testId="banner-demo"
      actions={
        <button
          type="button"
          className="link"
          data-testid="leave-demo"
          onClick={() => void call('switchProfile', { profile: 'user' })}
        >
          {t('demo.leave')}
        </button>
      }
    >
      {t('demo.banner')}
    </Banner>
  );
}

/** What concerns the whole window, the gravest first. */
export function Banners() {
  return (
    <>
      <KeychainBanner />
      <NotificationsBanner />
      <Notices />
      <DesktopBanners />
      <DemoBanner />
    </>
  );
}
