import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../electron/domain/locale.ts';
import { spaced } from '../../renderer/i18n/spaced.ts';
import { appState, connection, entry } from './support/fixtures.ts';
import { openForm, openWindow, withConnections } from './support/window.tsx';

describe('the first screen', () => {
  it('offers a connection and the demo', async () => {
    const { user, payloadsOf } = await openWindow({ switchProfile: () => null });
    expect(screen.getByTestId('first-run').textContent).toContain('Know before money runs out.');
    await user.click(screen.getByTestId('demo-button'));
    expect(payloadsOf('switchProfile')).toEqual([{ profile: 'demo' }]);
    await user.click(screen.getByTestId('add-connection'));
    expect(screen.getByTestId('provider-acme')).toBeTruthy();
  });
});

describe('the language', () => {
  it('changes everything on screen when main says so', async () => {
    const { push } = await openWindow(
      withConnections(connection('c', { balances: [entry('A-1', 'PEN', '8230')] })),
    );
    expect(document.documentElement.lang).toBe('en');
    expect(screen.getByTestId('nav-overview').textContent).toBe('Overview');
    push('appState', appState({ locale: 'zh-CN' }));
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(screen.getByTestId('nav-overview').textContent).toBe('总览');
    expect(screen.getByTestId('refresh').textContent).toBe('刷新');
    expect(screen.getByTestId('connection-c').textContent).toContain('艾克支付');
    expect(screen.getByTestId('amount').textContent).toBe('PEN 8,230.00');
  });

  it('is chosen in the settings, together with the theme', async () => {
    const { user, push, payloadsOf } = await openWindow({ setPreferences: () => null });
    await user.click(screen.getByTestId('nav-settings'));
    await user.selectOptions(screen.getByTestId('language-select'), 'zh-CN');
    await user.selectOptions(screen.getByTestId('theme-select'), 'dark');
    expect(payloadsOf('setPreferences')).toEqual([
      { language: 'zh-CN', theme: 'system', fasterWhileOpen: false, hideAmounts: false },
      { language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false },
    ]);
    push('appState', appState({ preferences: { language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false } }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });
});

describe('what concerns the whole window', () => {
  it('is said in banners, once', async () => {
    const problem = { kind: 'keychain-locked' } as const;
    const { user, push, payloadsOf } = await openWindow({
      ...withConnections(connection('c', { condition: 'keychain', problem })),
      retryKeychain: () => 'locked',
      dismissNotice: () => null,
    });
    push(
      'appState',
      appState({
        keychain: 'locked',
        notifications: 'failed',
        notices: [{ id: 'n1', kind: 'settings-set-aside', file: '/tmp/settings.broken.json' }],
      }),
    );
    expect(screen.getByTestId('banner-keychain').textContent).toContain('The keyring is locked');
    expect(screen.getByTestId('banner-notifications')).toBeTruthy();
    expect(screen.getByTestId('notice').textContent).toContain('/tmp/settings.broken.json');
    expect(screen.queryByTestId('problem')).toBeNull();
    await user.click(screen.getByTestId('banner-retry-keychain'));
    expect(payloadsOf('retryKeychain')).toEqual([null]);
    await user.click(screen.getByTestId('dismiss-notice'));
    expect(payloadsOf('dismissNotice')).toEqual([{ id: 'n1' }]);
  });

  it.each(LOCALES)('names the file of every notice that has one (%s)', async (locale) => {
    const kinds = [
      'settings-restored',
      'settings-set-aside',
      'settings-partly-read',
      'alerts-set-aside',
    ] as const;
    const notices = kinds.map((kind) => ({ id: kind, kind, file: `/tmp/${kind}.json` }));
    await openWindow({ app: () => appState({ locale, notices }) });
    const shown = screen.getAllByTestId('notice').map(({ textContent }) => textContent);
    expect(shown).toHaveLength(kinds.length);
    for (const [index, { file }] of notices.entries()) expect(shown[index]).toContain(file);
  });

  it('says whether a test notification was shown', async () => {
    const { user } = await openWindow({ sendTestNotification: () => ({ shown: false }) });
    await user.click(screen.getByTestId('nav-settings'));
    await user.click(screen.getByTestId('test-notification'));
    expect((await screen.findByTestId('test-notification-result')).textContent).toContain(
      'did not show it',
    );
  });
});

describe('a change of the view', () => {
  it('begins at the top with the focus on the heading', async () => {
    const { user } = await openWindow(withConnections(connection('c')));
    const main = screen.getByRole('main');
    main.scrollTop = 300;
    await user.click(screen.getByTestId('nav-settings'));
    expect(main.scrollTop).toBe(0);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(document.activeElement?.textContent).toBe('Settings');
  });

  it.each([
    ['en', 'Connect Acme Pay'],
    ['zh-CN', '连接艾克支付'],
  ] as const)('is named by its heading (%s)', async (locale, title) => {
    await openForm({ app: () => appState({ locale }) });
    expect(document.activeElement?.textContent).toBe(title);
  });

  it('keeps a space around Latin names in Chinese', () => {
    expect(spaced('编辑Acme Pay连接')).toBe('编辑 Acme Pay 连接');
    expect(spaced('连接万里汇')).toBe('连接万里汇');
  });
});

describe('the demo', () => {
  it('says that no real account is asked, and can be left', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(connection('d', { environmentKind: 'demo' })),
      app: () => appState({ profile: 'demo' }),
      switchProfile: () => null,
    });
    expect(screen.getByTestId('banner-demo').textContent).toContain('no real account is asked');
    expect(screen.getByTestId('environment-badge').textContent).toBe('Demo');
    await user.click(screen.getByTestId('leave-demo'));
    expect(payloadsOf('switchProfile')).toEqual([{ profile: 'user' }]);
  });
});

describe('hiding amounts, names and numbers', () => {
  it('is one key or one button away, and marks the whole window', async () => {
    const { user, payloadsOf, push } = await openWindow({
      ...withConnections(connection('c', { balances: [entry('A-1', 'PEN', '8230')] })),
      setPreferences: () => null,
    });
    expect(document.documentElement.dataset['hidden']).toBe('false');
    await user.keyboard('{Control>}{Shift>}{h}{/Shift}{/Control}');
    const hidden = { ...appState().preferences, hideAmounts: true };
    expect(payloadsOf('setPreferences')).toEqual([hidden]);
    push('appState', appState({ preferences: hidden }));
    expect(document.documentElement.dataset['hidden']).toBe('true');
    const button = screen.getByTestId('hide-everything');
    expect(button.getAttribute('aria-pressed')).toBe('true');
    await user.click(button);
    expect(payloadsOf('setPreferences').at(-1)).toEqual(appState().preferences);
  });
});
