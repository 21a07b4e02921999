import { randomBytes } from 'node:crypto';

import { formatOffsetTime } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { IssuedTokens, OAuthTerms } from '../protocol.ts';
import { Refusal } from '../wire.ts';
import { illegal, requiredText } from './refusals.ts';

const DAY_MS = 86_400_000;
const UTC_OFFSET_HOURS = 8;

/** One authorisation: the two tokens that are good now, and until when (epoch ms). */
interface Grant {
  access: string;
  accessUntil: number;
  refresh: string;
  refreshUntil: number;
}

/** Issues one client's tokens and knows which of them are still good. */
export class TokenOffice {
  readonly #clock: Clock;
  #terms: OAuthTerms = {};
  /** Code → whether it has been used. */
  readonly #codes = new Map<string, boolean>();
  /** Every token ever issued → the grant it belonged to, which may have moved on since. */
  readonly #byAccess = new Map<string, Grant>();
  readonly #byRefresh = new Map<string, Grant>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes over the terms; codes that were used stay used. */
  setTerms(terms: OAuthTerms): void {
    this.#terms = terms;
    for (const code of terms.authCodes ?? []) {
      if (!this.#codes.has(code)) this.#codes.set(code, false);
    }
  }

  /** @throws Refusal unless the token is good, or none is needed and none was given */
  checkHeader(token: string): void {
    if (token !== '' || this.#terms.required === true) this.check(token);
  }

  /** @throws Refusal when the token was never issued, has been replaced or has expired */
  check(token: string): void {
    const grant = this.#byAccess.get(token);
    if (!grant) throw new Refusal('AUTHORIZATION_NOT_EXIST', 'OAUTH does not exist.');
    if (grant.access !== token || this.#clock.now() >= grant.accessUntil) {
      throw new Refusal('ACCESS_TOKEN_EXPIRED', 'The access token has expired.');
    }
  }

  /**
   * What applyToken answers, without the result envelope. The documents list no code for a bad grant that could
   * be relied on (unverified), so it is the general one.
   * @throws Refusal when the grant is malformed, unknown, used or too old
   */
  apply(body: Record<string, unknown>): object {
    const grantType = requiredText(body, 'grantType');
    if (grantType === 'AUTHORIZATION_CODE') return this.#answer(this.#byCode(body));
    if (grantType === 'REFRESH_TOKEN') return this.#answer(this.#renewed(body));
    throw illegal('grantType');
  }

  issue(): IssuedTokens {
    return this.#describe(this.#fill({ access: '', accessUntil: 0, refresh: '', refreshUntil: 0 }));
  }

  expireAccessTokens(): void {
    // Not "now": with a clock that is set back they must stay expired.
    for (const grant of this.#byAccess.values()) grant.accessUntil = Number.NEGATIVE_INFINITY;
  }

  #byCode(body: Record<string, unknown>): IssuedTokens {
    const code = requiredText(body, 'authCode');
    if (this.#codes.get(code) !== false) throw oauthFail();
    this.#codes.set(code, true);
    return this.issue();
  }

  #renewed(body: Record<string, unknown>): IssuedTokens {
    const token = requiredText(body, 'refreshToken');
    const grant = this.#byRefresh.get(token);
    if (grant?.refresh !== token || this.#clock.now() >= grant.refreshUntil) throw oauthFail();
    return this.#describe(this.#fill(grant));
  }

  /** Puts new tokens in the place of the grant's old ones. */
  #fill(grant: Grant): Grant {
    const { accessTokenLifeMs = 30 * DAY_MS, refreshTokenLifeMs = 180 * DAY_MS } = this.#terms;
    const now = this.#clock.now();
    grant.access = `access-${randomBytes(16).toString('hex')}`;
    grant.accessUntil = now + accessTokenLifeMs;
    grant.refresh = `refresh-${randomBytes(16).toString('hex')}`;
    grant.refreshUntil = now + refreshTokenLifeMs;
    this.#byAccess.set(grant.access, grant);
    this.#byRefresh.set(grant.refresh, grant);
    return grant;
  }

  #describe({ access, accessUntil, refresh, refreshUntil }: Grant): IssuedTokens {
    return {
      accessToken: access,
      accessTokenExpireTime: formatOffsetTime(accessUntil, UTC_OFFSET_HOURS),
      refreshToken: refresh,
      refreshTokenExpireTime: formatOffsetTime(refreshUntil, UTC_OFFSET_HOURS),
    };
  }

  #answer({ accessTokenExpireTime, ...rest }: IssuedTokens): object {
    const { expireTimeName = 'accessTokenExpireTime' } = this.#terms;
    return { [expireTimeName]: accessTokenExpireTime, ...rest };
  }
}

const oauthFail = (): Refusal => new Refusal('OAUTH_FAIL', 'OAuth process failed.');
