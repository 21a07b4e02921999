import type { QuoteFieldError } from '../contract/types.ts';
import type { QuoteCapability } from '../domain/descriptor.ts';
import { checkQuoteAmount, type QuoteRequest } from '../domain/quote.ts';
import { halfWidth, typedDecimal } from '../domain/typed-decimal.ts';

type FieldFault = QuoteFieldError['error'];

export type CheckedRequest =
  | { readonly ok: true; readonly request: QuoteRequest }
  | { readonly ok: false; readonly errors: readonly QuoteFieldError[] };

/** Brings what a person typed to what a provider takes, and reports every fault, not only the first. */
export function checkQuoteRequest(
  capability: QuoteCapability,
  given: QuoteRequest,
): CheckedRequest {
  const errors: QuoteFieldError[] = [];
  const refuse = (field: QuoteFieldError['field'], error: FieldFault | null): void => {
    if (error !== null) errors.push({ field, error });
  };

  const fromCurrency = typedCode(given.fromCurrency);
  const toCurrency = typedCode(given.toCurrency);
  refuse('fromCurrency', currencyError(fromCurrency));
  refuse('toCurrency', currencyError(toCurrency));
  if (errors.length === 0 && fromCurrency === toCurrency) refuse('toCurrency', 'same-currency');

  const amount = typedDecimal(given.amount);
  const fixed = given.fixedSide === 'from' ? 'fromCurrency' : 'toCurrency';
  const amountError = errorOfAmount(amount, fixed === 'fromCurrency' ? fromCurrency : toCurrency);
  if (amountError !== 'unknown-currency') refuse('amount', amountError);
  else if (!errors.some(({ field }) => field === fixed)) refuse(fixed, amountError);

  const known = capability.payeeMethods.some(({ id }) => id === given.payeeMethod);
  if (!known) refuse('payeeMethod', 'required');
  const payeeId = given.payeeId.trim();
  if (payeeId === '') refuse('payeeId', 'required');
  else if (/[\s\p{Cc}]/u.test(payeeId)) refuse('payeeId', 'has-spaces');

  if (errors.length > 0 || amount === null) return { ok: false, errors };
  return { ok: true, request: { ...given, fromCurrency, toCurrency, amount, payeeId } };
}

function typedCode(text: string): string {
  return halfWidth(text).trim().toUpperCase();
}

function currencyError(code: string): FieldFault | null {
  if (code === '') return 'required';
  return /^[A-Z]{3}$/.test(code) ? null : 'not-a-currency';
}

function errorOfAmount(amount: string | null, currency: string): FieldFault | null {
  if (amount === '') return 'required';
  return amount === null ? 'not-a-number' : checkQuoteAmount(amount, currency);
}
