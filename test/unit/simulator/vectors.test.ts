import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import {
  formatSignatureHeader,
  md5Matches,
  parseSignatureHeader,
  readPublicKey,
  redemptionString,
  rsaMatches,
  smilepayzString,
  worldFirstString,
} from '../../../electron/demo/simulator/signatures.ts';
import { publicKeyPem } from './harness.ts';

interface Vector {
  name: string;
  string: string;
  base64?: string;
  signKey?: string;
  hex?: string;
}

const file = new URL('../../fixtures/vectors/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
const key = readPublicKey(publicKeyPem);

function vector(name: string): { text: string; base64: string; signKey: string; hex: string } {
  const found = vectors.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no vector ${name}`);
  const { string: text, base64 = '', signKey = '', hex = '' } = found;
  return { text, base64, signKey, hex };
}

const REDEMPTION_HEADERS = {
  businessId: '754ea3e3a699404f9b82e8f881107f19',
  nonce: '24bc2c17-0fef-440e-ba32-385c47c6cfa4',
  timestamp: '1628772138668',
};
const REDEMPTION_BODY = Buffer.from(
  '{"businessId":"754ea3e3a699404f9b82e8f881107f19",' +
    '"merchantId":"eb1bb305ca3940f8adf1d4e964555699"}',
);

test('the WorldFirst string is built as published and verifies', () => {
  const { text, base64 } = vector('WF request');
  const body = Buffer.from('{"currencyList":["USD","EUR"],"balanceTypes":["NORMAL_BALANCE"]}');
  const built = worldFirstString(
    'POST',
    PATHS.worldfirstBalance,
    'TEST_5X00000000000000',
    '2019-05-28T12:12:12+08:00',
    body,
  );
  expect(built.toString()).toBe(text);
  expect(rsaMatches(key, built, base64)).toBe(true);
});

test('the Smilepayz string is built as published and verifies', () => {
  const { text, base64 } = vector('Smilepayz request');
  const body = Buffer.from('{"accountNo":"21220030202403071031","balanceTypes":["BALANCE"]}');
  const built = smilepayzString('2020-12-18T15:06:00-05:00', 'test-merchant-secret', body);
  expect(built.toString()).toBe(text);
  expect(rsaMatches(key, built, base64)).toBe(true);
});

test('the redemption strings are built as published and verify', () => {
  const rsa = vector('Redemption RSA');
  const builtRsa = redemptionString(
    { ...REDEMPTION_HEADERS, signType: 'SHA256-RSA', sign: 'left out' },
    REDEMPTION_BODY,
  );
  expect(builtRsa.toString()).toBe(rsa.text);
  expect(rsaMatches(key, builtRsa, rsa.base64)).toBe(true);

  const md5 = vector('Redemption MD5');
  const builtMd5 = redemptionString({ ...REDEMPTION_HEADERS, signType: 'MD5' }, REDEMPTION_BODY);
  expect(builtMd5.toString()).toBe(md5.text);
  expect(md5Matches(md5.signKey, builtMd5, md5.hex)).toBe(true);
  expect(md5Matches(md5.signKey, builtMd5, md5.hex.toLowerCase())).toBe(false);
  expect(md5Matches('another key', builtMd5, md5.hex)).toBe(false);
});

test('an empty authentication header is left out of the redemption string', () => {
  const built = redemptionString({ ...REDEMPTION_HEADERS, signType: '' }, Buffer.from('{}'));
  expect(built.toString()).toBe(
    'businessId=754ea3e3a699404f9b82e8f881107f19&nonce=24bc2c17-0fef-440e-ba32-385c47c6cfa4' +
      '&timestamp=1628772138668{}',
  );
});

test.each(['WF request', 'Smilepayz request', 'Redemption RSA'])(
  '%s: any flipped byte of the body fails',
  (name) => {
    const { text, base64 } = vector(name);
    const signed = Buffer.from(text);
    for (const at of [signed.length - 1, signed.length - 20, 0]) {
      const flipped = Buffer.from(signed);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(rsaMatches(key, flipped, base64)).toBe(false);
    }
  },
);

test('base64 that is not plain and padded is refused, not repaired', () => {
  const { text, base64 } = vector('WF request');
  const signed = Buffer.from(text);
  for (const other of [base64.replaceAll('=', ''), `${base64}\n`, base64.replaceAll('+', ' ')]) {
    expect(rsaMatches(key, signed, other)).toBe(false);
  }
});

test('the signature header must be percent-encoded', () => {
  const { base64 } = vector('WF request');
  const header = formatSignatureHeader(2, base64);
  expect(parseSignatureHeader(header)).toEqual({ keyVersion: '2', signature: base64 });
  for (const bad of [
    `algorithm=RSA256, keyVersion=2, signature=${base64}`,
    header.replaceAll('%2B', '+'),
    header.replaceAll('%2B', ' '),
    header.replace('RSA256', 'RSA512'),
    header.replace('keyVersion=2, ', ''),
    'algorithm=RSA256, keyVersion=2, signature=%ff',
    '',
  ]) {
    expect(parseSignatureHeader(bad)).toBeNull();
  }
});

test('only an RSA public key of 2048 bits is taken', () => {
  const privatePem = readFileSync(new URL('private.pem', file), 'utf8');
  expect(() => readPublicKey(privatePem)).toThrow('SPKI');
  expect(() => readPublicKey('nonsense')).toThrow('SPKI');
});
