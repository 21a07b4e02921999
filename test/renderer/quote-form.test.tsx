import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { QuoteResult } from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { acme, appState, connection, entry, NOW } from './support/fixtures.ts';
import { quoting, quotingConnection, received } from './support/quotes.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const one: Answers = { ...withConnections(quotingConnection('c')), providers: () => [quoting] };

async function openQuote(answers: Answers = {}) {
  const opened = await openWindow({ ...one, ...answers });
  await opened.user.click(screen.getByTestId('nav-quote'));
  return opened;
}

const input = (testId: string) => screen.getByTestId<HTMLInputElement>(testId);

describe('the way to quotes', () => {
  it('is there only while an enabled connection’s provider gives them', async () => {
    const { push } = await openWindow(one);
    const shown = () => screen.queryByTestId('nav-quote') !== null;
    expect(shown()).toBe(true);
    push('snapshot', { at: NOW, connections: [quotingConnection('c', { enabled: false })] });
    expect(shown()).toBe(false);
    push('snapshot', { at: NOW, connections: [connection('c', { providerId: 'other' })] });
    expect(shown()).toBe(false);
  });

  it('is not there for a provider without them', async () => {
    await openWindow({ ...one, providers: () => [acme] });
    expect(screen.queryByTestId('nav-quote')).toBeNull();
  });
});

describe('asking for a quote', () => {
  it('by what is paid, with Enter', async () => {
    const { user, payloadsOf } = await openQuote({ getQuote: () => received() });
    await user.type(input('quote-to-currency'), 'eur');
    await user.type(input('quote-payee-id'), 'payee-1');
    await user.type(input('quote-amount'), '1,000{Enter}');
    expect(payloadsOf('getQuote')).toEqual([
      {
        connectionId: 'c',
        request: {
          fixedSide: 'from',
          amount: '1,000',
          // The first currency money lies in.
          fromCurrency: 'USD',
          toCurrency: 'eur',
          payeeMethod: 'WALLET',
          payeeId: 'payee-1',
        },
      },
    ]);
  });

  it('by what arrives: the other side is the provider’s to work out', async () => {
    const { user, payloadsOf } = await openQuote({ getQuote: () => received() });
    await user.click(screen.getByTestId('quote-fixed-to'));
    const amount = screen.getByRole('textbox', { name: 'Payee gets: amount' });
    expect(screen.queryByRole('textbox', { name: 'You pay: amount' })).toBeNull();
    await user.type(amount, '50');
    await user.click(screen.getByTestId('quote-method-BANK'));
    await user.type(screen.getByRole('textbox', { name: 'Bank id' }), 'b-9');
    await user.click(screen.getByTestId('get-quote'));
    expect(payloadsOf('getQuote')).toMatchObject([
      { request: { fixedSide: 'to', amount: '50', payeeMethod: 'BANK', payeeId: 'b-9' } },
    ]);
  });

  it('never by itself, and not twice while one is being asked for', async () => {
    let answer = (_result: QuoteResult): void => undefined;
    const { user, payloadsOf, push } = await openQuote({
      getQuote: () => new Promise((resolve) => (answer = resolve)),
    });
    push('snapshot', { at: NOW, connections: [quotingConnection('c')] });
    expect(payloadsOf('getQuote')).toHaveLength(0);
    await user.type(input('quote-amount'), '1{Enter}{Enter}');
    await user.click(screen.getByTestId('get-quote'));
    expect(payloadsOf('getQuote')).toHaveLength(1);
    answer(received());
    await screen.findByTestId('quote-card');
  });

  it('offers the currencies money lies in, and takes any other', async () => {
    const { user } = await openQuote();
    const list = document.getElementById(input('quote-to-currency').getAttribute('list') ?? '');
    const offered = [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value);
    expect(offered).toEqual(['USD', 'EUR']);
    await user.clear(input('quote-from-currency'));
    await user.type(input('quote-from-currency'), 'nok');
    expect(input('quote-from-currency').value).toBe('nok');
  });

  it('asks which connection and which merchant only where there are several', async () => {
    const { push, user, payloadsOf } = await openQuote({ getQuote: () => received() });
    expect(screen.queryByTestId('quote-connection')).toBeNull();
    expect(screen.queryByTestId('quote-merchant')).toBeNull();
    const of = (merchantId: string) => entry(merchantId, 'GBP', '1', { more: { merchantId } });
    const platform = quotingConnection('p', { balances: [of('m-1'), of('m-2')] });
    push('snapshot', { at: NOW, connections: [quotingConnection('c'), platform] });
    await user.selectOptions(screen.getByTestId('quote-connection'), 'p');
    await user.selectOptions(screen.getByTestId('quote-merchant'), 'm-2');
    await user.type(input('quote-amount'), '1{Enter}');
    expect(payloadsOf('getQuote')).toMatchObject([
      { connectionId: 'p', request: { merchantId: 'm-2', fromCurrency: 'GBP' } },
    ]);
    expect((await screen.findByTestId('quote-card')).textContent).toContain('Connection p');
  });

  it('keeps what was typed, method by method, while other pages are looked at', async () => {
    const { user } = await openQuote({ getQuote: () => received() });
    await user.type(input('quote-payee-id'), 'w-1');
    await user.click(screen.getByTestId('quote-method-BANK'));
    await user.type(input('quote-payee-id'), 'b-1');
    await user.type(input('quote-amount'), '12{Enter}');
    await screen.findByTestId('quote-card');
    await user.click(screen.getByTestId('nav-overview'));
    await user.click(screen.getByTestId('nav-quote'));
    expect(input('quote-amount').value).toBe('12');
    expect(input('quote-payee-id').value).toBe('b-1');
    await user.click(screen.getByTestId('quote-method-WALLET'));
    expect(input('quote-payee-id').value).toBe('w-1');
    expect(screen.getByTestId('quote-card')).toBeTruthy();
  });
});

describe('when there is no quote', () => {
  it.each(LOCALES)('it says what is wrong with each value (%s)', async (locale) => {
    const { user } = await openQuote({
      app: () => appState({ locale }),
      getQuote: () => ({
        ok: false,
        errors: [
          { field: 'toCurrency', error: 'same-currency' },
          { field: 'amount', error: 'too-precise' },
          { field: 'payeeId', error: 'required' },
        ],
      }),
    });
    await user.click(screen.getByTestId('get-quote'));
    const { t } = wordsOf(locale);
    const told = (await screen.findAllByTestId(/^quote-error-/)).map((node) => node.textContent);
    expect(told).toEqual([
      t('quote.error.too-precise'),
      t('quote.error.same-currency'),
      t('quote.error.required'),
    ]);
    // The first of them is under the keyboard, and typing takes its error away.
    expect(document.activeElement).toBe(input('quote-amount'));
    await user.keyboard('5');
    expect(screen.queryByTestId('quote-error-amount')).toBeNull();
    expect(screen.getByTestId('quote-error-payeeId')).toBeTruthy();
  });

  it('it tells the problem with its advice, never that it asks again by itself', async () => {
    const problem = { kind: 'timeout' } as const;
    const { user } = await openQuote({ getQuote: () => ({ ok: false, problem }) });
    await user.click(screen.getByTestId('get-quote'));
    const told = (await screen.findByTestId('quote-problem')).textContent;
    expect(told).toContain('Acme Pay did not answer in time.');
    expect(told).toContain('Check the network, then ask again.');
    expect(told).not.toContain('by itself');
  });

  it('it passes on what the provider says to do about its code', async () => {
    const advice = { en: 'Use another customer.', 'zh-CN': '' };
    const problem = { kind: 'provider-failed', code: 'NO', advice } as const;
    const { user } = await openQuote({ getQuote: () => ({ ok: false, problem }) });
    await user.click(screen.getByTestId('get-quote'));
    const told = await screen.findByTestId('quote-problem');
    expect(within(told).getByText('Use another customer.')).toBeTruthy();
    expect(told.textContent).toContain('(NO)');
  });

  it('asked too soon, the quote before stays', async () => {
    const answers: QuoteResult[] = [received(), { ok: false, tooSoonMs: 1_200 }];
    const { user } = await openQuote({ getQuote: () => answers.shift() });
    await user.click(screen.getByTestId('get-quote'));
    await screen.findByTestId('quote-card');
    await user.click(screen.getByTestId('get-quote'));
    expect((await screen.findByText(/Try again in 2 s/)).dataset['testid']).toBe('quote-wait');
    expect(screen.getByTestId('quote-card').dataset['state']).toBe('live');
  });
});
