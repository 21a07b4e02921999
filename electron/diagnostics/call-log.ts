import type { CallRecord } from '../domain/call-record.ts';

/** So many of each connection: with 200 of them the log stays small, and a busy one pushes no other out. */
const MOST_PER_CONNECTION = 20;

/** What days are counted by need not be exact, ms. */
const RIGHT_WITHIN_MS = 24 * 60 * 60_000;

/** The last calls to providers, in memory only. */
export interface CallLog {
  add(record: CallRecord): void;
  /** Newest first. */
  all(): readonly CallRecord[];
  of(connectionId: string): readonly CallRecord[];
  /** Whether the last answer that said what time it is agrees with this computer's clock; not while none did. */
  isClockRight(): boolean;
}

export function createCallLog(): CallLog {
  const byConnection = new Map<string, readonly CallRecord[]>();
  let offsetMs = Number.POSITIVE_INFINITY;
  return {
    add(record) {
      offsetMs = record.clockOffsetMs ?? offsetMs;
      const before = byConnection.get(record.connectionId) ?? [];
      byConnection.set(record.connectionId, [record, ...before].slice(0, MOST_PER_CONNECTION));
    },
    all: () => [...byConnection.values()].flat().sort((a, b) => b.at - a.at),
    of: (connectionId) => byConnection.get(connectionId) ?? [],
    isClockRight: () => Math.abs(offsetMs) <= RIGHT_WITHIN_MS,
  };
}
