import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import { acme, appState, connection } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

/** Known from its documents alone, beside one that is known well. */
const novelty: ProviderDescriptor = {
  ...acme,
  id: 'novelty',
  name: { en: 'Novelty Pay', 'zh-CN': '新奇支付' },
  experimental: true,
};

const both: Answers = {
  ...withConnections(connection('known'), connection('new', { providerId: 'novelty' })),
  providers: () => [acme, novelty],
};

const chipIn = (testId: string): HTMLElement | null =>
  within(screen.getByTestId(testId)).queryByTestId('experimental');

describe('a provider that was built from its documents alone', () => {
  it('is marked where providers are chosen, and no other is', async () => {
    const { user } = await openWindow(both);
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(screen.getByTestId('add-connection'));
    expect(chipIn('provider-novelty')?.textContent).toBe('Experimental');
    expect(chipIn('provider-acme')).toBeNull();
  });

  it('is marked at its connection in the list of connections', async () => {
    const { user } = await openWindow(both);
    await user.click(screen.getByTestId('nav-connections'));
    expect(chipIn('connection-new')?.textContent).toBe('Experimental');
    expect(chipIn('connection-known')).toBeNull();
  });

  it('is marked beside its amounts, with what that means', async () => {
    await openWindow(both);
    expect(chipIn('connection-new')?.title).toContain('Compare every figure');
    expect(chipIn('connection-known')).toBeNull();
  });

  it('is marked in Chinese, too', async () => {
    await openWindow({ ...both, app: () => appState({ locale: 'zh-CN' }) });
    expect(chipIn('connection-new')?.textContent).toBe('实验性');
    expect(chipIn('connection-new')?.title).toContain('对照平台后台');
  });
});
