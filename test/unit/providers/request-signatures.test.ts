import { expect, test, vi } from 'vitest';
import { redemption } from '../../../electron/providers/redemption/index.ts';
import { canonicalBytes, signBytes } from '../../../electron/providers/redemption/signing.ts';
import { isoSecondsWithOffset } from '../../../electron/providers/signing/timestamp.ts';
import { smilepayz } from '../../../electron/providers/smilepayz/index.ts';
import { worldfirst } from '../../../electron/providers/worldfirst/index.ts';
import { signedRequest } from '../../../electron/providers/worldfirst/request.ts';
import type { Provider, SignedRequest } from '../../../electron/providers/provider.ts';
import type { FieldValues } from '../../../electron/domain/connection.ts';
import {
  connectionTo,
  plainRequest,
  requestFixture,
  secrets,
  signingContext,
  vector,
} from './harness.ts';

vi.mock('../../../electron/providers/signing/timestamp.ts', { spy: true });

const worldfirstValues = { clientId: 'TEST_5X00000000000000', keyVersion: '2' };
const smilepayzValues = {
  partnerId: '20001',
  scale: 'major',
  accounts: [{ accountNo: '21220030202403071031', role: 'pay-out' }],
} as const;
const redemptionValues = { merchantId: 'M-1', businessId: 'B-1', currency: 'CNY', unit: 'major' };

/** What the provider's own inquiry would send, `index` counting the inquiries of one refresh. */
function request(provider: Provider, values: FieldValues, index = 0): SignedRequest {
  const connection = connectionTo(provider.descriptor.id, values);
  const inquiry = provider.inquiries(connection)[index];
  if (inquiry === undefined) throw new Error('no such inquiry');
  return inquiry.sign(signingContext(connection));
}

test.each<[string, Provider, FieldValues, number]>([
  ['worldfirst/inquiry-balance', worldfirst, worldfirstValues, 0],
  [
    'worldfirst/inquiry-account',
    worldfirst,
    { ...worldfirstValues, referenceCustomerId: 'REF-1' },
    1,
  ],
  ['smilepayz/inquiry-balance', smilepayz, smilepayzValues, 0],
  ['redemption/balance-rsa', redemption, { ...redemptionValues, signType: 'SHA256-RSA' }, 0],
  ['redemption/balance-md5', redemption, { ...redemptionValues, signType: 'MD5' }, 0],
])('%s: path, headers, body and signature are exactly the golden ones', (name, ...inquiry) => {
  expect(plainRequest(request(...inquiry))).toEqual(requestFixture(`${name}.request.json`));
});

test('WorldFirst: the published check value', () => {
  vi.mocked(isoSecondsWithOffset).mockReturnValueOnce('2019-05-28T12:12:12+08:00');
  const content = { currencyList: ['USD', 'EUR'], balanceTypes: ['NORMAL_BALANCE'] };
  const sent = signedRequest(
    '/amsin/api/v1/business/account/inquiryBalance',
    content,
    signingContext(connectionTo('worldfirst', worldfirstValues)),
  );
  const { string, base64 = '' } = vector('WF request');
  expect(string.endsWith(Buffer.from(sent.body).toString())).toBe(true);
  expect(sent.headers['Signature']).toBe(
    `algorithm=RSA256, keyVersion=2, signature=${encodeURIComponent(base64)}`,
  );
});

test('Smilepayz: the published check value', () => {
  vi.mocked(isoSecondsWithOffset).mockReturnValueOnce('2020-12-18T15:06:00-05:00');
  const sent = request(smilepayz, smilepayzValues);
  expect(sent.headers['X-SIGNATURE']).toBe(vector('Smilepayz request').base64);
});

test('redemption: the published check values', () => {
  const headers = {
    timestamp: '1628772138668',
    sign: 'left out',
    businessId: '754ea3e3a699404f9b82e8f881107f19',
    nonce: '24bc2c17-0fef-440e-ba32-385c47c6cfa4',
  };
  const body = Buffer.from(
    '{"businessId":"754ea3e3a699404f9b82e8f881107f19",' +
      '"merchantId":"eb1bb305ca3940f8adf1d4e964555699"}',
  );
  const rsa = canonicalBytes({ ...headers, signType: 'SHA256-RSA' }, body);
  expect(rsa.toString()).toBe(vector('Redemption RSA').string);
  expect(signBytes(rsa, 'SHA256-RSA', secrets)).toBe(vector('Redemption RSA').base64);
  const md5 = canonicalBytes({ ...headers, signType: 'MD5' }, body);
  expect(signBytes(md5, 'MD5', secrets)).toBe(vector('Redemption MD5').hex);
  expect(canonicalBytes({ ...headers, signType: '' }, body).toString()).not.toContain('signType');
});

test('WorldFirst: the key version is the connection’s own, and 2 where it has none', () => {
  const header = (keyVersion: string): string | undefined =>
    request(worldfirst, { ...worldfirstValues, keyVersion }).headers['Signature'];
  expect(header('7')).toMatch(/^algorithm=RSA256, keyVersion=7, signature=[\w%.-]+$/);
  expect(header('')).toMatch(/^algorithm=RSA256, keyVersion=2, signature=/);
});

test('Smilepayz: each account number is asked by itself', () => {
  const accounts = [
    { accountNo: '111', role: 'pay-in' },
    { accountNo: '222', role: 'pay-out' },
  ] as const;
  const connection = connectionTo('smilepayz', { ...smilepayzValues, accounts });
  const inquiries = smilepayz.inquiries(connection);
  const bodies = inquiries.map((inquiry) =>
    Buffer.from(inquiry.sign(signingContext(connection)).body).toString(),
  );
  expect(bodies).toEqual([
    '{"accountNo":"111","balanceTypes":["BALANCE"]}',
    '{"accountNo":"222","balanceTypes":["BALANCE"]}',
  ]);
  expect(new Set(inquiries.map(({ id }) => id)).size).toBe(2);
});

test('times are sent to the second with their offset', () => {
  expect(isoSecondsWithOffset(new Date(1_768_449_600_999))).toBe('2026-01-15T04:00:00+00:00');
});

test('a request carries neither the merchant secret nor the sign key', () => {
  const sent = [
    request(smilepayz, smilepayzValues),
    request(redemption, { ...redemptionValues, signType: 'MD5' }),
  ].map((one) => JSON.stringify(plainRequest(one)));
  for (const text of sent) {
    expect(text).not.toContain('test-merchant-secret');
    expect(text).not.toContain('test-key-0123456789');
  }
});
