import type { DeliveryFailure } from './robot.ts';

/** What may be shown of the deliveries to one robot. Holds nothing of its address, its secret or the messages. */
export interface OutboxStatus {
  readonly waiting: number;
  /** Messages of this run that nobody will read: given up, or pushed out of a full queue. */
  readonly lost: number;
  /** Epoch ms. */
  readonly lastDeliveredAt?: number;
  /** The last failure, also after later messages got through: compare `at` with `lastDeliveredAt`. */
  readonly lastProblem?: DeliveryProblem;
  /** When the next attempt is, epoch ms; absent while one is under way or nothing waits. */
  readonly nextAttemptAt?: number;
}

export interface DeliveryProblem {
  /** Epoch ms. */
  readonly at: number;
  readonly failure: DeliveryFailure;
  /** The messages it hit will not be tried again. */
  readonly givenUp: boolean;
}
