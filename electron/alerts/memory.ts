import type { AlertRecord, Snooze, Transit } from '../domain/alert.ts';
import type { ByBalance } from './by-balance.ts';

/**
 * told: the person knows · pending: to be shown, and nobody knows yet whether it was · failed: it was not, so it is tried
 * again · held: kept back for now.
 */
export type Stage = 'told' | 'pending' | 'failed' | 'held';

/** A state that lasts and was noticed, such as “below the warn line”. */
export interface Raised {
  readonly severity: number;
  readonly stage: Stage;
  /** The record that tells of it. */
  readonly record: number;
  /** When it was last handed over to be shown, epoch ms. */
  readonly triedAt?: number;
}

/** Something that happened once and that nobody was told of yet. */
export interface Waiting {
  readonly stage: Exclude<Stage, 'told'>;
  readonly record: number;
  /** When it happened, epoch ms. */
  readonly at: number;
  readonly triedAt?: number;
}

/** What the last live reading of a balance said, to compare the next one with. Decimal text. */
export interface LastSeen {
  readonly available: string;
  readonly frozen?: string;
}

/**
 * Everything alerts remember between snapshots and restarts. Never changed in place: a part that is the same object
 * as before has nothing new in it.
 */
export interface AlertMemory {
  /** By the condition's id (see finding.ts). */
  readonly raised: Readonly<Record<string, Raised>>;
  /** By the change's id; only the newest of each. */
  readonly waiting: Readonly<Record<string, Waiting>>;
  /** When each was last handed over to be shown, by id, epoch ms; only what is recent. */
  readonly toldAt: Readonly<Record<string, number>>;
  readonly seen: ByBalance<LastSeen>;
  /** Account statuses, the provider's words, by connection id, then account. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** When a connection was first met, epoch ms. */
  readonly metAt: Readonly<Record<string, number>>;
  /** The working day a run-out was last noticed, `YYYY-MM-DD`. */
  readonly runOutDays: ByBalance<string>;
  readonly snoozes: ByBalance<Snooze>;
  readonly transits: ByBalance<Transit>;
  /** Newest first, at most `MAX_RECORDS`. */
  readonly records: readonly AlertRecord[];
  readonly nextId: number;
}

export const MAX_RECORDS = 300;

export const emptyMemory: AlertMemory = {
  raised: {},
  waiting: {},
  toldAt: {},
  seen: {},
  statuses: {},
  metAt: {},
  runOutDays: {},
  snoozes: {},
  transits: {},
  records: [],
  nextId: 1,
};
