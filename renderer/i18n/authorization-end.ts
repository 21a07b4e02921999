import { authorizationState, daysLeft } from '../../electron/domain/authorization.ts';
import type { Words } from './words.ts';

/**
 * What to say of an authorisation that ends soon or has ended; `undefined` while there is nothing to say.
 * @param endsAt epoch ms, as is `now`
 */
export function authorizationEnd(
  { t }: Words,
  endsAt: number | undefined,
  now: number,
): string | undefined {
  const state = authorizationState(endsAt, now);
  if (endsAt === undefined || state === 'fine') return undefined;
  if (state === 'over') return t('authorization.over');
  return t('authorization.soon', { count: daysLeft(endsAt, now) });
}
