import type { KeyObject } from 'node:crypto';
import type { Account } from '../domain/account.ts';
import type { Balance } from '../domain/balance.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { ProviderDescriptor } from '../domain/descriptor.ts';
import type { Problem } from '../domain/problem.ts';
import type { Verification } from '../domain/snapshot.ts';

/** The secrets of one connection, already read from the keychain. */
export interface Secrets {
  /** The RSA private key stored under the field. */
  privateKey(fieldId: string): KeyObject;
  /** The plain-text secret stored under the field. */
  text(fieldId: string): string;
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

export type InquiryResult =
  | {
      readonly ok: true;
      readonly verification: Verification;
      readonly balances: readonly Balance[];
      readonly accounts: readonly Account[];
    }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** Signing anew and sending once more, at once, is expected to help. */
      readonly retry?: 'at-once';
    };

/** One read-only call of a refresh: how to sign it and how to read its answer. Both are pure. */
export interface Inquiry {
  /** Unique within the connection and stable between refreshes. */
  readonly id: string;
  /** Accounts change rarely, so they are asked on a slower interval than balances. */
  readonly kind: 'balances' | 'accounts';
  /** The one account it asks for, where the provider is asked account by account. */
  readonly accountNo?: string;
  sign(context: SigningContext): SignedRequest;
  read(answer: RawAnswer, context: ReadContext): InquiryResult;
}

export interface Provider {
  readonly descriptor: ProviderDescriptor;
  /** The inquiries one refresh of this connection is made of, balances first. */
  inquiries(connection: ConnectionConfig): readonly Inquiry[];
}
