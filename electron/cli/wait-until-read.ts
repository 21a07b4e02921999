import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';

/** Lets whoever asks right after the start of the app wait for the first answers of the providers. */
export interface FirstReading {
  /** To be called with each snapshot. */
  take(snapshot: Snapshot): void;
  /** Settles once every connection that is about to be asked was asked, or the time is over. */
  done(now: Snapshot, patienceMs: number): Promise<void>;
}

/** What is asked later than this has a reason to wait, and nobody waits for it here, ms. */
const SOON_MS = 10_000;

export function createFirstReading(): FirstReading {
  const waiting = new Set<(snapshot: Snapshot) => void>();
  return {
    take(snapshot) {
      for (const look of waiting) look(snapshot);
    },
    done(now, patienceMs) {
      if (isRead(now)) return Promise.resolve();
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const look = (snapshot: Snapshot): void => {
          if (isRead(snapshot)) end();
        };
        const timer = setTimeout(end, patienceMs);
        waiting.add(look);
      });
    },
  };
}

function isRead({ at, connections }: Snapshot): boolean {
  const isAwaited = ({ enabled, condition, refreshing, nextRefreshAt }: ConnectionSnapshot) =>
    enabled &&
    condition === 'unread' &&
    (refreshing || (nextRefreshAt !== undefined && nextRefreshAt - at < SOON_MS));
  return !connections.some(isAwaited);
}
