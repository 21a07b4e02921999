import { describe, expect, it } from 'vitest';
import { authorizationState, daysLeft, endOfTokens } from '../../../electron/domain/authorization.ts';

const NOW = Date.parse('2026-01-15T04:00:00Z');
const DAY = 24 * 60 * 60_000;

describe('an authorisation', () => {
  it.each([
    [undefined, 'fine'],
    [NOW + 14 * DAY + 1, 'fine'],
    [NOW + 14 * DAY, 'soon'],
    [NOW + 1, 'soon'],
    [NOW, 'over'],
    [NOW - DAY, 'over'],
  ] as const)('that ends at %s is %s', (endsAt, state) => {
    expect(authorizationState(endsAt, NOW)).toBe(state);
  });

  it('ends with what renews it, or with its access token where nothing does', () => {
    const ends = { accessTokenExpiresAt: NOW, refreshTokenExpiresAt: NOW + DAY };
    expect(endOfTokens({ ...ends, renewable: true })).toBe(NOW + DAY);
    expect(endOfTokens({ ...ends, renewable: false })).toBe(NOW);
    expect(endOfTokens({ accessTokenExpiresAt: NOW, renewable: true })).toBeUndefined();
  });

  it('has as many whole days left', () => {
    expect(daysLeft(NOW + 2 * DAY, NOW)).toBe(2);
    expect(daysLeft(NOW + 2 * DAY - 1, NOW)).toBe(1);
    expect(daysLeft(NOW + 1, NOW)).toBe(0);
  });
});
