import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { QuoteResult } from '../../electron/contract/types.ts';
import type { AppState } from '../../electron/contract/types.ts';
import { appState, NOW } from './support/fixtures.ts';
import { quoting, quotingConnection, received } from './support/quotes.ts';
import { openWindow, withConnections } from './support/window.tsx';

const SECOND = 1_000;

afterEach(() => void vi.useRealTimers());

/** The quote page at `NOW`, with the last of the answers on show. The clock moves with `pass` alone. */
async function quoted(answers: readonly QuoteResult[], app: Partial<AppState> = {}) {
  const left = [...answers];
  const opened = await openWindow({
    ...withConnections(quotingConnection('c')),
    providers: () => [quoting],
    app: () => appState({ clockFrozen: false, ...app }),
    getQuote: () => left.shift(),
  });
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
  await opened.user.click(screen.getByTestId('nav-quote'));
  await opened.user.type(screen.getByTestId('quote-amount'), '1000{Enter}');
  return opened;
}

const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * SECOND));
const card = () => screen.getByTestId('quote-card');
const text = (testId: string) => screen.getByTestId(testId).textContent;
const bar = () => card().querySelector('progress');

describe('a quote', () => {
  it('shows price, pair, both amounts, fee and id as returned', async () => {
    await quoted([received()]);
    expect(text('quote-from')).toBe('You payUSD 1,000.00');
    expect(text('quote-to')).toBe('Payee getsEUR 938.00');
    expect(card().textContent).toContain('Price USD/EUR1.32570');
    expect(card().textContent).toContain('FeeUSD 1.50');
    expect(text('quote-id')).toBe('Q-2026-7');
    expect(screen.getByTestId('quote-id').classList).toContain('selectable');
    expect(card().textContent).toContain('Signature of the answer verified');
  });

  it('never shows a fee that was not returned as none', async () => {
    const { quote, ...rest } = received();
    const { fee: _left, ...without } = quote;
    await quoted([{ ...rest, quote: without, verification: 'key-missing' }]);
    expect(card().textContent).toContain('FeeNot returned');
    expect(card().textContent).toContain('Not verified: provider key missing');
  });

  it('counts down to its end by the app’s clock, not by the provider’s', async () => {
    await quoted([received()]);
    expect(text('quote-left')).toBe('30 s');
    expect(bar()?.value).toBe(bar()?.max);
    await pass(12.25);
    expect(text('quote-left')).toBe('18 s');
    expect(bar()?.value).toBe(17_750);
    expect(card().dataset['state']).toBe('live');
    await pass(17.5);
    expect(text('quote-left')).toBe('1 s');
  });

  it('is unmistakably over once it is, and can be asked for again', async () => {
    const second = { ...received({ quoteId: 'Q-2' }), expiresAt: NOW + 65 * SECOND };
    const { user, payloadsOf } = await quoted([received(), second]);
    await pass(30);
    expect(card().dataset['state']).toBe('expired');
    expect(text('quote-expired')).toContain('Expired');
    expect(screen.queryByTestId('quote-left')).toBeNull();
    expect(payloadsOf('getQuote')).toHaveLength(1);
    await pass(5);
    await user.click(screen.getByTestId('quote-again'));
    expect(payloadsOf('getQuote')).toHaveLength(2);
    expect(text('quote-id')).toBe('Q-2');
    expect(text('quote-left')).toBe('30 s');
  });

  it('stays over when the clock is set back', async () => {
    await quoted([received()]);
    await pass(31);
    vi.setSystemTime(NOW);
    await pass(1);
    expect(card().dataset['state']).toBe('expired');
  });

  it('gains no time when the clock is set back', async () => {
    await quoted([received()]);
    await pass(20);
    vi.setSystemTime(NOW);
    await pass(1);
    expect(text('quote-left')).toBe('9 s');
  });

  it('is over when it comes too late', async () => {
    await quoted([{ ...received(), expiresAt: NOW - 1 }]);
    expect(card().dataset['state']).toBe('expired');
  });

  it('has counted on when its page is opened again', async () => {
    const { user } = await quoted([received()]);
    await user.click(screen.getByTestId('nav-overview'));
    await pass(21);
    await user.click(screen.getByTestId('nav-quote'));
    expect(text('quote-left')).toBe('9 s');
    await user.click(screen.getByTestId('nav-overview'));
    await pass(60);
    await user.click(screen.getByTestId('nav-quote'));
    expect(card().dataset['state']).toBe('expired');
  });

  it('is read out when it comes, shortly before its end and then, no more', async () => {
    await quoted([received()]);
    const said = [text('quote-said')];
    for (let second = 0; second < 35; second += 1) {
      await pass(1);
      said.push(text('quote-said'));
    }
    expect([...new Set(said)]).toEqual([
      'Quote received, valid for 30 seconds.',
      '10 seconds left.',
      'The quote has expired.',
    ]);
  });

  it('stands still with the app’s clock', async () => {
    await quoted([received()], { clockFrozen: true, now: NOW });
    await pass(120);
    expect(text('quote-left')).toBe('30 s');
    expect(card().dataset['state']).toBe('live');
  });

  it('speaks Chinese', async () => {
    await quoted([received()], { locale: 'zh-CN' });
    expect(text('quote-from')).toBe('付款USD 1,000.00');
    expect(text('quote-left')).toBe('30 秒');
    await pass(30);
    expect(text('quote-expired')).toContain('已失效');
  });
});
