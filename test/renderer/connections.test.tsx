import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RemoveResult } from '../../electron/contract/types.ts';
import { connection } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

async function openConnections(answers: Answers = {}) {
  const opened = await openWindow({ ...withConnections(connection('c')), ...answers });
  await opened.user.click(screen.getByTestId('nav-connections'));
  return opened;
}

describe('removing a connection', () => {
  it('asks first, and says that the keys go too', async () => {
    const { user, payloadsOf } = await openConnections({
      removeConnection: () => ({ removed: true }),
    });
    await user.click(screen.getByTestId('remove'));
    expect(screen.getByTestId('remove-dialog').textContent).toContain(
      'its keys are deleted from your keyring',
    );
    expect(payloadsOf('removeConnection')).toEqual([]);
    await user.click(screen.getByTestId('confirm-remove'));
    expect(payloadsOf('removeConnection')).toEqual([{ connectionId: 'c', anyway: false }]);
    expect(screen.queryByTestId('remove-dialog')).toBeNull();
  });

  it('stays and says why when the keychain does not let go', async () => {
    const refused: RemoveResult = { removed: false, keychain: 'locked' };
    const { user } = await openConnections({ removeConnection: () => refused });
    await user.click(screen.getByTestId('remove'));
    await user.click(screen.getByTestId('confirm-remove'));
    const said = (await screen.findByTestId('remove-refused')).textContent;
    expect(said).toContain('Nothing was removed.');
    expect(said).toContain('The keyring is locked');
  });

  it('can then be done anyway, with a word on what becomes of the keys', async () => {
    const { user, payloadsOf } = await openConnections({
      removeConnection: ({ anyway }): RemoveResult =>
        anyway ? { removed: true } : { removed: false, keychain: 'locked' },
    });
    await user.click(screen.getByTestId('remove'));
    expect(screen.getByTestId('confirm-remove').textContent).toBe('Remove');
    await user.click(screen.getByTestId('confirm-remove'));
    await screen.findByTestId('remove-refused');
    const dialog = screen.getByTestId('remove-dialog').textContent;
    expect(dialog).toContain('its keys are deleted as soon as they can be reached');
    // A double click on “Remove” must not count as “anyway”.
    await user.click(screen.getByTestId('confirm-remove'));
    expect(payloadsOf('removeConnection')).toHaveLength(1);
    await user.click(screen.getByTestId('remove-anyway'));
    expect(payloadsOf('removeConnection')).toEqual([
      { connectionId: 'c', anyway: false },
      { connectionId: 'c', anyway: true },
    ]);
    expect(screen.queryByTestId('remove-dialog')).toBeNull();
  });

  it('is never done anyway at the first click, however the last attempt ended', async () => {
    const refused: RemoveResult = { removed: false, keychain: 'locked' };
    const { user, payloadsOf } = await openConnections({ removeConnection: () => refused });
    await user.click(screen.getByTestId('remove'));
    await user.click(screen.getByTestId('confirm-remove'));
    await screen.findByTestId('remove-refused');
    await user.click(screen.getByText('Cancel'));
    expect(screen.queryByTestId('remove-dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('remove'));
    await user.click(screen.getByTestId('remove'));
    await user.click(screen.getByTestId('confirm-remove'));
    expect(payloadsOf('removeConnection')).toEqual([
      { connectionId: 'c', anyway: false },
      { connectionId: 'c', anyway: false },
    ]);
  });
});

describe('disabling a connection', () => {
  it('can be undone from the message that confirms it', async () => {
    const { user, payloadsOf } = await openConnections({ setConnectionEnabled: () => null });
    await user.click(screen.getByTestId('toggle-c'));
    expect((await screen.findByTestId('toast')).textContent).toContain('no checks, no alerts');
    await user.click(screen.getByTestId('toast-action'));
    expect(payloadsOf('setConnectionEnabled')).toEqual([
      { connectionId: 'c', enabled: false },
      { connectionId: 'c', enabled: true },
    ]);
  });
});

describe('a connection whose keys are kept for the session only', () => {
  it('says that they will be gone', async () => {
    await openConnections({
      getConnection: ({ connectionId }) => ({
        config: {
          id: connectionId,
          providerId: 'acme',
          environmentId: 'production',
          label: '',
          enabled: true,
          baseUrl: 'https://api.acme.test',
          plainHttpConsent: false,
          intervalMs: 300_000,
          values: {},
        },
        secrets: { privateKey: { kept: 'session' } },
        nextKeys: {},
      }),
    });
    expect(await screen.findByText(/gone once you quit/)).toBeTruthy();
    expect(screen.getByTestId('connection-c').textContent).toContain('every 5 minutes');
  });
});
