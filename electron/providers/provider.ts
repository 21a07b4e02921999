import type { KeyObject } from 'node:crypto';
import type { Account } from '../domain/account.ts';
import type { Balance } from '../domain/balance.ts';
import type { ConnectionConfig, FieldValues } from '../domain/connection.ts';
import type { ProviderDescriptor } from '../domain/descriptor.ts';
import type { Problem } from '../domain/problem.ts';
import type { Quote, QuoteRequest } from '../domain/quote.ts';
import type { Verification } from '../domain/snapshot.ts';
import type { ResultCode } from './result-code.ts';

/** The secrets of one connection, already read from the keychain. */
export interface Secrets {
  /** The RSA private key stored under the field. */
  privateKey(fieldId: string): KeyObject;
  /** The plain-text secret stored under the field. */
  text(fieldId: string): string;
  /** The OAuth tokens stored under the field; `null` where the connection has none. */
  tokens(fieldId: string): Tokens | null;
}

/** OAuth tokens as they are kept. Times are by the provider's word, epoch ms. */
export interface Tokens {
  readonly accessToken?: string;
  readonly accessTokenExpiresAt?: number;
  readonly refreshToken?: string;
  readonly refreshTokenExpiresAt?: number;
}

export interface SigningContext {
  readonly connection: ConnectionConfig;
  readonly secrets: Secrets;
  readonly now: Date;
  /** A text never used before. */
  readonly nonce: () => string;
}

/** A request ready to send: the very bytes that were signed. */
export interface SignedRequest {
  /** Path (and query) below the connection's base URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An answer as it came; `body` is the raw bytes, since signatures are over bytes. */
export interface RawAnswer {
  readonly status: number;
  /** A header by name, any case; `null` when absent. */
  header(name: string): string | null;
  readonly body: Uint8Array;
}

export interface ReadContext {
  readonly connection: ConnectionConfig;
  readonly request: SignedRequest;
  /** For answers that are signed with a secret both sides share. */
  readonly secrets: Secrets;
}

/** An answer that brought nothing. */
export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
  /** Sending once more is expected to help: signed anew at once, or with a renewed access token. */
  readonly retry?: 'at-once' | 'with-new-token';
}

export type InquiryResult =
  | {
      readonly ok: true;
      readonly verification: Verification;
      readonly balances: readonly Balance[];
      readonly accounts: readonly Account[];
      /** The answer held no list of accounts at all, so that it says nothing of which there are. */
      readonly accountsOmitted?: true;
    }
  | Failure;

/** One call: how to sign it and how to read its answer. Both are pure. */
export interface Call<Result> {
  /** @throws CannotSign when something it needs is not there */
  sign(context: SigningContext): SignedRequest;
  read(answer: RawAnswer, context: ReadContext): Result;
}

/** One read-only call of a refresh. */
export interface Inquiry extends Call<InquiryResult> {
  /** Unique within the connection and stable between refreshes. */
  readonly id: string;
  /** Accounts change rarely, so they are asked on a slower interval than balances. */
  readonly kind: 'balances' | 'accounts';
  /** The one account it asks for, where the provider is asked account by account. */
  readonly accountNo?: string;
  /** The one merchant whose balances it asks for, where a connection acts for several. */
  readonly merchantId?: string;
}

export type QuoteAnswer =
  | { readonly ok: true; readonly verification: Verification; readonly quote: Quote }
  | Failure;

export type TokensAnswer =
  | { readonly ok: true; readonly tokens: Tokens }
  | { readonly ok: false; readonly problem: Problem };

/** What tokens are had for: the code a merchant was shown once, or the token that renews. */
export type Grant = { readonly authCode: string } | { readonly refreshToken: string };

export interface TokenCapability {
  /** The secret field that keeps the tokens. */
  readonly fieldId: string;
  /** The tokens hold no refresh token where the answer names none: then the one there was goes on. */
  exchange(grant: Grant): Call<TokensAnswer>;
}

export interface Provider {
  readonly descriptor: ProviderDescriptor;
  /** The inquiries one refresh of this connection is made of, balances first. */
  inquiries(connection: ConnectionConfig): readonly Inquiry[];
  /**
   * Values as an earlier version saved them, in today's form; absent where nothing changed. Values in today's form come
   * back as they are.
   */
  upgrade?(values: FieldValues): FieldValues;
  /** Every result code the documents list, for advice and for the docs. */
  readonly resultCodes: Readonly<Record<string, ResultCode>>;
  readonly tokens?: TokenCapability;
  /** Asks for a price; moves nothing. Present with the descriptor's `quotes`. */
  quote?(request: QuoteRequest): Call<QuoteAnswer>;
}
