import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BuildInfo } from '../../electron/contract/build-types.ts';
import { appState, diagnostics } from './support/fixtures.ts';
import { openWindow } from './support/window.tsx';

const DAY = 86_400_000;
const { now } = appState();
const release: BuildInfo = {
  version: '1.2.3',
  testBuild: false,
  builtAt: null,
  electron: { version: '45.4.1', fixesUntil: null },
};

async function textOf(change: Partial<BuildInfo>, locale: 'en' | 'zh-CN' = 'en'): Promise<(id: string) => string> {
  const { push } = await openWindow({
    app: () => appState({ locale }),
    getDiagnostics: () => diagnostics({ build: { ...release, ...change } }),
  });
  push('show', { view: 'page', page: 'diagnostics' });
  await screen.findByTestId('about');
  return (id) => screen.queryByTestId(id)?.textContent ?? '';
}

describe('About', () => {
  it('says which version it is, and nothing it does not know', async () => {
    const text = await textOf({});
    expect(text('about-version')).toBe('Plimsoll 1.2.3');
    expect(text('about-built')).toContain('date is not known');
    expect(text('about-electron')).toContain('45.4.1; until when it gets security fixes was not known');
    expect(text('test-build')).toBe('');
  });

  it.each([
    [0, 'today'],
    [1, '1 day old'],
    [200, '200 days old'],
  ])('says how old the build is: %d days', async (days, expected) => {
    const text = await textOf({ builtAt: now - days * DAY });
    expect(text('about-built')).toContain(expected);
  });

  it('takes a clock that is behind for no age at all', async () => {
    expect((await textOf({ builtAt: now + 3 * DAY }))('about-built')).toContain('today');
  });

  it('says until when its Electron gets fixes, and when that is over', async () => {
    const until = { version: '45.4.1', fixesUntil: now + DAY };
    expect((await textOf({ electron: until }))('about-electron')).toMatch(/gets security fixes until \d+ \w+ \d{4}/);
  });

  it('warns of a test build, and of an Electron that gets no fixes any more', async () => {
    const electron = { version: '33.2.1', fixesUntil: Date.parse('2025-04-29') };
    const text = await textOf({ version: '1.2.3-test', testBuild: true, electron });
    expect(text('test-build')).toContain('Do not use it with real keys');
    expect(text('about-electron')).toContain('33.2.1, which has had no security fixes since 29 April 2025');
  });

  it('says it in Chinese', async () => {
    const electron = { version: '33.2.1', fixesUntil: Date.parse('2025-04-29') };
    const text = await textOf({ builtAt: now - 12 * DAY, testBuild: true, electron }, 'zh-CN');
    expect(text('about-built')).toContain('距今 12 天');
    expect(text('about-electron')).toBe('33.2.1，自 2025年4月29日 起已无安全更新');
    expect(text('test-build')).toContain('请勿用于真实密钥');
  });
});
