import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { answer, fixture, merchantKey, problemOf, readingOf } from './harness.ts';
import {
  ACCOUNT_PATH,
  RESPONSE_TIME,
  answerSignature,
  platformKey,
  read,
  signatureHeader,
  signedAnswer,
  withKey,
} from './worldfirst-harness.ts';

const body = fixture('worldfirst/inquiry-balance.number-values.json');
const refusal = fixture('worldfirst/invalid-signature.json');
const unverified = { kind: 'unverified-answer' };
const REQUEST_TIME = '2026-01-15T04:00:00+00:00';

const base64 = answerSignature(body);
const signature = signatureHeader(encodeURIComponent(base64));
const headers = { signature, 'response-time': RESPONSE_TIME };

function withHeaders(changed: Record<string, string>, text: string | Buffer = body): InquiryResult {
  return read(answer(text, { headers: changed }), { values: withKey });
}

/** A response time for which the signature has a plus sign in it, and that signature. */
function signatureWithPlus(): { time: string; plain: string } {
  for (let second = 10; second < 60; second += 1) {
    const time = `2026-01-15T12:00:${second}+08:00`;
    const plain = answerSignature(body, { time });
    if (plain.includes('+')) return { time, plain };
  }
  throw new Error('no signature with a plus sign');
}

describe('a signed answer', () => {
  test('is shown as verified', () => {
    expect(readingOf(withHeaders(headers)).verification).toBe('verified');
  });

  test('verifies with the key as the portal hands it out, bare', () => {
    const key = createPublicKey(platformKey);
    for (const type of ['spki', 'pkcs1'] as const) {
      const bare = key.export({ format: 'der', type }).toString('base64');
      const result = read(signedAnswer(body), { values: { providerPublicKey: `\n ${bare} \n` } });
      expect(readingOf(result).verification).toBe('verified');
    }
  });

  test('verifies whatever the order and the spacing of the header’s parts', () => {
    const encoded = encodeURIComponent(base64);
    for (const header of [
      `signature=${encoded},algorithm=RSA256,keyVersion=2`,
      `algorithm=RSA256,  signature=${encoded}`,
    ]) {
      expect(withHeaders({ ...headers, signature: header }).ok).toBe(true);
    }
  });

  test('of the account inquiry is checked against its own path', () => {
    const accounts = fixture('worldfirst/inquiry-account.account-infos.json');
    const options = { values: withKey, kind: 'accounts' } as const;
    const right = read(signedAnswer(accounts, ACCOUNT_PATH), options);
    expect(readingOf(right).verification).toBe('verified');
    expect(problemOf(read(signedAnswer(accounts), options))).toEqual(unverified);
  });

  test('an un-encoded plus sign is a base64 digit, not a space', () => {
    const { time, plain } = signatureWithPlus();
    const sent = { signature: signatureHeader(plain), 'response-time': time };
    expect(withHeaders(sent).ok).toBe(true);
    const spaced = { ...sent, signature: sent.signature.replaceAll('+', ' ') };
    expect(problemOf(withHeaders(spaced))).toEqual(unverified);
  });
});

describe('an answer is refused', () => {
  test('when one byte of its body differs, wherever it is', () => {
    const bytes = Buffer.from(body);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(problemOf(withHeaders(headers, flipped))).toEqual(unverified);
    }
  });

  test('when the request’s time stands in for the answer’s', () => {
    const signed = encodeURIComponent(answerSignature(body, { time: REQUEST_TIME }));
    const swapped = { ...headers, signature: signatureHeader(signed) };
    expect(problemOf(withHeaders(swapped))).toEqual(unverified);
    const renamed = { ...headers, 'response-time': REQUEST_TIME };
    expect(problemOf(withHeaders(renamed))).toEqual(unverified);
  });

  test('when somebody else signed it', () => {
    const other = encodeURIComponent(answerSignature(body, { key: merchantKey }));
    expect(problemOf(withHeaders({ ...headers, signature: signatureHeader(other) }))).toEqual(
      unverified,
    );
  });

  test.each(['', 'nonsense', 'signature=', 'signature=%ff', 'signature=AAAA', 'signature=****'])(
    'when the header is "%s"',
    (header) => {
      expect(problemOf(withHeaders({ ...headers, signature: header }))).toEqual(unverified);
    },
  );

  test('when only one of the two headers is there, whether success or failure', () => {
    const time = { 'response-time': RESPONSE_TIME };
    for (const [text, half] of [
      [body, { signature }],
      [body, time],
      [refusal, { signature: signatureHeader(encodeURIComponent(answerSignature(refusal))) }],
      [refusal, time],
    ] as const) {
      expect(problemOf(withHeaders(half, text))).toEqual(unverified);
      expect(problemOf(read(answer(text, { headers: half })))).toEqual(unverified);
    }
  });

  test('when it is a success without a signature and the key is configured', () => {
    expect(problemOf(withHeaders({}))).toEqual(unverified);
  });

  test('when the signature of a failure does not hold', () => {
    expect(problemOf(withHeaders(headers, refusal))).toEqual(unverified);
  });

  test('before its content is looked at', () => {
    expect(problemOf(withHeaders(headers, '<html>'))).toEqual(unverified);
  });

  test('when the configured key is none', () => {
    const result = read(signedAnswer(body), { values: { providerPublicKey: 'AAAA' } });
    expect(problemOf(result)).toEqual(unverified);
  });
});

test('an unsigned failure says what the provider said', () => {
  const result = withHeaders({}, refusal);
  expect(problemOf(result)).toMatchObject({ kind: 'signature', code: 'INVALID_SIGNATURE' });
});

test('without the provider’s key a success is shown, marked as not verified', () => {
  expect(readingOf(read(answer(body))).verification).toBe('key-missing');
  expect(readingOf(read(answer(body, { headers }))).verification).toBe('key-missing');
});
