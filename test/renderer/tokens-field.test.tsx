import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PasteTokenResult, SecretSummary } from '../../electron/contract/types.ts';
import type { ProviderDescriptor, TokensField } from '../../electron/domain/descriptor.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { NOW, acme, appState, connection, draft } from './support/fixtures.ts';
import { openForm, openWindow, withConnections, type Answers } from './support/window.tsx';

const DAY = 24 * 60 * 60_000;
const same = (text: string) => ({ en: text, 'zh-CN': text });
const field: TokensField = {
  kind: 'tokens',
  id: 'tokens',
  label: same('OAuth'),
  help: same(''),
  required: false,
  advanced: true,
};
const provider: ProviderDescriptor = { ...acme, fields: [...acme.fields, field] };

const both: SecretSummary = {
  kept: 'draft',
  tokens: {
    hasAccessToken: true,
    accessTokenExpiresAt: NOW + 30 * DAY,
    hasRefreshToken: true,
    refreshTokenExpiresAt: NOW + 90 * DAY,
  },
};

const form = (answers: Answers = {}) => openForm({ providers: () => [provider], ...answers });
const pasting = (result: PasteTokenResult | undefined, more: Answers = {}) =>
  form({ pasteToken: () => result, ...more });

/** The form of an existing connection with these tokens. */
async function edit(tokens: SecretSummary | null, answers: Answers = {}) {
  const opened = await openWindow({
    providers: () => [provider],
    ...withConnections(connection('c')),
    openDraft: () => draft({ connectionId: 'c', secrets: { tokens }, inUse: { tokens } }),
    forgetSecret: () => null,
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-connections'));
  await opened.user.click(screen.getByTestId('edit-c'));
  await screen.findByTestId('connection-form');
  return opened;
}

const text = (id: string) => screen.queryByTestId(id)?.textContent ?? null;
const folded = () => !screen.getByTestId('advanced').hasAttribute('open');

describe('OAuth tokens in the form', () => {
  it('are folded away until there are some', async () => {
    const { user } = await pasting({ ok: true, secret: both });
    expect(folded()).toBe(true);
    expect(screen.getByTestId('advanced').contains(screen.getByTestId('field-tokens'))).toBe(true);
    await user.click(screen.getByTestId('paste-accessToken-tokens'));
    expect(folded()).toBe(false);
  });

  it.each(['authCode', 'accessToken', 'refreshToken'] as const)(
    'are pasted by main, with the values an exchange needs: %s',
    async (part) => {
      const { user, payloadsOf } = await pasting({ ok: true, secret: both });
      await user.type(screen.getByTestId('field-merchantId'), 'M-1');
      await user.click(screen.getByTestId(`paste-${part}-tokens`));
      expect(payloadsOf('pasteToken')).toMatchObject([
        { draftId: 'd1', field: 'tokens', part, values: { values: { merchantId: 'M-1' } } },
      ]);
    },
  );

  it.each([
    ['en', 'Dec 22, 2026', 'Feb 20, 2027'],
    ['zh-CN', '2026年12月22日', '2027年2月20日'],
  ] as const)('are told of by their ends (%s)', async (locale, access, refresh) => {
    const { t } = wordsOf(locale);
    const { user } = await pasting(
      { ok: true, secret: both },
      { app: () => appState({ locale }) },
    );
    await user.click(screen.getByTestId('paste-authCode-tokens'));
    expect(text('access-token-tokens')).toBe(t('tokens.access-until-renewed', { date: access }));
    expect(text('refresh-token-tokens')).toBe(t('tokens.refresh-until', { date: refresh }));
  });

  it.each([
    [{ hasAccessToken: true, hasRefreshToken: false }, /not known/, /No refresh token/],
    [
      { hasAccessToken: true, accessTokenExpiresAt: NOW + DAY, hasRefreshToken: false },
      /until Nov 23, 2026$/,
      /nothing is renewed/,
    ],
    [{ hasAccessToken: false, hasRefreshToken: true }, /No access token/, /not known/],
    [
      { hasAccessToken: true, accessTokenExpiresAt: NOW, hasRefreshToken: false },
      /ended on/,
      /No refresh token/,
    ],
    [
      { hasAccessToken: true, accessTokenExpiresAt: NOW, hasRefreshToken: true },
      /renewed before the next call/,
      /not known/,
    ],
  ])('say what is missing or over: %j', async (tokens, access, refresh) => {
    await edit({ kept: 'keychain', tokens });
    expect(text('access-token-tokens')).toMatch(access);
    expect(text('refresh-token-tokens')).toMatch(refresh);
  });

  it('say that they end soon, or have ended', async () => {
    const tokens = { ...both.tokens!, refreshTokenExpiresAt: NOW + 3.5 * DAY };
    await edit({ kept: 'keychain', tokens });
    expect(text('authorization-end-tokens')).toMatch(/ends in 3 days/);
  });
});

describe('a paste that comes to nothing', () => {
  it.each(LOCALES)('says what was wrong with what was copied (%s)', async (locale) => {
    const { user } = await pasting(
      { ok: false, refusal: 'token-is-json' },
      { app: () => appState({ locale }) },
    );
    await user.click(screen.getByTestId('paste-accessToken-tokens'));
    expect(text('refusal-tokens')).toBe(wordsOf(locale).t('refusal.token-is-json'));
    expect(screen.queryByTestId('secret-summary-tokens')).toBeNull();
  });

  it('says what the provider said, and what to do', async () => {
    const advice = same('Authorise anew.');
    const { user } = await pasting({
      ok: false,
      problem: { kind: 'credentials', code: 'INVALID_CODE', advice, providerMessage: 'Used up.' },
    });
    await user.click(screen.getByTestId('paste-authCode-tokens'));
    expect(text('token-problem-tokens')).toMatch(/INVALID_CODE.*Authorise anew\..*Used up\./);
  });

  it('shows which values are missing, where they are', async () => {
    const { user } = await pasting({
      ok: false,
      errors: [{ field: 'merchantId', error: 'required' }],
    });
    await user.click(screen.getByTestId('paste-authCode-tokens'));
    expect(text('error-merchantId')).toBe('Needed.');
    expect(document.activeElement).toBe(screen.getByTestId('field-merchantId'));
  });

  it('is forgotten with the next that works', async () => {
    const answers: PasteTokenResult[] = [
      { ok: false, refusal: 'token-has-lines' },
      { ok: true, secret: both },
    ];
    const { user } = await form({ pasteToken: () => answers.shift() });
    await user.click(screen.getByTestId('paste-accessToken-tokens'));
    await user.click(screen.getByTestId('paste-accessToken-tokens'));
    expect(screen.queryByTestId('refusal-tokens')).toBeNull();
  });
});

it('nothing is saved while a code is being exchanged', async () => {
  let answer: (result: PasteTokenResult) => void = () => undefined;
  const { user } = await form({
    pasteToken: () => new Promise((resolve) => (answer = resolve)),
  });
  await user.click(screen.getByTestId('paste-authCode-tokens'));
  expect(screen.getByTestId('save')).toHaveProperty('disabled', true);
  expect(screen.getByText(/Exchanging/)).toBeTruthy();
  answer({ ok: true, secret: both });
  await waitFor(() => expect(screen.getByTestId('save')).toHaveProperty('disabled', false));
});

describe('forgetting tokens', () => {
  const saved: SecretSummary = { ...both, kept: 'keychain' };
  const kept = () => screen.queryByTestId('secret-summary-tokens')?.dataset['kept'];

  it('leaves the saved ones when new ones are thrown away, then goes on without', async () => {
    const { user, payloadsOf } = await edit(saved, {
      pasteToken: () => ({ ok: true, secret: both }),
    });
    await user.click(screen.getByTestId('paste-refreshToken-tokens'));
    expect(kept()).toBe('draft');
    await user.click(screen.getByTestId('forget-tokens'));
    expect(kept()).toBe('keychain');
    await user.click(screen.getByTestId('forget-tokens'));
    expect(kept()).toBeUndefined();
    expect(payloadsOf('forgetSecret')).toHaveLength(2);
  });

  it('by giving the form up is asked for first', async () => {
    const { user, payloadsOf } = await pasting({ ok: true, secret: both });
    await user.click(screen.getByTestId('paste-authCode-tokens'));
    await user.click(screen.getByTestId('cancel'));
    expect(screen.getByTestId('discard-dialog')).toBeTruthy();
    expect(payloadsOf('closeDraft')).toEqual([]);
  });
});

it('a test that renewed them shows the new ends', async () => {
  const only: SecretSummary = {
    kept: 'draft',
    tokens: { hasAccessToken: false, hasRefreshToken: true },
  };
  const { user } = await pasting(
    { ok: true, secret: only },
    { testDraft: () => ({ ok: true, steps: [], inquiries: [], tokens: { tokens: both } }) },
  );
  await user.click(screen.getByTestId('paste-refreshToken-tokens'));
  expect(text('access-token-tokens')).toMatch(/No access token/);
  await user.click(screen.getByTestId('test-connection'));
  expect(text('access-token-tokens')).toMatch(/Dec 22, 2026/);
});
