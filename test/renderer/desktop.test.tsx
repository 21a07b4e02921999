import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { DesktopState, Hint } from '../../electron/contract/desktop-types.ts';
import type { AppState } from '../../electron/contract/types.ts';
import { acceleratorOf, keysText } from '../../renderer/features/desktop/accelerator.ts';
import { appState, connection, entry, NOW } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

function desktopState(change: Partial<DesktopState>): AppState {
  const state = appState();
  return { ...state, desktop: { ...state.desktop, ...change } };
}

const shown = connection('c1', { balances: [entry('1001', 'USD', '5000'), entry('1001', 'EUR', '7')] });

async function openSettings(app: AppState, answers: Answers = {}) {
  const opened = await openWindow({
    ...withConnections(shown),
    app: () => app,
    changeDesktop: () => ({ ok: true }),
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-settings'));
  return opened;
}

describe('what is explained or asked once', () => {
  it.each(['no-tray', 'stays-in-tray'] as const)('%s stays until it was read', async (hint) => {
    const { user, payloadsOf, push } = await openWindow({
      app: () => desktopState({ hints: [hint] }),
      dismissHint: () => null,
    });
    const banner = screen.getByTestId(`hint-${hint}`);
    await user.click(within(banner).getByTestId('hint-dismiss'));
    expect(payloadsOf('dismissHint')).toEqual([{ hint }]);
    push('appState', appState());
    expect(screen.queryByTestId(`hint-${hint}`)).toBeNull();
  });

  it('whether to start at login can be answered either way', async () => {
    const hint: Hint = 'start-at-login';
    const { user, payloadsOf } = await openWindow({
      app: () => desktopState({ hints: [hint] }),
      changeDesktop: () => ({ ok: true }),
      dismissHint: () => null,
    });
    await user.click(screen.getByText('Start at login'));
    expect(payloadsOf('changeDesktop')).toEqual([{ startAtLogin: true }]);
    await user.click(screen.getByText('No thanks'));
    expect(payloadsOf('dismissHint')).toEqual([{ hint }]);
  });
});

describe('a pause', () => {
  it('is chosen in the settings, says until when, and can be ended', async () => {
    const { user, payloadsOf, push } = await openSettings(appState(), { setPause: () => null });
    await user.click(screen.getByTestId('pause-hour'));
    await user.click(screen.getByTestId('pause-for-good'));
    expect(payloadsOf('setPause')).toEqual([{ until: NOW + 3_600_000 }, { until: 'resumed' }]);
    push('appState', { ...appState(), pause: { since: NOW, until: null } });
    expect(screen.getByTestId('banner-paused').textContent).toContain('until you resume them');
    expect(screen.queryByTestId('pause-hour')).toBeNull();
    await user.click(screen.getByTestId('resume'));
    expect(payloadsOf('setPause').at(-1)).toEqual({ until: null });
  });

  it('leaves nothing to enable or refresh', async () => {
    const off = { ...shown, enabled: false, condition: 'paused' } as const;
    const { user } = await openWindow({
      ...withConnections(off),
      app: () => ({ ...appState(), pause: { since: NOW, until: null } }),
    });
    expect(screen.getByTestId('refresh').getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByTestId('nav-connections'));
    expect(screen.getByTestId<HTMLButtonElement>('toggle-c1').disabled).toBe(true);
  });
});

describe('the shortcut', () => {
  const press = (code: string, keys: object = {}): boolean =>
    fireEvent.keyDown(screen.getByTestId('record-shortcut'), { code, ...keys });

  it('is what is pressed; plain keys are waited over, and nothing else hears them', async () => {
    const { user, payloadsOf } = await openSettings(appState());
    await user.click(screen.getByTestId('record-shortcut'));
    press('ControlLeft', { ctrlKey: true });
    press('KeyP', { shiftKey: true });
    expect(payloadsOf('changeDesktop')).toEqual([]);
    expect(press('KeyP', { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(payloadsOf('changeDesktop')).toEqual([{ shortcut: 'Control+Shift+P' }]);
  });

  it('is left as it is on Escape', async () => {
    const { user, payloadsOf } = await openSettings(appState());
    await user.click(screen.getByTestId('record-shortcut'));
    press('Escape');
    press('KeyP', { ctrlKey: true });
    expect(payloadsOf('changeDesktop')).toEqual([]);
  });

  it('that another program holds is refused by name', async () => {
    const { user } = await openSettings(appState(), {
      changeDesktop: () => ({ ok: false, error: 'shortcut-taken' }),
    });
    await user.click(screen.getByTestId('record-shortcut'));
    press('KeyP', { altKey: true });
    await vi.waitFor(() =>
      expect(screen.getByTestId('shortcut-error').textContent).toContain('already uses Alt+P'),
    );
  });

  it.each([
    ['taken', 'Another program uses Ctrl+Super+F5 now'],
    ['unusable', 'This computer cannot use Ctrl+Super+F5'],
  ] as const)('that does nothing (%s) says so, and can be removed', async (why, words) => {
    const state = desktopState({ shortcutFailure: why });
    const settings = { ...state.desktop.settings, shortcut: 'Control+Super+F5' };
    const { user, payloadsOf } = await openSettings(
      { ...state, desktop: { ...state.desktop, settings } },
    );
    expect(screen.getByTestId('shortcut-error').textContent).toContain(words);
    await user.click(screen.getByTestId('clear-shortcut'));
    expect(payloadsOf('changeDesktop')).toEqual([{ shortcut: null }]);
  });

  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  it.each([
    [{ code: 'Digit1', ctrlKey: true }, 'Control+1'],
    [{ code: 'ArrowUp', altKey: true, metaKey: true }, 'Alt+Super+Up'],
    [{ code: 'F12', ctrlKey: true, altKey: true, shiftKey: true }, 'Control+Alt+Shift+F12'],
    [{ code: 'Minus', ctrlKey: true }, 'Control+-'],
    [{ code: 'KeyA', shiftKey: true }, null],
    [{ code: 'F5' }, null],
    [{ code: 'ControlLeft', ctrlKey: true }, null],
    [{ code: 'F25', ctrlKey: true }, null],
  ])('%j is %s in Electron’s words', (keys, accelerator) => {
    expect(acceleratorOf({ ...none, ...keys })).toBe(accelerator);
  });

  it('is written as on the keyboard', () => {
    expect(keysText('Control+Alt+Super+P', true)).toBe('⌃⌥⌘P');
    expect(keysText('Control+Alt+-', false)).toBe('Ctrl+Alt+-');
  });
});

describe('the amount beside the icon', () => {
  const options = (): string[] =>
    [...screen.getByTestId('tray-value').querySelectorAll('option')].map(
      ({ textContent }) => textContent,
    );

  it('is none, a sum, or one account', async () => {
    const { user, payloadsOf } = await openSettings(appState());
    expect(options()).toEqual([
      'No amount',
      'Sum of all EUR',
      'Sum of all USD',
      'Connection c1 · 1001 · USD',
      'Connection c1 · 1001 · EUR',
    ]);
    await user.selectOptions(screen.getByTestId('tray-value'), 'Sum of all USD');
    await user.selectOptions(screen.getByTestId('tray-value'), 'Connection c1 · 1001 · EUR');
    expect(payloadsOf('changeDesktop')).toEqual([
      { trayValue: { kind: 'sum', currency: 'USD' } },
      { trayValue: { kind: 'account', connectionId: 'c1', key: shown.balances[1]?.key } },
    ]);
  });

  it('that is gone is still named as the choice', async () => {
    const state = appState();
    const trayValue = { kind: 'account', connectionId: 'x', key: 'y' } as const;
    const settings = { ...state.desktop.settings, trayValue };
    await openSettings({ ...state, desktop: { ...state.desktop, settings } });
    const select = screen.getByTestId<HTMLSelectElement>('tray-value');
    expect(select.selectedOptions[0]?.textContent).toBe('An account that is gone');
  });
});

describe('the proxy', () => {
  it('takes effect once its address is confirmed, or says what is wrong with it', async () => {
    let ok = false;
    const { user, payloadsOf } = await openSettings(appState(), {
      changeDesktop: () => (ok ? { ok } : { ok, error: 'proxy-address' }),
    });
    await user.selectOptions(screen.getByTestId('proxy-kind'), 'server');
    await user.type(screen.getByTestId('proxy-address'), 'nonsense');
    expect(payloadsOf('changeDesktop')).toEqual([]);
    await user.click(screen.getByTestId('save-proxy'));
    expect(screen.getByTestId('proxy-result').textContent).toContain('host and port');
    ok = true;
    await user.clear(screen.getByTestId('proxy-address'));
    await user.type(screen.getByTestId('proxy-address'), 'a:1{Enter}');
    expect(screen.getByTestId('proxy-result').textContent).toBe('In use.');
    await user.selectOptions(screen.getByTestId('proxy-kind'), 'system');
    expect(payloadsOf('changeDesktop').slice(1)).toEqual([
      { proxy: { kind: 'server', address: 'a:1' } },
      { proxy: { kind: 'system' } },
    ]);
  });
});

it('privacy and starting at login are one click each', async () => {
  const { user, payloadsOf } = await openSettings(appState(), { setPreferences: () => null });
  await user.click(screen.getByTestId('hide-amounts'));
  await user.click(screen.getByTestId('hide-on-lock'));
  await user.click(screen.getByTestId('start-at-login'));
  expect(payloadsOf('setPreferences')).toMatchObject([{ hideAmounts: true }]);
  expect(payloadsOf('changeDesktop')).toEqual([{ hideOnLock: true }, { startAtLogin: true }]);
});

describe('main is told where the window is', () => {
  it('by page, and nothing while a form is open', async () => {
    const { user, payloadsOf } = await openSettings(appState());
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(screen.getByTestId('add-connection'));
    await user.click(screen.getByTestId('provider-acme'));
    await screen.findByTestId('connection-form');
    expect(payloadsOf('setPage')).toEqual([
      { page: 'overview' },
      { page: 'settings' },
      { page: 'connections' },
      { page: null },
    ]);
  });

  it('and nothing while something typed is not saved, on whatever page', async () => {
    const { user, push, payloadsOf } = await openWindow({ ...withConnections(shown), setLine: () => ({ ok: true }) });
    push('show', { view: 'balance', connectionId: 'c1', key: shown.balances[0]?.key ?? '' });
    await user.type(await screen.findByTestId('line-critical'), '1');
    await user.click(screen.getByTestId('nav-settings'));
    expect(payloadsOf('setPage').at(-1)).toEqual({ page: null });
    push('show', { view: 'balance', connectionId: 'c1', key: shown.balances[0]?.key ?? '' });
    await user.click(await screen.findByTestId('save-line'));
    expect(payloadsOf('setPage').at(-1)).toEqual({ page: 'overview' });
  });

  it('and takes it back there, or to the form for money on its way', async () => {
    const { push } = await openWindow(withConnections(shown));
    push('show', { view: 'page', page: 'alerts' });
    expect(screen.getByRole('main').dataset['view']).toBe('alerts');
    const key = shown.balances[0]?.key ?? '';
    push('show', { view: 'balance', connectionId: 'c1', key, form: 'transit' });
    expect(await screen.findByTestId('transit-amount')).toBeTruthy();
  });
});
