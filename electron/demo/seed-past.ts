import type { ConnectionConfig } from '../domain/connection.ts';
import type { Locale } from '../domain/locale.ts';
import type { History } from '../history/history.ts';
import { demoPast } from './past.ts';

export interface SeedOptions {
  readonly history: Pick<History, 'take' | 'lastReadings' | 'erase'>;
  /** The demo's own. */
  readonly connections: readonly ConnectionConfig[];
  /** Epoch ms. */
  readonly now: number;
  readonly frozen: boolean;
  readonly locale: Locale;
}

/** An older past has ended too long ago for the demo to go on from it. */
const OLDEST_MS = 7 * 24 * 3_600_000;

/** After so many snapshots everything else gets its turn. */
const SLICE = 12;

/** Gives the demo a past to look at, unless it has one that leads up to now. */
export async function seedPast({
  history,
  connections,
  now,
  frozen,
  locale,
}: SeedOptions): Promise<void> {
  const last = history.lastReadings();
  const newest = Math.max(...last.map(({ readAt }) => readAt));
  if (newest <= now && newest > now - OLDEST_MS) return;
  // What there is not must not be erased: it would be as soon as it is there.
  for (const id of new Set(last.map(({ connection }) => connection.id))) history.erase(id);
  let count = 0;
  for (const snapshot of demoPast(connections, now, frozen, locale)) {
    history.take(snapshot);
    count += 1;
    if (count % SLICE === 0) await new Promise(setImmediate);
  }
}
