import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConnectionConfig, FieldValues } from '../../../electron/domain/connection.ts';
import type {
  Call,
  Failure,
  InquiryResult,
  RawAnswer,
  ReadContext,
  Secrets,
  SignedRequest,
  SigningContext,
  Tokens,
} from '../../../electron/providers/provider.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** The text of a fixture, byte for byte. */
export function fixture(name: string): string {
  return readFileSync(new URL(name, fixtures), 'utf8');
}

interface RequestFixture {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A golden request; its signature was made with OpenSSL, not with the code under test. */
export function requestFixture(name: string): RequestFixture {
  return JSON.parse(fixture(name)) as RequestFixture;
}

/** A signed request in the form of the golden ones. */
export function plainRequest({ path, headers, body }: SignedRequest): RequestFixture {
  return { path, headers, body: Buffer.from(body).toString('utf8') };
}

interface Vector {
  readonly name: string;
  readonly string: string;
  readonly base64?: string;
  readonly signKey?: string;
  readonly hex?: string;
}

export function vector(name: string): Vector {
  const vectors = JSON.parse(fixture('vectors/vectors.json')) as Vector[];
  const found = vectors.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no vector ${name}`);
  return found;
}

export const merchantKey: KeyObject = createPrivateKey(fixture('vectors/private.pem'));

/** 2026-01-15T04:00:00Z, at which the golden requests were made. */
export const NOW = new Date(1_768_449_600_000);

const texts: Readonly<Record<string, string>> = {
  merchantSecret: 'test-merchant-secret',
  signKey: 'test-key-0123456789',
};

/** The secrets of the vectors; asking for any other is an error, as in the app. */
export const secrets: Secrets = {
  privateKey: (field) => {
    if (field !== 'privateKey') throw new Error(`no key ${field}`);
    return merchantKey;
  },
  text: (field) => {
    const text = texts[field];
    if (text === undefined) throw new Error(`no secret ${field}`);
    return text;
  },
  tokens: () => null,
};

export function connectionTo(providerId: string, values: FieldValues): ConnectionConfig {
  return {
    id: 'c1',
    providerId,
    environmentId: 'production',
    label: 'Test',
    enabled: true,
    baseUrl: 'https://example.com',
    plainHttpConsent: false,
    intervalMs: 300_000,
    values,
  };
}

/** The same secrets, with these OAuth tokens beside them. */
export function secretsWith(tokens: Tokens): Secrets {
  return { ...secrets, tokens: (field) => (field === 'tokens' ? tokens : null) };
}

export function signingContext(connection: ConnectionConfig, held = secrets): SigningContext {
  const nonce = (): string => '24bc2c17-0fef-440e-ba32-385c47c6cfa4';
  return { connection, secrets: held, now: NOW, nonce };
}

/** What an answer to this call is read with: the connection, its secrets and the request that was sent. */
export function readContext(call: Call<unknown>, connection: ConnectionConfig): ReadContext {
  return { connection, secrets, request: call.sign(signingContext(connection)) };
}

/** An answer as the transport hands it on; header names are found in any case. */
export function answer(
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): RawAnswer {
  const held = new Headers(headers);
  return { status, header: (name) => held.get(name), body: Buffer.from(body) };
}

export function rsa(text: string, key: KeyObject = merchantKey): string {
  return sign('sha256', Buffer.from(text), key).toString('base64');
}

/** The problem of a failed reading. Fails the test when the reading succeeded. */
export function problemOf(result: { readonly ok: true } | Failure): unknown {
  if (result.ok) throw new Error('the answer was accepted');
  return result.problem;
}

/** The content of a good reading. Fails the test when there is none. */
export function readingOf(result: InquiryResult): InquiryResult & { ok: true } {
  if (!result.ok) throw new Error(`the answer was refused: ${JSON.stringify(result.problem)}`);
  return result;
}
