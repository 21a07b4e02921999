import { BadAnswer, asText, type JsonObject } from '../json.ts';
import type { Call, Grant, Tokens, TokensAnswer } from '../provider.ts';
import { readTime } from '../read-time.ts';
import { readCall, signCall } from '../signing/client-id-call.ts';
import { scheme } from './request.ts';

const PATH = '/amsin/api/v1/oauth/applyToken';

/**
 * Exchanges an authorisation code, or a refresh token, for tokens. It is the client's own call: no merchant is named,
 * and the access token that may just have expired stays out of it.
 * https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/apply_token
 */
export function applyToken(grant: Grant): Call<TokensAnswer> {
  const content =
    'authCode' in grant
      ? { grantType: 'AUTHORIZATION_CODE', authCode: grant.authCode }
      : { grantType: 'REFRESH_TOKEN', refreshToken: grant.refreshToken };
  return {
    sign: (context) => signCall(scheme, { path: PATH, content }, context),
    read: (answer, context) =>
      readCall(scheme, answer, context, (body) => ({ ok: true, tokens: readTokens(body) })),
  };
}

function readTokens(body: JsonObject): Tokens {
  const refreshToken = body['refreshToken'] ?? '';
  return {
    accessToken: readToken(body['accessToken'], 'accessToken'),
    // The documents have the first two spellings, the sister platforms the third.
    ...until('accessTokenExpiresAt', [
      body['accessTokenExpireTime'],
      body['expireTime'],
      body['accessTokenExpiryTime'],
    ]),
    ...(refreshToken === '' ? {} : { refreshToken: readToken(refreshToken, 'refreshToken') }),
    ...until('refreshTokenExpiresAt', [
      body['refreshTokenExpireTime'],
      body['refreshTokenExpiryTime'],
    ]),
  };
}

/** It goes into a header, so anything but visible ASCII would break every later call. */
function readToken(value: unknown, place: string): string {
  const token = asText(value, place);
  if (!/^[\x21-\x7e]+$/.test(token)) throw new BadAnswer(`${place} is no token`);
  return token;
}

/**
 * An end that is missing or cannot be read stays unknown. It is no reason to refuse the tokens: the ones they
 * replace may be worth nothing by now.
 */
function until(
  name: 'accessTokenExpiresAt' | 'refreshTokenExpiresAt',
  spellings: readonly unknown[],
): Tokens {
  const time = spellings.map(readTime).find((read) => read !== null);
  return time === undefined || time === null ? {} : { [name]: time };
}
