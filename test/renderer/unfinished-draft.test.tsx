import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SecretSummary } from '../../electron/contract/types.ts';
import { connection, draft } from './support/fixtures.ts';
import { openForm, openWindow, withConnections } from './support/window.tsx';

const key: SecretSummary = {
  kept: 'draft',
  key: { bits: 2048, publicKey: 'MIIBpublic', fingerprint: '9f2c 11ab 04de 77c0' },
};

describe('a form that is left unfinished', () => {
  it('keeps its draft when it is merely left', async () => {
    const { user, payloadsOf } = await openForm();
    await user.click(screen.getByTestId('nav-overview'));
    expect(payloadsOf('closeDraft')).toEqual([]);
  });

  it('does not fetch back who went elsewhere while it was being saved', async () => {
    let saved = (_result: object): void => undefined;
    const saving = new Promise<object>((done) => {
      saved = done;
    });
    const { user } = await openForm({ saveDraft: () => saving as never });
    await user.click(screen.getByTestId('save'));
    await user.click(screen.getByTestId('nav-settings'));
    await act(async () => saved({ ok: true, connectionId: 'a' }));
    expect(await screen.findByText('Connection saved')).toBeTruthy();
    expect(screen.getByRole('main').dataset['view']).toBe('settings');
  });

  it('gives its draft up on Cancel, without a question when nothing was entered', async () => {
    const { user, payloadsOf } = await openForm();
    await user.click(screen.getByTestId('cancel'));
    expect(payloadsOf('closeDraft')).toEqual([{ draftId: 'd1' }]);
    expect(screen.queryByTestId('connection-form')).toBeNull();
  });

  it.each([
    ['generate-privateKey', 'Discard the key?'],
    ['paste-merchantSecret', 'Discard the secret?'],
  ])('asks once before Cancel throws away what cannot be had again (%s)', async (by, title) => {
    const { user, payloadsOf } = await openForm({
      generateKey: () => ({ ok: true, secret: key }),
      pasteSecret: () => ({ ok: true, secret: { kept: 'draft' } }),
    });
    await user.click(screen.getByTestId(by));
    const cancel = screen.getByTestId('cancel');
    await user.click(cancel);
    expect(screen.getByTestId('discard-dialog').textContent).toContain(title);
    await user.click(screen.getByTestId('keep-editing'));
    expect(payloadsOf('closeDraft')).toEqual([]);
    expect(document.activeElement).toBe(cancel);
    await user.click(cancel);
    await user.click(screen.getByTestId('confirm-discard'));
    expect(payloadsOf('closeDraft')).toEqual([{ draftId: 'd1' }]);
    expect(screen.queryByTestId('connection-form')).toBeNull();
  });

  it('does not ask about a secret whose file is still there', async () => {
    const { user, payloadsOf } = await openForm({
      chooseSecretFile: () => ({ ok: true, secret: key }),
    });
    await user.click(screen.getByTestId('file-privateKey'));
    await user.click(screen.getByTestId('cancel'));
    expect(payloadsOf('closeDraft')).toEqual([{ draftId: 'd1' }]);
  });

  it('says on its return that the key is still there', async () => {
    const { user } = await openForm({
      openDraft: () => draft({ secrets: { privateKey: key } }),
      forgetSecret: () => null,
    });
    expect(screen.getByTestId('still-here').textContent).toBe(
      'The key you entered is still here.',
    );
    expect(screen.getByTestId('secret-summary-privateKey').dataset['kept']).toBe('draft');
    await user.click(screen.getByTestId('cancel'));
    expect(screen.getByTestId('discard-dialog')).toBeTruthy();
    await user.click(screen.getByTestId('keep-editing'));
    await user.click(screen.getByTestId('forget-privateKey'));
    expect(screen.queryByTestId('still-here')).toBeNull();
    expect(screen.queryByTestId('secret-summary-privateKey')).toBeNull();
  });

  it('asks before a generated key takes the place of one that is not saved', async () => {
    const { user, payloadsOf } = await openForm({
      generateKey: () => ({ ok: true, secret: key }),
    });
    const generate = screen.getByTestId('generate-privateKey');
    await user.click(generate);
    expect(payloadsOf('generateKey')).toHaveLength(1);
    await user.click(generate);
    expect(screen.getByTestId('replace-dialog')).toBeTruthy();
    expect(payloadsOf('generateKey')).toHaveLength(1);
    await user.click(screen.getByTestId('confirm-replace'));
    expect(payloadsOf('generateKey')).toHaveLength(2);
    expect(screen.queryByTestId('replace-dialog')).toBeNull();
  });

  it('shows the saved key again when its replacement, taken up again, is thrown away', async () => {
    const { user } = await openWindow({
      ...withConnections(connection('c')),
      openDraft: () =>
        draft({
          connectionId: 'c',
          secrets: { privateKey: key },
          inUse: { privateKey: { kept: 'keychain' } },
        }),
      forgetSecret: () => null,
    });
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(screen.getByTestId('edit-c'));
    await user.click(screen.getByTestId('forget-privateKey'));
    const summary = await screen.findByTestId('secret-summary-privateKey');
    expect(summary.dataset['kept']).toBe('keychain');
  });
});
