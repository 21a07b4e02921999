import { describe, expect, it } from 'vitest';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { Tokens, TokensAnswer } from '../../../electron/providers/provider.ts';
import { HOUR, NOW } from './token-harness.ts';

const now = () => NOW;
const renewedBy =
  (tokens: Tokens) =>
  async (): Promise<TokensAnswer> => ({ ok: true, tokens });

describe('a provider that leaves the refresh token as it was', () => {
  const old: Tokens = {
    accessToken: 'a1',
    accessTokenExpiresAt: NOW,
    refreshToken: 'r',
    refreshTokenExpiresAt: NOW + HOUR,
  };

  it('has not taken it away, nor its end', async () => {
    const renewals = createTokenRenewals();
    const answer = await renewals.renew(old, renewedBy({ accessToken: 'a2' }), now);
    expect(answer).toEqual({
      ok: true,
      tokens: { accessToken: 'a2', refreshToken: 'r', refreshTokenExpiresAt: NOW + HOUR },
    });
  });

  it('can be asked again with it', async () => {
    const renewals = createTokenRenewals();
    await renewals.renew(old, renewedBy({ accessToken: 'a2' }), now);
    const second = renewals.latest(old);
    expect(second).toMatchObject({ accessToken: 'a2' });
    const answer = await renewals.renew(second, renewedBy({ accessToken: 'a3' }), now);
    expect(answer).toMatchObject({ tokens: { accessToken: 'a3' } });
    expect(renewals.latest(old)).toMatchObject({ accessToken: 'a3' });
  });
});

it('takes no end of an old refresh token for that of a new one', async () => {
  const old: Tokens = { refreshToken: 'r1', refreshTokenExpiresAt: NOW + HOUR };
  const next: Tokens = { accessToken: 'a2', refreshToken: 'r2' };
  expect(await createTokenRenewals().renew(old, renewedBy(next), now)).toEqual({
    ok: true,
    tokens: next,
  });
});

describe('an access token with a short life', () => {
  /** Renewed at NOW for one hour. */
  async function renewed(): Promise<ReturnType<typeof createTokenRenewals>> {
    const renewals = createTokenRenewals();
    await renewals.renew({ refreshToken: 'r1' }, renewedBy(hourly), now);
    return renewals;
  }
  const hourly: Tokens = {
    accessToken: 'a2',
    accessTokenExpiresAt: NOW + HOUR,
    refreshToken: 'r2',
  };

  it('is renewed in its last tenth', async () => {
    const renewals = await renewed();
    expect(renewals.isDue(hourly, NOW + 0.89 * HOUR)).toBe(false);
    expect(renewals.isDue(hourly, NOW + 0.9 * HOUR)).toBe(true);
  });

  it('is renewed early where nobody knows how long its life was', () => {
    expect(createTokenRenewals().isDue(hourly, NOW)).toBe(true);
  });
});

it('a provider whose new tokens are as good as over is not asked without end', async () => {
  const renewals = createTokenRenewals();
  const brief: Tokens = {
    accessToken: 'a2',
    accessTokenExpiresAt: NOW + 40 * HOUR,
    refreshToken: 'r2',
    refreshTokenExpiresAt: NOW + 60_000,
  };
  await renewals.renew({ refreshToken: 'r1' }, renewedBy(brief), now);
  expect(renewals.isDue(brief, NOW + 1)).toBe(false);
});

it('what failed may be tried again, and what worked clears what was said of it', async () => {
  const renewals = createTokenRenewals();
  const old: Tokens = { accessToken: 'a1', refreshToken: 'r1' };
  const failure: TokensAnswer = { ok: false, problem: { kind: 'timeout' } };
  expect(await renewals.renew(old, async () => failure, now)).toEqual(failure);
  expect(renewals.problemOf(old)).toEqual({ kind: 'timeout' });
  const next: Tokens = { accessToken: 'a2', refreshToken: 'r2' };
  await renewals.renew(old, renewedBy(next), now);
  expect(renewals.problemOf(old)).toBeUndefined();
  expect(renewals.problemOf(next)).toBeUndefined();
});
