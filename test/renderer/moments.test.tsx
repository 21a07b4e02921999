import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOCALES } from '../../electron/domain/locale.ts';
import { appState, connection, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const SECOND = 1_000;

function times(): string {
  return screen.getByTestId('group-times').textContent;
}

describe('ages', () => {
  beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW));
  afterEach(() => void vi.restoreAllMocks());

  it('are counted to what was just pushed, however long ago the clock last ticked', async () => {
    const lastSuccessAt = NOW - 20 * SECOND;
    const { push } = await openWindow({
      ...withConnections(connection('c', { lastSuccessAt })),
      app: () => appState({ clockFrozen: false }),
    });
    expect(times()).toContain('20 seconds ago');
    const at = NOW + 9 * SECOND;
    const connections = [connection('c', { lastSuccessAt, nextRefreshAt: at + 180 * SECOND })];
    push('snapshot', { at, connections });
    expect(times()).toBe('14:05 · 29 seconds ago · next in 3 min');
  });
});

describe('the next refresh', () => {
  const words = { en: 'next in under a minute', 'zh-CN': '1 分钟内刷新' } as const;

  it.each(LOCALES)('is not counted down in seconds (%s)', async (locale) => {
    const { push } = await openWindow({
      ...withConnections(connection('c', { nextRefreshAt: NOW + SECOND })),
      app: () => appState({ locale }),
    });
    expect(times()).toBe(words[locale]);
    push('snapshot', { at: NOW, connections: [connection('c', { nextRefreshAt: NOW + 59_000 })] });
    expect(times()).toBe(words[locale]);
  });
});
