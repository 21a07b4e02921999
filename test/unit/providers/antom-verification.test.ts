import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { answer, fixture, merchantKey, NOW, problemOf, readingOf } from './harness.ts';
import {
  connection,
  PATH,
  read,
  RESPONSE_TIME,
  SANDBOX_CLIENT_ID,
  SANDBOX_PATH,
  signedAnswer,
  signedHeaders,
  withKey,
} from './antom-harness.ts';

const body = fixture('antom/inquiry-balance.text-values.json');
const refused = fixture('antom/refused.json');
const unknown = fixture('antom/unknown.json');
const unverified = { kind: 'unverified-answer' };
const headers = signedHeaders(body);

const readWith = (
  changed: Record<string, string>,
  text: string | Uint8Array = body,
): InquiryResult => read(answer(text, { headers: changed }), connection(withKey));

test('a signed answer is shown as verified, whatever the spacing of the header', () => {
  expect(readingOf(readWith(headers)).verification).toBe('verified');
  const spaced = { ...headers, signature: headers.signature.replaceAll(',', ', ') };
  expect(readingOf(readWith(spaced)).verification).toBe('verified');
});

describe('an answer of the sandbox', () => {
  const values = { ...withKey, clientId: SANDBOX_CLIENT_ID };
  const sandbox = connection(values, 'sandbox-de');
  const as = { path: SANDBOX_PATH, clientId: SANDBOX_CLIENT_ID };

  test('is checked against the path that was asked', () => {
    expect(readingOf(read(signedAnswer(body, as), sandbox)).verification).toBe('verified');
    const elsewhere = signedAnswer(body, { ...as, path: PATH });
    expect(problemOf(read(elsewhere, sandbox))).toEqual(unverified);
  });

  test('is nothing for a production connection', () => {
    expect(problemOf(read(signedAnswer(body, as), connection(withKey)))).toEqual(unverified);
  });
});

describe('an answer is refused', () => {
  test('when one byte of its body differs, wherever it is', () => {
    const bytes = Buffer.from(body);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(problemOf(readWith(headers, flipped))).toEqual(unverified);
    }
  });

  test('when it is a success without a signature and the key is configured', () => {
    expect(problemOf(readWith({}))).toEqual(unverified);
  });

  test.each([
    ['success', body],
    ['refusal', refused],
    ['unknown result', unknown],
  ])('when only one of the two headers is there: %s', (_, text) => {
    const { signature, 'response-time': time } = signedHeaders(text);
    for (const half of [{ signature }, { 'response-time': time }]) {
      expect(problemOf(readWith(half, text))).toEqual(unverified);
      // That much is plain without any key.
      expect(problemOf(read(answer(text, { headers: half })))).toEqual(unverified);
    }
  });

  test('when the request’s time stands in for the answer’s', () => {
    const requestTime = String(NOW.getTime());
    const signed = signedHeaders(body, { time: requestTime });
    expect(problemOf(readWith({ ...signed, 'response-time': RESPONSE_TIME }))).toEqual(unverified);
    expect(problemOf(readWith({ ...headers, 'response-time': requestTime }))).toEqual(unverified);
  });

  test('when somebody else signed it, be it the merchant', () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    for (const key of [stranger, merchantKey]) {
      expect(problemOf(readWith(signedHeaders(body, { key })))).toEqual(unverified);
    }
  });

  test('when a plus sign in its signature became a space', () => {
    const plain = decodeURIComponent(headers.signature);
    const times = Array.from({ length: 50 }, (_, second) => `2026-01-15T04:01:${10 + second}Z`);
    const withPlus = times
      .map((time) => signedHeaders(body, { time }))
      .find(({ signature }) => decodeURIComponent(signature).includes('+'));
    if (withPlus === undefined) throw new Error('no signature with a plus sign');
    expect(readWith({ ...headers, signature: plain }).ok).toBe(true);
    const bare = decodeURIComponent(withPlus.signature);
    expect(readWith({ ...withPlus, signature: bare }).ok).toBe(true);
    const spaced = { ...withPlus, signature: bare.replaceAll('+', ' ') };
    expect(problemOf(readWith(spaced))).toEqual(unverified);
  });

  test('when the signature of a failure does not hold', () => {
    for (const text of [refused, unknown]) {
      expect(problemOf(readWith(headers, text))).toEqual(unverified);
    }
  });

  test('before its content is looked at', () => {
    expect(problemOf(readWith(headers, '<html>'))).toEqual(unverified);
  });
});

test('a failure may come unsigned, and may come signed', () => {
  for (const given of [answer(refused), signedAnswer(refused)]) {
    const problem = problemOf(read(given, connection(withKey)));
    expect(problem).toMatchObject({ kind: 'signature', code: 'INVALID_SIGNATURE' });
  }
  expect(problemOf(read(answer(unknown), connection(withKey)))).toMatchObject({
    kind: 'provider-unknown',
    code: 'UNKNOWN_EXCEPTION',
  });
});

test('without Antom’s key a success is shown, marked as not verified', () => {
  expect(readingOf(read(answer(body))).verification).toBe('key-missing');
  expect(readingOf(read(signedAnswer(body))).verification).toBe('key-missing');
});
