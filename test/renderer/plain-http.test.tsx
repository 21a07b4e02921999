import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DraftValues, TestResult } from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { connection, draft } from './support/fixtures.ts';
import { openForm, openWindow, withConnections, type Answers } from './support/window.tsx';

const box = () => screen.queryByTestId<HTMLInputElement>('plain-http-consent');
const address = () => screen.getByTestId('field-baseUrl');
const environment = () => screen.getByTestId('field-environmentId');

/** The form of a new connection in the environment that allows plain http. */
async function openAsking(answers: Answers = {}) {
  const opened = await openForm(answers);
  await opened.user.selectOptions(environment(), 'own');
  return opened;
}

const sentConsent = (payloads: readonly unknown[]): unknown[] =>
  payloads.map((payload) => (payload as { values: DraftValues }).values.plainHttpConsent);

describe('the consent to an address without encryption', () => {
  it('is asked for once such an address is typed, with what it means, and starts as no', async () => {
    const { user } = await openAsking();
    expect(box()).toBeNull();
    await user.type(address(), 'http://shop.test');
    expect(box()?.checked).toBe(false);
    const said = screen.getByTestId('plain-http').textContent;
    expect(said).toContain('anyone on the network path can read and change them');
    expect(said).toContain('https://');
    const explained = document.getElementById(box()?.getAttribute('aria-describedby') ?? '');
    expect(explained?.textContent).toContain('not encrypted');
  });

  it.each(['https://shop.test', 'http://127.0.0.1:8080', 'shop.test'])(
    'is not asked for with %s',
    async (text) => {
      const { user } = await openAsking();
      await user.type(address(), text);
      expect(box()).toBeNull();
    },
  );

  it('is not offered where the provider wants encryption', async () => {
    const { user } = await openForm();
    await user.clear(address());
    await user.type(address(), 'http://shop.test');
    expect(box()).toBeNull();
  });

  it('reaches main as it was given, and clears what main had against the address', async () => {
    const refused: TestResult = {
      ok: false,
      errors: [{ field: 'baseUrl', error: 'url-needs-consent' }],
    };
    const { user, payloadsOf } = await openAsking({ testDraft: () => refused });
    await user.type(address(), 'http://shop.test');
    await user.click(screen.getByTestId('test-connection'));
    expect((await screen.findByTestId('error-baseUrl')).textContent).toContain('Tick the box');
    await user.click(screen.getByTestId('plain-http-consent'));
    expect(screen.queryByTestId('error-baseUrl')).toBeNull();
    await user.click(screen.getByTestId('test-connection'));
    expect(sentConsent(payloadsOf('testDraft'))).toEqual([false, true]);
  });

  it.each<[string, (user: Awaited<ReturnType<typeof openForm>>['user']) => Promise<void>]>([
    [
      'an encrypted address in between',
      async (user) => {
        await user.clear(address());
        await user.type(address(), 'https://shop.test');
        await user.clear(address());
        await user.type(address(), 'http://other.test');
      },
    ],
    [
      'another environment in between',
      async (user) => {
        await user.selectOptions(environment(), 'sandbox');
        await user.selectOptions(environment(), 'own');
        await user.type(address(), 'http://shop.test');
      },
    ],
  ])('has to be given anew after %s', async (_, change) => {
    const { user } = await openAsking();
    await user.type(address(), 'http://shop.test');
    await user.click(screen.getByTestId('plain-http-consent'));
    expect(box()?.checked).toBe(true);
    await change(user);
    expect(box()?.checked).toBe(false);
  });

  it('that was given before is shown when the connection is edited', async () => {
    const initial: DraftValues = {
      ...draft().initial,
      environmentId: 'own',
      baseUrl: 'http://shop.test',
      plainHttpConsent: true,
    };
    await openForm({ openDraft: () => draft({ connectionId: 'c', initial }) });
    expect(box()?.checked).toBe(true);
  });
});

describe('the consent to one that leads into a private network', () => {
  const privately = () => screen.queryByTestId<HTMLInputElement>('private-http-consent');
  const isPrivate: TestResult = { ok: false, errors: [{ field: 'baseUrl', error: 'url-is-private' }] };

  async function openPrivate() {
    const opened = await openAsking({ testDraft: () => isPrivate });
    await opened.user.type(address(), 'http://shop.test');
    await opened.user.click(screen.getByTestId('plain-http-consent'));
    expect(privately()).toBeNull();
    await opened.user.click(screen.getByTestId('test-connection'));
    await screen.findByTestId('private-http-consent');
    return opened;
  }

  it('is asked for once main has found that out, by itself, and starts as no', async () => {
    const { user, payloadsOf } = await openPrivate();
    expect(privately()?.checked).toBe(false);
    expect(screen.getByTestId('error-baseUrl').textContent).toContain('private network');
    expect(screen.getByTestId('private-http').textContent).toContain('answering in its place');
    await user.click(screen.getByTestId('private-http-consent'));
    expect(screen.queryByTestId('error-baseUrl')).toBeNull();
    await user.click(screen.getByTestId('test-connection'));
    const sent = payloadsOf('testDraft').map((payload) => (payload as { values: DraftValues }).values.privateHttpConsent);
    expect(sent).toEqual([undefined, true]);
  });

  it('does not go over to another address', async () => {
    const { user } = await openPrivate();
    await user.click(screen.getByTestId('private-http-consent'));
    await user.type(address(), '.other');
    expect(box()?.checked).toBe(true);
    expect(privately()).toBeNull();
  });
});

describe('a connection without encryption', () => {
  const both = [connection('plain', { unencrypted: true }), connection('safe')];

  it('says so in the overview and among the connections, and no other does', async () => {
    const { user } = await openWindow(withConnections(...both));
    // `getByTestId` fails where there are two.
    const owner = () =>
      screen
        .getByTestId('unencrypted')
        .closest('[data-testid^="connection-"]')
        ?.getAttribute('data-testid');
    expect(owner()).toBe('connection-plain');
    await user.click(screen.getByTestId('nav-connections'));
    expect(owner()).toBe('connection-plain');
    expect(screen.getByTestId('unencrypted').textContent).toBe('Not encrypted');
  });

  it.each(LOCALES)('is explained in %s', (locale) => {
    const { t } = wordsOf(locale);
    expect(t('plain-http.explanation')).toContain('https://');
    expect(t('unencrypted.chip')).toBeTruthy();
  });
});
