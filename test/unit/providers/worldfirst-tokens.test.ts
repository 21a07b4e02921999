import { describe, expect, test } from 'vitest';
import { parseStoredTokens, serialiseTokens } from '../../../electron/connections/stored-tokens.ts';
import type { RawAnswer, TokensAnswer } from '../../../electron/providers/provider.ts';
import { answer, connectionTo, fixture, problemOf, readContext } from './harness.ts';
import { CLIENT_ID, exchangeCall, read, signedAnswer, withKey } from './worldfirst-harness.ts';

const PATH = '/amsin/api/v1/oauth/applyToken';

function exchange(given: RawAnswer | string, values = {}): TokensAnswer {
  const call = exchangeCall({ refreshToken: 'RT-1' });
  const connection = connectionTo('worldfirst', { clientId: CLIENT_ID, ...values });
  const raw = typeof given === 'string' ? answer(given) : given;
  return call.read(raw, readContext(call, connection));
}

function tokensOf(result: TokensAnswer) {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.tokens;
}

const success = '"result":{"resultStatus":"S","resultCode":"SUCCESS"}';
const granted = (fields: string): TokensAnswer => exchange(`{${success},${fields}}`);
const all = {
  accessToken: 'AT-2',
  accessTokenExpiresAt: 1_771_041_600_000,
  refreshToken: 'RT-2',
  refreshTokenExpiresAt: 1_784_001_600_000,
};

describe('tokens', () => {
  test.each(['access-token-expire-time', 'expire-time'])('with their ends as %s', (spelling) => {
    expect(tokensOf(exchange(fixture(`worldfirst/apply-token.${spelling}.json`)))).toEqual(all);
  });

  test('with their ends as the sister platforms spell them', () => {
    const ends =
      '"accessTokenExpiryTime":"2026-02-14T04:00:00Z","refreshTokenExpiryTime":"1784001600000"';
    expect(tokensOf(granted(`"accessToken":"AT-2","refreshToken":"RT-2",${ends}`))).toEqual(all);
  });

  test('without a new refresh token name none, so that the one there was goes on', () => {
    const text = fixture('worldfirst/apply-token.no-refresh-token.json');
    const { accessToken, accessTokenExpiresAt } = all;
    expect(tokensOf(exchange(text))).toEqual({ accessToken, accessTokenExpiresAt });
    for (const none of ['null', '""']) {
      const tokens = tokensOf(granted(`"accessToken":"AT-2","refreshToken":${none}`));
      expect(tokens).toEqual({ accessToken });
    }
  });

  test.each(['"soon"', 'null', '2592000', '"2026-02-14T12:00:00"', '"0001-01-01T00:00:00Z"', '{}'])(
    'whose end is %s are kept, and their end is unknown',
    (end) => {
      const tokens = tokensOf(
        granted(`"accessToken":"AT-2","expireTime":${end},"refreshTokenExpireTime":${end}`),
      );
      expect(tokens).toEqual({ accessToken: 'AT-2' });
    },
  );

  test('can be stored as they are', () => {
    const tokens = tokensOf(exchange(fixture('worldfirst/apply-token.expire-time.json')));
    expect(parseStoredTokens(serialiseTokens(tokens))).toEqual(all);
  });
});

test.each([
  ['no access token', '"x":1'],
  ['an empty one', '"accessToken":""'],
  ['a list of them', '"accessToken":["AT-2"]'],
  ['one that would break a header', '"accessToken":"AT\\r\\nX-Evil: 1"'],
  ['a refresh token that is none', '"accessToken":"AT-2","refreshToken":"R T"'],
  ['a refresh token of another type', '"accessToken":"AT-2","refreshToken":{}'],
])('an answer with %s cannot be read', (_, fields) => {
  expect(problemOf(granted(fields))).toMatchObject({ kind: 'bad-answer' });
});

test('tokens from an answer that is not WorldFirst’s are refused', () => {
  const text = fixture('worldfirst/apply-token.expire-time.json');
  expect(tokensOf(exchange(signedAnswer(text, PATH), withKey))).toEqual(all);
  expect(problemOf(exchange(text, withKey))).toEqual({ kind: 'unverified-answer' });
  const elsewhere = exchange(signedAnswer(text), withKey);
  expect(problemOf(elsewhere)).toEqual({ kind: 'unverified-answer' });
});

test('a refused grant says what WorldFirst said', () => {
  const result = '{"result":{"resultStatus":"F","resultCode":"OAUTH_FAIL","resultMessage":"No."}}';
  expect(problemOf(exchange(result))).toMatchObject({
    kind: 'credentials',
    code: 'OAUTH_FAIL',
    providerMessage: 'No.',
  });
});

test('an inquiry refused for an expired token is worth another try with a new one', () => {
  const result = read(answer(fixture('worldfirst/access-token-expired.json')));
  expect(result).toMatchObject({
    ok: false,
    problem: { kind: 'credentials', code: 'ACCESS_TOKEN_EXPIRED' },
    retry: 'with-new-token',
  });
  expect(problemOf(result)).not.toHaveProperty('retry');
});
