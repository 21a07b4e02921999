import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SecretResult, SecretSummary } from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { appState, draft } from './support/fixtures.ts';
import { openForm } from './support/window.tsx';

const secret: SecretSummary = {
  kept: 'draft',
  key: { bits: 2048, publicKey: 'MIIBpublic', fingerprint: '9f2c 11ab 04de 77c0' },
};
const target = { draftId: 'd1', field: 'privateKey' };
const needsPassphrase: SecretResult = { ok: false, refusal: 'needs-passphrase' };
const click = (user: Awaited<ReturnType<typeof openForm>>['user'], id: string) =>
  user.click(screen.getByTestId(id));
const step = () => screen.queryByTestId('paste-passphrase-privateKey');
const said = () => screen.queryByTestId('refusal-privateKey')?.textContent ?? null;

describe('a key that is protected by a passphrase', () => {
  it.each(LOCALES)('is opened by pasting the passphrase, in the end (%s)', async (locale) => {
    const { t } = wordsOf(locale);
    const answers: SecretResult[] = [
      { ok: false, refusal: 'wrong-passphrase' },
      { ok: false, refusal: 'clipboard-empty' },
      { ok: true, secret },
    ];
    const { user, payloadsOf } = await openForm({
      app: () => appState({ locale }),
      pasteSecret: () => needsPassphrase,
      pastePassphrase: () => answers.shift(),
    });
    expect(step()).toBeNull();
    await click(user, 'paste-privateKey');
    expect(said()).toBe(t('refusal.needs-passphrase'));
    expect(step()?.textContent).toBe(t('secret.paste-passphrase'));
    await click(user, 'paste-passphrase-privateKey');
    expect(said()).toBe(t('refusal.wrong-passphrase'));
    await click(user, 'paste-passphrase-privateKey');
    expect(said()).toBe(t('refusal.clipboard-empty'));
    await click(user, 'paste-passphrase-privateKey');
    expect(screen.getByTestId('secret-summary-privateKey').textContent).toContain('9f2c 11ab');
    expect(step()).toBeNull();
    expect(said()).toBeNull();
    expect(payloadsOf('pastePassphrase')).toEqual([target, target, target]);
  });

  it('goes on waiting when a file dialog is closed, not after another refusal', async () => {
    const files: SecretResult[] = [
      needsPassphrase,
      { ok: false, refusal: 'cancelled' },
      { ok: false, refusal: 'pkcs12' },
    ];
    const { user } = await openForm({ chooseSecretFile: () => files.shift() });
    await click(user, 'file-privateKey');
    expect(step()).toBeTruthy();
    await click(user, 'file-privateKey');
    expect(step()).toBeTruthy();
    expect(said()).toContain('passphrase');
    await click(user, 'file-privateKey');
    expect(step()).toBeNull();
    expect(said()).toContain('PKCS#12');
  });

  it('hides the key before it until it is discarded', async () => {
    const { user, payloadsOf } = await openForm({
      openDraft: () => draft({ secrets: { privateKey: secret } }),
      pasteSecret: () => needsPassphrase,
      forgetSecret: () => null,
    });
    await click(user, 'paste-privateKey');
    expect(screen.queryByTestId('secret-summary-privateKey')).toBeNull();
    await click(user, 'forget-waiting-privateKey');
    expect(payloadsOf('forgetSecret')).toEqual([target]);
    expect(step()).toBeNull();
    expect(said()).toBeNull();
    expect(screen.getByTestId('secret-summary-privateKey').textContent).toContain('9f2c 11ab');
  });

  it('from a file can be had again, so Cancel does not ask', async () => {
    const { user, payloadsOf } = await openForm({
      chooseSecretFile: () => needsPassphrase,
      pastePassphrase: () => ({ ok: true, secret }),
    });
    await click(user, 'file-privateKey');
    await click(user, 'paste-passphrase-privateKey');
    await click(user, 'cancel');
    expect(payloadsOf('closeDraft')).toEqual([{ draftId: 'd1' }]);
  });
});
