import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ForgetResult } from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { en, zh } from '../../renderer/features/forget/words.ts';
import { appState, diagnostics } from './support/fixtures.ts';
import { openWindow, type Answers } from './support/window.tsx';

async function openDialog(answers: Answers = {}) {
  const opened = await openWindow(answers);
  await opened.user.click(screen.getByTestId('nav-settings'));
  await opened.user.click(screen.getByTestId('forget-everything'));
  return opened;
}

const confirm = () => screen.getByTestId<HTMLButtonElement>('confirm-forget');

describe('“Forget everything”', () => {
  it('says what will be gone and does nothing before a clear yes', async () => {
    const { user, payloadsOf } = await openDialog();
    const said = screen.getByTestId('forget-dialog').textContent;
    for (const part of ['keyring', 'history', 'connections', 'log in', 'cannot be undone']) {
      expect(said).toContain(part);
    }
    expect(confirm().disabled).toBe(true);
    await user.click(confirm());
    expect(payloadsOf('forgetEverything')).toEqual([]);
    await user.click(screen.getByTestId('sure-to-forget'));
    await user.click(confirm());
    expect(payloadsOf('forgetEverything')).toEqual([{ sure: true }]);
  });

  it.each<[ForgetResult, RegExp]>([
    [{ forgotten: false, keychain: 'locked' }, /could not all be deleted.*locked/],
    [{ forgotten: false, autostart: true }, /Nothing was erased.*log in/],
  ])('says what stands in the way, and can be tried again: %o', async (result, words) => {
    const { user, payloadsOf } = await openDialog({ forgetEverything: () => result });
    await user.click(screen.getByTestId('sure-to-forget'));
    await user.click(confirm());
    expect((await screen.findByTestId('forget-refused')).textContent).toMatch(words);
    await user.click(confirm());
    expect(payloadsOf('forgetEverything')).toHaveLength(2);
  });

  it.each(LOCALES)('has every word in %s', (locale) => {
    const words: Readonly<Record<string, string>> = locale === 'en' ? en : zh;
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.values(words).every((word) => word.trim() !== '')).toBe(true);
  });
});

describe('the diagnostics page', () => {
  const at = appState().now;

  it('lists what broke and was survived, and where the log is', async () => {
    const found = {
      ...diagnostics(),
      incidents: [
        { kind: 'helper-crashed', at, detail: 'GPU crashed 139' },
        { kind: 'unhandled-error', at, detail: 'TypeError < read main.cjs:1:2' },
      ],
      logFile: '/home/lin/.config/plimsoll/logs/plimsoll.log',
    } as const;
    const { user, push } = await openWindow({ getDiagnostics: () => found });
    await user.click(screen.getByTestId('nav-settings'));
    push('show', { view: 'page', page: 'diagnostics' });
    const incidents = await screen.findByTestId('incidents');
    expect(incidents.textContent).toContain('GPU crashed 139');
    expect(incidents.textContent).toContain('A fault in Plimsoll itself');
    expect(screen.getByTestId('log-file').textContent).toBe(found.logFile);
  });
});
