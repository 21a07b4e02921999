import { describe, expect, it } from 'vitest';
import { readToken } from '../../../electron/connections/read-token.ts';

const taken = (text: string) => ({ ok: true, taken: text });
const refused = (refusal: string) => ({ ok: false, refusal });

describe('a token from the clipboard', () => {
  it('loses the space around it, as a line copied whole has', () => {
    expect(readToken('accessToken', ' 2828BMTQ+/=_-.~\r\n')).toEqual(taken('2828BMTQ+/=_-.~'));
  });

  it.each([
    ['two lines', 'one\ntwo', 'token-has-lines'],
    ['a word before it', 'Bearer 2828BMTQ', 'token-has-spaces'],
    ['an answer', '{"accessToken": "2828"}', 'token-is-json'],
    ['an answer over several lines', '{\n  "accessToken": "2828"\n}', 'token-is-json'],
    ['a list', '["2828"]', 'token-is-json'],
    ['a value with its marks', '"2828"', 'token-is-json'],
    ['words in another script', '授权码2828', 'token-not-ascii'],
    ['a character nobody sees', '28\u200B28', 'token-not-ascii'],
    ['a whole file', 'x'.repeat(2_049), 'token-too-long'],
    ['an address', 'https://shop.test/back?accessToken=2828', 'token-is-address'],
  ])('is not %s', (_what, text, refusal) => {
    expect(readToken('accessToken', text)).toEqual(refused(refusal));
  });

  it('may be as long as 2,048 characters', () => {
    expect(readToken('refreshToken', 'x'.repeat(2_048))).toMatchObject({ ok: true });
  });
});

describe('an authorisation code', () => {
  it.each([
    'https://shop.test/back?code=2828&state=1',
    'https://shop.test/back?state=1&authCode=2828',
    'https://shop.test/back?auth_code=2828#top',
  ])('is found in the address one is sent back to: %s', (address) => {
    expect(readToken('authCode', address)).toEqual(taken('2828'));
    expect(readToken('refreshToken', address)).toEqual(refused('token-is-address'));
  });

  it('is not in every address', () => {
    const read = (address: string) => readToken('authCode', address);
    expect(read('https://shop.test/back?code=')).toEqual(refused('token-is-address'));
    expect(read('https://[')).toEqual(refused('token-is-address'));
    expect(read('https://shop.test/?code=a%20b')).toEqual(refused('token-has-spaces'));
  });
});
