import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { acme, appState, connection, entry, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

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
      { language: 'zh-CN', theme: 'system' },
      { language: 'en', theme: 'dark' },
    ]);
    push('appState', appState({ preferences: { language: 'en', theme: 'dark' } }));
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

  it('says whether a test notification was shown', async () => {
    const { user } = await openWindow({ sendTestNotification: () => ({ shown: false }) });
    await user.click(screen.getByTestId('nav-settings'));
    await user.click(screen.getByTestId('test-notification'));
    expect((await screen.findByTestId('test-notification-result')).textContent).toContain(
      'did not show it',
    );
  });
});

describe('another profile', () => {
  it('brings its own providers and leaves nothing of the last on screen', async () => {
    let providers = [acme];
    const { user, push } = await openWindow({ listProviders: () => providers });
    await user.click(screen.getByTestId('nav-settings'));
    providers = [{ ...acme, name: { en: 'Demo Pay', 'zh-CN': '演示支付' } }];
    push('snapshot', { at: NOW, connections: [connection('d', { environmentKind: 'demo' })] });
    push('appState', appState({ profile: 'demo' }));
    expect(screen.getByTestId('banner-demo')).toBeTruthy();
    await vi.waitFor(() =>
      expect(screen.getByTestId('connection-d').textContent).toContain('Demo Pay'),
    );
    expect(screen.getByTestId('environment-badge').textContent).toBe('Demo');
  });
});
