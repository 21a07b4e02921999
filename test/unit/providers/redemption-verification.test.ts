import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { redemption } from '../../../electron/providers/redemption/index.ts';
import {
  answer,
  connectionTo,
  fixture,
  merchantKey,
  problemOf,
  readContext,
  readingOf,
  rsa,
} from './harness.ts';

const body = fixture('redemption/balance.positive.json');
const spki = { format: 'der', type: 'spki' } as const;
/** The throw-away key pair plays the platform here. */
const platformPublicKey = createPublicKey(merchantKey).export(spki).toString('base64');
const otherPublicKey = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  .publicKey.export({ format: 'pem', type: 'spki' })
  .toString();
const SIGN_KEY = 'test-key-0123456789';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

const auth = {
  businessId: 'B-1',
  nonce: 'n-1',
  signType: 'SHA256-RSA',
  timestamp: '1768449600000',
};
const prefix = 'businessId=B-1&nonce=n-1&signType=SHA256-RSA&timestamp=1768449600000';
const md5Auth = { ...auth, signType: 'MD5' };
const md5Prefix = prefix.replace('SHA256-RSA', 'MD5');

function read(
  headers: Record<string, string>,
  values: { signType?: string; platformPublicKey?: string } = {},
  text: string | Uint8Array = body,
): InquiryResult {
  const connection = connectionTo('redemption', {
    merchantId: 'M-1',
    businessId: 'B-1',
    signType: 'SHA256-RSA',
    platformPublicKey,
    currency: 'CNY',
    unit: 'major',
    ...values,
  });
  const [inquiry] = redemption.inquiries(connection);
  if (inquiry === undefined) throw new Error('no inquiry');
  return inquiry.read(answer(text, { headers }), readContext(inquiry, connection));
}

const verification = (result: InquiryResult): string => readingOf(result).verification;
const unverified = { kind: 'unverified-answer' };
const md5Values = { signType: 'MD5' };

describe('an answer that is signed right is verified', () => {
  test('with the platform’s RSA key', () => {
    expect(verification(read({ ...auth, sign: rsa(prefix + body) }))).toBe('verified');
  });

  test('also where it leaves the sign type out, or empty', () => {
    const { signType: _, ...rest } = auth;
    const sign = rsa(prefix.replace('&signType=SHA256-RSA', '') + body);
    expect(verification(read({ ...rest, sign }))).toBe('verified');
    expect(verification(read({ ...rest, signType: '', sign }))).toBe('verified');
  });

  test('with the sign key for MD5', () => {
    const sign = md5(md5Prefix + body + SIGN_KEY);
    expect(verification(read({ ...md5Auth, sign }, md5Values))).toBe('verified');
  });

  test('and its refusal keeps its meaning', () => {
    const refusal = '{"status":10,"message":"ip not allowed"}';
    const result = read({ ...auth, sign: rsa(prefix + refusal) }, {}, refusal);
    expect(problemOf(result)).toMatchObject({ kind: 'permission', code: '10' });
  });
});

test('an answer without a signature is unsigned, and no error', () => {
  expect(verification(read({}))).toBe('unsigned');
  expect(verification(read(auth))).toBe('unsigned');
  expect(verification(read(md5Auth, md5Values))).toBe('unsigned');
});

test('a signature nobody can check without the platform’s key is said to be so', () => {
  const signed = { ...auth, sign: rsa(prefix + body) };
  expect(verification(read(signed, { platformPublicKey: '' }))).toBe('key-missing');
});

describe('an answer that is signed wrong is refused', () => {
  const sign = rsa(prefix + body);
  const base64 = sign.replaceAll('=', '');

  test.each<[string, Record<string, string>]>([
    ['another nonce than signed', { ...auth, nonce: 'n-2', sign }],
    ['another time than signed', { ...auth, timestamp: '1768449600001', sign }],
    ['another business than signed', { ...auth, businessId: 'B-2', sign }],
    ['a header taken away', { businessId: 'B-1', signType: 'SHA256-RSA', nonce: 'n-1', sign }],
    ['an empty signature', { ...auth, sign: '' }],
    ['a + that became a space', { ...auth, sign: `${base64.slice(0, 40)} ${base64.slice(41)}` }],
    ['another sign type than agreed', { ...md5Auth, sign: md5(md5Prefix + body) }],
  ])('with %s', (_, headers) => {
    expect(problemOf(read(headers))).toEqual(unverified);
  });

  test('with one byte of its body flipped, before anything of it is parsed', () => {
    const flipped = Buffer.from(body);
    flipped[0] = 0xff;
    expect(problemOf(read({ ...auth, sign }, {}, flipped))).toEqual(unverified);
  });

  test('with another key', () => {
    const values = { platformPublicKey: otherPublicKey };
    expect(problemOf(read({ ...auth, sign }, values))).toEqual(unverified);
    const broken = { platformPublicKey: 'no key' };
    expect(problemOf(read({ ...auth, sign }, broken))).toEqual(unverified);
  });

  test.each([
    ['another sign key', md5(`${md5Prefix}${body}other`)],
    ['no sign key', md5(md5Prefix + body)],
    ['lower case', md5(md5Prefix + body + SIGN_KEY).toLowerCase()],
  ])('MD5 with %s', (_, wrong) => {
    expect(problemOf(read({ ...md5Auth, sign: wrong }, md5Values))).toEqual(unverified);
  });

  test('also when it is a refusal', () => {
    const refusal = '{"status":6,"message":"nonce"}';
    const result = read({ ...auth, sign }, {}, refusal);
    expect(result).toEqual({ ok: false, problem: unverified });
  });
});
