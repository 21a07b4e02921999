import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type {
  SecretRefusal,
  SecretSummary,
  TestedInquiry,
  TestResult,
} from '../../electron/contract/types.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { appState, draft } from './support/fixtures.ts';
import { openForm } from './support/window.tsx';

const key: SecretSummary = {
  kept: 'draft',
  key: { bits: 3072, publicKey: 'MIIBpublic', fingerprint: '9f2c 11ab 04de 77c0' },
};

const found: TestedInquiry = { kind: 'balances', count: 3, balances: [] };

describe('the form', () => {
  it('draws every kind of field its descriptor names, and only those that apply', async () => {
    const { user } = await openForm();
    expect(screen.getByText('A word about Acme.')).toBeTruthy();
    expect(screen.getByTestId('field-merchantId').tagName).toBe('INPUT');
    expect(screen.getByTestId('field-platformKey').tagName).toBe('TEXTAREA');
    const scale = within(screen.getByTestId('field-scale'));
    const radios = scale.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map((radio) => radio.checked)).toEqual([false, false]);
    expect(screen.getByTestId('advanced').contains(screen.getByTestId('field-keyVersion'))).toBe(
      true,
    );
    expect(screen.queryByTestId('field-factor')).toBeNull();
    await user.click(radios[1]!);
    expect(screen.getByTestId('field-factor')).toBeTruthy();
  });

  it('has no place a secret could be typed into', async () => {
    await openForm({ generateKey: () => ({ ok: true, secret: key }) });
    for (const id of ['privateKey', 'merchantSecret']) {
      const field = screen.getByTestId(`field-${id}`);
      expect(field.querySelectorAll('input, textarea, [contenteditable]')).toHaveLength(0);
      expect(within(field).getByTestId(`paste-${id}`)).toBeTruthy();
      expect(within(field).getByTestId(`file-${id}`)).toBeTruthy();
    }
    expect(screen.queryByTestId('generate-merchantSecret')).toBeNull();
  });

  it('shows what may be known of a key: kept where, size, print, public half', async () => {
    const { user, payloadsOf } = await openForm({
      generateKey: () => ({ ok: true, secret: key }),
      copyPublicKey: () => null,
      forgetSecret: () => null,
    });
    await user.selectOptions(screen.getByTestId('generate-bits-privateKey'), '3072');
    await user.click(screen.getByTestId('generate-privateKey'));
    expect(payloadsOf('generateKey')).toEqual([{ draftId: 'd1', field: 'privateKey', bits: 3072 }]);
    const summary = screen.getByTestId('secret-summary-privateKey');
    expect(summary.textContent).toContain('not saved yet');
    expect(summary.textContent).toContain('3072 bits, fingerprint 9f2c 11ab 04de 77c0');
    const shown = screen.getByTestId<HTMLTextAreaElement>('public-key-privateKey');
    expect(shown.value).toBe('MIIBpublic');
    expect(shown.readOnly).toBe(true);
    await user.click(screen.getByTestId('copy-public-key-privateKey'));
    expect(payloadsOf('copyPublicKey')).toEqual([{ draftId: 'd1', field: 'privateKey' }]);
    await user.click(screen.getByTestId('forget-privateKey'));
    expect(screen.queryByTestId('secret-summary-privateKey')).toBeNull();
  });

  it.each(LOCALES)('explains a refused secret (%s)', async (locale) => {
    const refusals: readonly SecretRefusal[] = ['several-keys', 'public-key', 'ec-key'];
    let next = 0;
    const { user } = await openForm({
      app: () => appState({ locale }),
      pasteSecret: () => ({ ok: false, refusal: refusals[next++]! }),
    });
    for (const refusal of refusals) {
      await user.click(screen.getByTestId('paste-privateKey'));
      const shown = (await screen.findByTestId('refusal-privateKey')).textContent;
      expect(shown).toBe(wordsOf(locale).t(`refusal.${refusal}`));
    }
  });

  it('takes a closed file dialog for an answer, not a fault', async () => {
    const { user } = await openForm({
      chooseSecretFile: () => ({ ok: false, refusal: 'cancelled' }),
    });
    await user.click(screen.getByTestId('file-privateKey'));
    expect(screen.queryByTestId('refusal-privateKey')).toBeNull();
  });

  it('lets the address follow the environment, a typed one too', async () => {
    const { user } = await openForm();
    const address = () => screen.getByTestId<HTMLInputElement>('field-baseUrl');
    const environment = screen.getByTestId('field-environmentId');
    await user.selectOptions(environment, 'sandbox');
    expect(address().value).toBe('https://sandbox.acme.test');
    await user.selectOptions(environment, 'own');
    expect(address().value).toBe('');
    expect(screen.getByTestId('advanced').contains(address())).toBe(false);
    await user.type(address(), 'https://mine.test');
    await user.selectOptions(environment, 'production');
    expect(address().value).toBe('https://api.acme.test');
    await user.clear(address());
    await user.type(address(), 'https://typed.test');
    await user.selectOptions(environment, 'sandbox');
    expect(address().value).toBe('https://sandbox.acme.test');
    await user.type(address(), 'x');
    await user.selectOptions(environment, 'own');
    expect(address().value).toBe('');
  });

  it('shows where requests go unless it is the environment’s own address', async () => {
    const baseUrl = 'https://elsewhere.test';
    await openForm({ openDraft: () => draft({ initial: { ...draft().initial, baseUrl } }) });
    expect(screen.getByTestId<HTMLDetailsElement>('advanced').open).toBe(true);
  });

  it('says of an address without a default that the provider gives it', async () => {
    const { user } = await openForm();
    expect(screen.queryByText(/Given to you by the provider/)).toBeNull();
    await user.selectOptions(screen.getByTestId('field-environmentId'), 'own');
    expect(screen.getByText(/Given to you by the provider/)).toBeTruthy();
  });

  it('puts errors at their fields and the focus into the first', async () => {
    const { user } = await openForm({
      saveDraft: () => ({
        ok: false,
        errors: [
          { field: 'merchantSecret', error: 'secret-required' },
          { field: 'merchantId', error: 'too-long', limit: 32 },
          { field: 'intervalSeconds', error: 'interval-too-short', limit: 60 },
        ],
      }),
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-merchantId').textContent).toBe('At most 32 characters.');
    expect(screen.getByTestId('error-merchantSecret')).toBeTruthy();
    expect(screen.getByTestId<HTMLDetailsElement>('advanced').open).toBe(true);
    expect(document.activeElement).toBe(screen.getByTestId('field-merchantId'));
    await user.type(screen.getByTestId('field-merchantId'), 'x');
    expect(screen.queryByTestId('error-merchantId')).toBeNull();
    expect(screen.getByTestId('error-merchantSecret')).toBeTruthy();
  });

  it('sends what was entered, without fields that do not apply', async () => {
    const { user, payloadsOf } = await openForm({
      testDraft: () => ({ ok: true, steps: [], inquiries: [found] }),
    });
    await user.type(screen.getByTestId('field-label'), 'Peru');
    await user.type(screen.getByTestId('field-merchantId'), 'm-1');
    await user.click(screen.getByTestId('field-scale-minor'));
    await user.type(screen.getByTestId('field-factor'), '9');
    await user.click(screen.getByTestId('field-scale-major'));
    await user.click(screen.getByTestId('add-pay-out-accounts'));
    await user.type(screen.getByTestId('field-accounts-no-0'), 'OUT-1');
    await user.click(screen.getByTestId('test-connection'));
    expect(screen.getByTestId('test-result').textContent).toContain('3 found');
    expect(payloadsOf('testDraft')).toEqual([
      {
        draftId: 'd1',
        values: {
          label: 'Peru',
          environmentId: 'production',
          baseUrl: 'https://api.acme.test',
          plainHttpConsent: false,
          intervalSeconds: 300,
          values: {
            merchantId: 'm-1',
            scale: 'major',
            accounts: [{ accountNo: 'OUT-1', role: 'pay-out' }],
            keyVersion: '2',
          },
        },
      },
    ]);
  });

  it.each([
    ['an edit', () => screen.getByTestId('field-scale-minor')],
    ['a new secret', () => screen.getByTestId('paste-privateKey')],
    ['a discarded secret', () => screen.getByTestId('forget-privateKey')],
  ])('does not show what a test says of values that %s replaced', async (_, change) => {
    let resolve!: (result: TestResult) => void;
    const promise = new Promise<TestResult>((done) => {
      resolve = done;
    });
    const { user } = await openForm({
      openDraft: () => draft({ secrets: { privateKey: key } }),
      pasteSecret: () => ({ ok: true, secret: key }),
      forgetSecret: () => null,
      testDraft: () => promise,
    });
    const button = screen.getByTestId<HTMLButtonElement>('test-connection');
    await user.click(button);
    expect(button.disabled).toBe(true);
    await user.click(change());
    expect(button.disabled).toBe(false);
    await act(async () => resolve({ ok: true, steps: [], inquiries: [found] }));
    expect(screen.queryByTestId('test-result')).toBeNull();
    await user.click(button);
    expect(screen.getByTestId('test-result').textContent).toContain('3 found');
    await user.click(screen.getByTestId('field-scale-major'));
    expect(screen.queryByTestId('test-result')).toBeNull();
  });

  it.each([
    ['en', 'Another connection has this name.', 'The same account number is entered twice.'],
    ['zh-CN', '已有同名连接。', '同一账户号重复填写。'],
  ] as const)('says what is there twice (%s)', async (locale, label, accounts) => {
    const { user } = await openForm({
      app: () => appState({ locale }),
      saveDraft: () => ({
        ok: false,
        errors: [
          { field: 'label', error: 'duplicate' },
          { field: 'accounts', error: 'duplicate' },
        ],
      }),
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-label').textContent).toBe(label);
    expect(screen.getByTestId('error-accounts').textContent).toBe(accounts);
  });

  it('says whether a list or a number in it is too long, and long intervals in hours', async () => {
    let limit = 100;
    const { user } = await openForm({
      saveDraft: () => ({
        ok: false,
        errors: [
          { field: 'accounts', error: 'too-long', limit },
          { field: 'intervalSeconds', error: 'interval-too-long', limit: 86_400 },
        ],
      }),
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-accounts').textContent).toBe('At most 100 accounts.');
    expect(screen.getByTestId('error-intervalSeconds').textContent).toBe('At most 24 hours.');
    limit = 128;
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-accounts').textContent).toBe('At most 128 characters.');
  });

  it('offers to keep keys for the session when the keychain does not take them', async () => {
    const { user, payloadsOf } = await openForm({
      saveDraft: ({ keep }) =>
        keep === 'keychain'
          ? { ok: false, keychain: 'missing' }
          : { ok: true, connectionId: 'new' },
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('not-kept').textContent).toContain('No keyring service is running');
    expect(screen.getByTestId('not-kept').textContent).toContain('gone once you quit');
    await user.click(screen.getByTestId('keep-session'));
    expect(payloadsOf('saveDraft').map((payload) => (payload as { keep: string }).keep)).toEqual([
      'keychain',
      'session',
    ]);
    expect(screen.queryByTestId('connection-form')).toBeNull();
    expect(payloadsOf('closeDraft')).toEqual([]);
  });
});
