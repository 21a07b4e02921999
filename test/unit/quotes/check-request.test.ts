import { describe, expect, it } from 'vitest';
import type { QuoteRequest } from '../../../electron/domain/quote.ts';
import { checkQuoteRequest } from '../../../electron/quotes/check-request.ts';
import { capability, request } from './harness.ts';

const check = (change: Partial<QuoteRequest>) =>
  checkQuoteRequest(capability, { ...request, ...change });

describe('a request as people type it', () => {
  it.each([
    [{ fromCurrency: ' usd ', toCurrency: '\uFF25\uFF35\uFF32' }, {}],
    [{ amount: '1,000.50' }, { amount: '1000.5' }],
    [{ amount: '\uFF11\uFF12\uFF0E\uFF15' }, { amount: '12.5' }],
    [{ payeeId: ' payee-1 ' }, {}],
    [
      { fixedSide: 'to', toCurrency: 'JPY', amount: '5000' },
      { fixedSide: 'to', toCurrency: 'JPY', amount: '5000' },
    ],
  ] as const)('%j is brought to what a provider takes', (typed, taken) => {
    expect(check(typed)).toEqual({ ok: true, request: { ...request, ...taken } });
  });

  it.each([
    [{ amount: '' }, 'amount', 'required'],
    [{ amount: 'lots' }, 'amount', 'not-a-number'],
    [{ amount: '-5' }, 'amount', 'not-a-number'],
    [{ amount: '50,00' }, 'amount', 'not-a-number'],
    [{ amount: '0.00' }, 'amount', 'not-positive'],
    [{ amount: '1.005' }, 'amount', 'too-precise'],
    [{ fromCurrency: '' }, 'fromCurrency', 'required'],
    [{ fromCurrency: 'US' }, 'fromCurrency', 'not-a-currency'],
    [{ toCurrency: '\u20AC' }, 'toCurrency', 'not-a-currency'],
    [{ fromCurrency: 'XYZ' }, 'fromCurrency', 'unknown-currency'],
    [{ fixedSide: 'to', toCurrency: 'XYZ' }, 'toCurrency', 'unknown-currency'],
    [{ toCurrency: 'usd' }, 'toCurrency', 'same-currency'],
    [{ payeeMethod: '' }, 'payeeMethod', 'required'],
    [{ payeeMethod: 'CHEQUE' }, 'payeeMethod', 'required'],
    [{ payeeId: '  ' }, 'payeeId', 'required'],
    [{ payeeId: 'a b' }, 'payeeId', 'has-spaces'],
  ] as const)('%j is refused: %s %s', (typed, field, error) => {
    expect(check(typed)).toEqual({ ok: false, errors: [{ field, error }] });
  });

  it.each([
    ['from', 'JPY', 'EUR', false],
    ['to', 'JPY', 'EUR', true],
    ['from', 'EUR', 'JPY', true],
    ['to', 'EUR', 'JPY', false],
  ] as const)('counts decimals by the fixed side: %s, %s to %s', (fixedSide, from, to, ok) => {
    const change = { fixedSide, fromCurrency: from, toCurrency: to, amount: '10.50' };
    expect(check(change).ok).toBe(ok);
  });

  it('leaves the currency of the side that is worked out to the provider', () => {
    expect(check({ toCurrency: 'XYZ' }).ok).toBe(true);
  });

  it('keeps whose money it is', () => {
    expect(check({ merchantId: 'm-2' })).toMatchObject({ request: { merchantId: 'm-2' } });
  });

  it('is told all its faults at once', () => {
    expect(check({ amount: '', fromCurrency: '', payeeMethod: '', payeeId: '' })).toMatchObject({
      errors: [
        { field: 'fromCurrency' },
        { field: 'amount' },
        { field: 'payeeMethod' },
        { field: 'payeeId' },
      ],
    });
  });
});
