import type { Quote } from '../domain/quote.ts';

/** When one request went out and its answer was in, epoch ms by the app's clock. */
export interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The provider's clock minus the app's, ms; `null` when the answer did not say what time it is there. */
  readonly offset: number | null;
}

/**
 * When a quote ends by the app's own clock, epoch ms. The provider's times are moved by the difference of the clocks;
 * where that is unknown, the quote counts as begun when it was asked for. A quote just made cannot outlive its own span
 * from now on, whatever a misleading header says.
 */
export function expiryHere(
  { startsAt, expiresAt }: Pick<Quote, 'startsAt' | 'expiresAt'>,
  { sentAt, receivedAt, offset }: Exchange,
): number {
  const span = expiresAt - startsAt;
  return Math.min(offset === null ? sentAt + span : expiresAt - offset, receivedAt + span);
}
