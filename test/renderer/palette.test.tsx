import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appState, connection, entry } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const OUT = entry('21220030202403071031', 'PEN', '8230');
const peru = connection('c', { label: 'Peru', balances: [OUT] });

async function opened(answers: Answers = {}) {
  const window = await openWindow({ ...withConnections(peru), ...answers });
  await window.user.keyboard('{Control>}k{/Control}');
  await screen.findByTestId('palette');
  return window;
}

const marked = () => {
  const field = screen.getByTestId('palette-input');
  return document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;
};

describe('the command palette', () => {
  it('opens with Ctrl+K from anywhere and leads to a screen with the keyboard alone', async () => {
    const { user } = await opened();
    expect(document.activeElement).toBe(screen.getByTestId('palette-input'));
    await user.keyboard('sett{Enter}');
    expect(screen.queryByTestId('palette')).toBeNull();
    expect(screen.getByTestId('nav-settings').getAttribute('aria-current')).toBe('page');
  });

  it('marks one command at a time, said to screen readers, and goes round', async () => {
    const { user } = await opened();
    expect(marked()).toBe('Overview');
    await user.keyboard('{ArrowDown}');
    expect(marked()).toBe('Alerts');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(marked()).toBe('Language: 简体中文');
    const selected = screen.getAllByRole('option').filter((o) => o.getAttribute('aria-selected') === 'true');
    expect(selected.map(({ textContent }) => textContent)).toEqual(['Language: 简体中文']);
  });

  it('finds an account by its name, number or provider and opens it', async () => {
    const { user } = await opened();
    await user.keyboard('acme 1031');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('balance-panel').dataset['balanceKey']).toBe(OUT.key);
  });

  it.each([
    ['en', '总览'],
    ['zh-CN', 'overview'],
  ] as const)('is found in the other language as well (%s)', async (locale, typed) => {
    const { user } = await opened({ app: () => appState({ locale }) });
    await user.keyboard(typed);
    expect(screen.getAllByRole('option').map(({ dataset }) => dataset['testid'])).toEqual([
      'command-screen-overview',
    ]);
  });

  it('runs commands: refresh, hide, pause, theme, language', async () => {
    const { user, payloadsOf } = await opened({
      refresh: () => [],
      setPreferences: () => null,
      setPause: () => null,
    });
    for (const typed of ['refresh all', 'hide amounts', 'until resumed', 'dark', '简体中文']) {
      if (screen.queryByTestId('palette') === null) await user.keyboard('{Control>}k{/Control}');
      await user.keyboard(`${typed}{Enter}`);
    }
    expect(payloadsOf('refresh')).toEqual([{ connectionId: null }]);
    expect(payloadsOf('setPause')).toEqual([{ until: 'resumed' }]);
    expect(payloadsOf('setPreferences')).toMatchObject([
      { hideAmounts: true },
      { theme: 'dark' },
      { language: 'zh-CN' },
    ]);
  });

  it('says when nothing is called that, and Enter then does nothing', async () => {
    const { user } = await opened();
    await user.keyboard('zzz');
    expect(within(screen.getByTestId('palette')).getByRole('status').textContent).toBe(
      'Nothing is called that.',
    );
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('palette')).toBeTruthy();
  });

  it('names no account while names are hidden', async () => {
    const preferences = { ...appState().preferences, hideAmounts: true };
    await opened({ app: () => appState({ preferences }) });
    expect(screen.queryByText(/Peru/)).toBeNull();
    expect(screen.getByText('Show amounts, names and numbers')).toBeTruthy();
  });

  it('gives the focus back to where it came from', async () => {
    const { user } = await openWindow(withConnections(peru));
    screen.getByTestId('refresh').focus();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByTestId('palette');
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByTestId('palette')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('refresh'));
  });
});
