import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type {
  ConnectionDetail,
  Draft,
  SaveResult,
  SecretSummary,
} from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { appState, connection, draft } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const OLD = 'aaaa 0000 aaaa 0000';
const NEW = 'bbbb 1111 bbbb 1111';
const summary = (kept: SecretSummary['kept'], fingerprint: string): SecretSummary => ({
  kept,
  key: { bits: 2048, publicKey: `public half of ${fingerprint}`, fingerprint },
});
const inUse = { privateKey: summary('keychain', OLD) };
const entered = summary('draft', NEW);
const waiting = { privateKey: summary('keychain', NEW) };
const refused: SaveResult = {
  ok: false,
  newKey: { kind: 'signature', code: 'INVALID_SIGNATURE', providerMessage: 'bad sign' },
};

const detail: ConnectionDetail = {
  config: {
    id: 'c',
    providerId: 'acme',
    environmentId: 'production',
    label: '',
    enabled: true,
    baseUrl: 'https://api.acme.test',
    plainHttpConsent: false,
    intervalMs: 300_000,
    values: {},
  },
  secrets: inUse,
  nextKeys: {},
};

/** The form of a connection whose key is kept in the keychain. */
async function openEdit(answers: Answers = {}, change: Partial<Draft> = {}) {
  const edited = draft({ connectionId: 'c', secrets: inUse, inUse, ...change });
  const opened = await openWindow({
    ...withConnections(connection('c')),
    openDraft: () => edited,
    generateKey: () => ({ ok: true, secret: entered }),
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-connections'));
  await opened.user.click(screen.getByTestId('edit-c'));
  await screen.findByTestId('connection-form');
  const generate = () => opened.user.click(screen.getByTestId('generate-privateKey'));
  return { ...opened, generate };
}

const openWaiting = (answers: Answers = {}) =>
  openEdit(answers, {
    nextKeys: waiting,
    initial: { ...draft().initial, nextKeyVersions: { privateKey: '3' } },
  });

const box = () => screen.getByTestId('next-key-privateKey');
const version = () => screen.getByTestId<HTMLInputElement>('next-version-privateKey');
const closed = () => expect(screen.queryByTestId('connection-form')).toBeNull();

describe('a key entered in place of another', () => {
  it('stands beside the one in use, with its public half and a version of its own', async () => {
    const { user, generate, payloadsOf } = await openEdit({ copyPublicKey: () => null });
    expect(screen.queryByTestId('next-key-privateKey')).toBeNull();
    await generate();
    expect(screen.getByTestId('in-use-privateKey').textContent).toContain(OLD);
    expect(box().dataset['kept']).toBe('draft');
    expect(box().textContent).toContain(NEW);
    const shown = within(box()).getByTestId<HTMLTextAreaElement>('public-key-privateKey');
    expect(shown.value).toBe(`public half of ${NEW}`);
    await user.click(screen.getByTestId('copy-public-key-privateKey'));
    expect(payloadsOf('copyPublicKey')).toEqual([{ draftId: 'd1', field: 'privateKey' }]);
    expect(version().value).toBe('2');
    expect(box().textContent).toContain('The key in use has version 2.');
  });

  it('is sent with its version, to be tested as to be saved; the other version stays', async () => {
    const { user, generate, payloadsOf } = await openEdit({
      testDraft: () => ({ ok: true, steps: [], inquiries: [] }),
      saveDraft: () => ({ ok: true, connectionId: 'c' }),
    });
    await user.click(screen.getByTestId('test-connection'));
    await generate();
    await user.clear(version());
    await user.type(version(), '3');
    await user.click(screen.getByTestId('test-connection'));
    expect(screen.getByTestId('save').textContent).toBe('Test and save');
    await user.click(screen.getByTestId('save'));
    const values = { values: { keyVersion: '2' } };
    const [before, ...after] = [...payloadsOf('testDraft'), ...payloadsOf('saveDraft')];
    expect(before).toMatchObject({ values });
    expect(JSON.stringify(before)).not.toContain('nextKeyVersions');
    const next = { values: { ...values, nextKeyVersions: { privateKey: '3' } } };
    expect(after).toMatchObject([next, next]);
    closed();
    expect(screen.getByText(/accepted and has replaced the old one/)).toBeTruthy();
  });

  it('leaves the one in use when it is thrown away', async () => {
    const { user, generate } = await openEdit({ forgetSecret: () => null });
    await generate();
    await user.click(screen.getByTestId('forget-privateKey'));
    expect(screen.queryByTestId('next-key-privateKey')).toBeNull();
    expect(screen.getByTestId('secret-summary-privateKey').dataset['kept']).toBe('keychain');
    expect(screen.getByTestId('save').textContent).toBe('Save');
  });

  it('is the first one where the one before can no longer be used', async () => {
    const spoilt = { privateKey: { kept: 'keychain', unusable: true } } as const;
    const { generate } = await openEdit({}, { secrets: spoilt, inUse: spoilt });
    expect(screen.getByTestId('secret-summary-privateKey').textContent).toContain('cannot be used');
    await generate();
    expect(screen.queryByTestId('next-key-privateKey')).toBeNull();
    expect(screen.getByTestId('save').textContent).toBe('Save');
  });

  it.each(LOCALES)('that is refused: what stays, why, what to do (%s)', async (locale) => {
    const { t, s } = wordsOf(locale);
    const { user, generate } = await openEdit({
      app: () => appState({ locale }),
      saveDraft: () => refused,
    });
    await generate();
    await user.clear(version());
    await user.type(version(), '3');
    await user.click(screen.getByTestId('save'));
    const said = screen.getByTestId('new-key-refused').textContent;
    const provider = locale === 'en' ? 'Acme Pay' : '艾克支付';
    const code = locale === 'en' ? ' (INVALID_SIGNATURE)' : '（INVALID_SIGNATURE）';
    expect(said).toContain(t('refused.title-key'));
    expect(said).toContain(s('problem.signature', { provider, code }));
    expect(said).toContain(t('refused.key-version', { provider, version: '3' }));
    expect(said).toContain('bad sign');
    expect(said).not.toContain(s('advice.signature'));
  });

  it('that is refused can be tried again, or kept for later', async () => {
    const results: SaveResult[] = [refused, { ok: false, tooSoonMs: 7_000 }];
    const { user, generate, payloadsOf } = await openEdit({
      saveDraft: () => results.shift(),
      keepNextKey: () => ({ ok: true, secret: waiting.privateKey }),
    });
    await generate();
    await user.click(screen.getByTestId('save'));
    await user.click(screen.getByTestId('try-again'));
    expect(payloadsOf('saveDraft')).toHaveLength(2);
    expect(screen.getByTestId('test-result').textContent).toContain('7');
    await user.click(screen.getByTestId('keep-for-later'));
    expect(payloadsOf('keepNextKey')).toEqual([
      { draftId: 'd1', field: 'privateKey', version: '2', keep: 'keychain' },
    ]);
    expect(screen.queryByTestId('new-key-refused')).toBeNull();
    expect(box().dataset['kept']).toBe('keychain');
    expect(screen.getByTestId('save').textContent).toBe('Save');
  });

  it('says of a provider that did not answer that this is no fault of the key', async () => {
    const { user, generate } = await openEdit({
      saveDraft: () => ({ ok: false, newKey: { kind: 'unreachable' } }),
    });
    await generate();
    await user.click(screen.getByTestId('save'));
    const said = screen.getByTestId('new-key-refused').textContent;
    expect(said).toContain('Acme Pay cannot be reached. This says nothing about what you entered.');
  });

  it('is no longer said to be refused once the form is another', async () => {
    const { user, generate } = await openEdit({ saveDraft: () => refused });
    await generate();
    await user.click(screen.getByTestId('save'));
    await user.type(version(), '1');
    expect(screen.queryByTestId('new-key-refused')).toBeNull();
  });
});

describe('keeping a key for later', () => {
  it('leaves it waiting, with no question on Cancel and no place for another', async () => {
    const { user, generate, payloadsOf } = await openEdit({
      keepNextKey: () => ({ ok: true, secret: waiting.privateKey }),
    });
    await generate();
    await user.click(screen.getByTestId('keep-next-privateKey'));
    expect(screen.getByText(/The key in use goes on working/)).toBeTruthy();
    expect(box().textContent).toContain('waiting in the keyring');
    expect(screen.queryByTestId('generate-privateKey')).toBeNull();
    await user.click(screen.getByTestId('cancel'));
    expect(screen.queryByTestId('discard-dialog')).toBeNull();
    expect(payloadsOf('closeDraft')).toHaveLength(1);
  });

  it('says what is wrong with its version', async () => {
    const { user, generate } = await openEdit({
      keepNextKey: () => ({
        ok: false,
        errors: [{ field: 'privateKey.version', error: 'required' }],
      }),
    });
    await generate();
    await user.clear(version());
    await user.click(screen.getByTestId('keep-next-privateKey'));
    expect(screen.getByTestId('error-privateKey.version').textContent).toBe('Needed.');
    await user.type(version(), '3');
    expect(screen.queryByTestId('error-privateKey.version')).toBeNull();
  });

  it('offers the session where the keychain does not take it', async () => {
    const { user, generate, payloadsOf } = await openEdit({
      keepNextKey: ({ keep }) =>
        keep === 'keychain'
          ? { ok: false, keychain: 'locked' }
          : { ok: true, secret: summary('session', NEW) },
    });
    await generate();
    await user.click(screen.getByTestId('keep-next-privateKey'));
    expect(screen.getByTestId('not-kept').textContent).toContain('The keyring is locked');
    await user.click(screen.getByTestId('keep-session'));
    expect(payloadsOf('keepNextKey')).toMatchObject([{ keep: 'keychain' }, { keep: 'session' }]);
    expect(box().dataset['kept']).toBe('session');
    expect(screen.queryByTestId('not-kept')).toBeNull();
  });
});

describe('a key that waits', () => {
  it('is shown with its public half and version, beside the one in use', async () => {
    await openWaiting();
    expect(screen.getByTestId('in-use-privateKey').textContent).toContain(OLD);
    expect(box().textContent).toContain(NEW);
    expect(version().value).toBe('3');
    expect(screen.queryByTestId('paste-privateKey')).toBeNull();
    expect(screen.getByTestId('save').textContent).toBe('Save');
  });

  it('is not switched to by “Save”, which keeps its version', async () => {
    const { user, payloadsOf } = await openWaiting({
      saveDraft: () => ({ ok: true, connectionId: 'c' }),
    });
    await user.clear(version());
    await user.type(version(), '4');
    await user.click(screen.getByTestId('save'));
    const [payload] = payloadsOf('saveDraft');
    expect(payload).toMatchObject({ values: { nextKeyVersions: { privateKey: '4' } } });
    expect(payload).not.toHaveProperty('switchTo');
  });

  it('is switched to by “Test and switch”', async () => {
    const { user, payloadsOf } = await openWaiting({
      saveDraft: () => ({ ok: true, connectionId: 'c' }),
    });
    await user.click(screen.getByTestId('switch-privateKey'));
    expect(payloadsOf('saveDraft')).toMatchObject([
      { switchTo: ['privateKey'], values: { nextKeyVersions: { privateKey: '3' } } },
    ]);
    closed();
  });

  it('goes on waiting when it is refused, and is tried again as such', async () => {
    const { user, payloadsOf } = await openWaiting({ saveDraft: () => refused });
    await user.click(screen.getByTestId('switch-privateKey'));
    expect(screen.getByTestId('new-key-refused').textContent).toContain('goes on waiting');
    expect(screen.queryByTestId('keep-for-later')).toBeNull();
    await user.click(screen.getByTestId('try-again'));
    expect(payloadsOf('saveDraft')).toMatchObject([
      { switchTo: ['privateKey'] },
      { switchTo: ['privateKey'] },
    ]);
  });

  it('is not offered for the session when the locked keychain holds it', async () => {
    const { user } = await openWaiting({ saveDraft: () => ({ ok: false, keychain: 'locked' }) });
    await user.click(screen.getByTestId('switch-privateKey'));
    const said = screen.getByTestId('not-kept').textContent;
    expect(said).toContain('the next key could not be read');
    expect(said).toContain('The keyring is locked');
    expect(screen.queryByTestId('keep-session')).toBeNull();
  });

  it('says why nothing can be seen of it while the keychain is locked', async () => {
    const { push } = await openEdit(
      { app: () => appState({ keychain: 'locked' }) },
      { nextKeys: { privateKey: { kept: 'keychain' } } },
    );
    expect(box().textContent).toContain('The keyring is locked');
    push('appState', appState({ keychain: 'ready' }));
    expect(box().textContent).not.toContain('locked');
    expect(box().textContent).toContain('Open this form again');
  });

  it('is discarded only after a question, and stays where the keychain is locked', async () => {
    const results = [{ ok: false, keychain: 'locked' } as const, { ok: true } as const];
    const { user, payloadsOf } = await openWaiting({ discardNextKey: () => results.shift() });
    await user.click(screen.getByTestId('discard-next-privateKey'));
    expect(payloadsOf('discardNextKey')).toEqual([]);
    await user.click(screen.getByTestId('confirm-discard-next'));
    expect(screen.getByTestId('discard-next-refused').textContent).toContain('is locked');
    await user.click(screen.getByTestId('confirm-discard-next'));
    expect(payloadsOf('discardNextKey')).toHaveLength(2);
    expect(screen.queryByTestId('next-key-privateKey')).toBeNull();
    expect(screen.getByTestId('secret-summary-privateKey').textContent).toContain(OLD);
    expect(screen.getByTestId('paste-privateKey')).toBeTruthy();
  });

  it.each([
    ['hinted at', { nextKeys: waiting, shown: 1 }],
    ['not hinted at where there is none', { nextKeys: {}, shown: 0 }],
  ])('is %s in the list of connections', async (_name, { nextKeys, shown }) => {
    const { user } = await openWindow({
      ...withConnections(connection('c')),
      getConnection: () => ({ ...detail, nextKeys }),
    });
    await user.click(screen.getByTestId('nav-connections'));
    await screen.findByText(/api\.acme\.test/);
    expect(screen.queryAllByTestId('next-key-waiting')).toHaveLength(shown);
  });
});

describe('a text secret entered in place of another', () => {
  it('is tried first as well, and what is refused leaves the old one', async () => {
    const text = { merchantSecret: { kept: 'keychain' } } as const;
    const { user } = await openEdit(
      { pasteSecret: () => ({ ok: true, secret: { kept: 'draft' } }), saveDraft: () => refused },
      { secrets: text, inUse: text },
    );
    await user.click(screen.getByTestId('paste-merchantSecret'));
    expect(screen.getByTestId('secret-summary-merchantSecret').textContent).toContain(
      'Only if it is accepted',
    );
    await user.click(screen.getByTestId('save'));
    const said = screen.getByTestId('new-key-refused').textContent;
    expect(said).toContain('The old secret stays in use.');
    expect(screen.queryByTestId('keep-for-later')).toBeNull();
  });
});
