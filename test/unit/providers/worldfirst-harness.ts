import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { FieldValues } from '../../../electron/domain/connection.ts';
import type { QuoteRequest } from '../../../electron/domain/quote.ts';
import type {
  Call,
  Grant,
  InquiryResult,
  QuoteAnswer,
  RawAnswer,
  SignedRequest,
  Tokens,
  TokensAnswer,
} from '../../../electron/providers/provider.ts';
import { worldfirst } from '../../../electron/providers/worldfirst/index.ts';
import {
  answer,
  connectionTo,
  readContext,
  rsa,
  secretsWith,
  signingContext,
} from './harness.ts';

/** WorldFirst's own key pair, which is not the merchant's. */
export const platformKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const platformPublicKey = createPublicKey(platformKey)
  .export({ format: 'pem', type: 'spki' })
  .toString();

export const CLIENT_ID = 'TEST_5X00000000000000';
export const BALANCE_PATH = '/amsin/api/v1/business/account/inquiryBalance';
export const ACCOUNT_PATH = '/amsin/api/v1/business/account/inquiryAccount';
export const RESPONSE_TIME = '2026-01-15T12:00:01+08:00';

/** Reads an answer as the app would: through the inquiry that asked, with the request it sent. */
export function read(
  given: RawAnswer,
  { values = {}, kind = 'balances' }: { values?: FieldValues; kind?: 'balances' | 'accounts' } = {},
): InquiryResult {
  const connection = connectionTo('worldfirst', {
    clientId: CLIENT_ID,
    keyVersion: '2',
    referenceCustomerId: 'REF-1',
    ...values,
  });
  const inquiry = worldfirst.inquiries(connection).find((candidate) => candidate.kind === kind);
  if (inquiry === undefined) throw new Error(`no inquiry of ${kind}`);
  return inquiry.read(given, readContext(inquiry, connection));
}

/** With WorldFirst's public key configured. */
export const withKey: FieldValues = { providerPublicKey: platformPublicKey };

/** The bare base64 signature of an answer, made as the documents say. */
export function answerSignature(
  body: string,
  { path = BALANCE_PATH, time = RESPONSE_TIME, key = platformKey } = {},
): string {
  return rsa(`POST ${path}\n${CLIENT_ID}.${time}.${body}`, key);
}

export function signatureHeader(encoded: string): string {
  return `algorithm=RSA256, keyVersion=2, signature=${encoded}`;
}

/** An answer signed by WorldFirst. */
export function signedAnswer(body: string, path = BALANCE_PATH): RawAnswer {
  const signature = encodeURIComponent(answerSignature(body, { path }));
  return answer(body, {
    headers: { Signature: signatureHeader(signature), 'response-time': RESPONSE_TIME },
  });
}

/** What a call sends for a connection with these values. */
export function signed(
  call: Call<unknown>,
  values: FieldValues = {},
  tokens?: Tokens,
): SignedRequest {
  const own = { clientId: CLIENT_ID, keyVersion: '2' };
  const connection = connectionTo('worldfirst', { ...own, ...values });
  const secrets = tokens === undefined ? undefined : secretsWith(tokens);
  return call.sign(signingContext(connection, secrets));
}

/** The requests of one refresh, by inquiry. */
export function sent(
  values: FieldValues,
  tokens?: Tokens,
): Readonly<Record<string, SignedRequest>> {
  const connection = connectionTo('worldfirst', values);
  const inquiries = worldfirst.inquiries(connection);
  return Object.fromEntries(inquiries.map((one) => [one.id, signed(one, values, tokens)]));
}

/** USD 10.00 from the connection’s own balance, to arrive in EUR. */
export const tenDollars: QuoteRequest = {
  fromCurrency: 'USD',
  toCurrency: 'EUR',
  fixedSide: 'from',
  amount: '10',
  payeeMethod: 'BALANCE',
  payeeId: '2188000000000001',
};

export function quoteCall(over: Partial<QuoteRequest> = {}): Call<QuoteAnswer> {
  if (worldfirst.quote === undefined) throw new Error('no quotes');
  return worldfirst.quote({ ...tenDollars, ...over });
}

export function exchangeCall(grant: Grant): Call<TokensAnswer> {
  if (worldfirst.tokens === undefined) throw new Error('no tokens');
  return worldfirst.tokens.exchange(grant);
}
