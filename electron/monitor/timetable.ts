import type { ConnectionConfig } from '../domain/connection.ts';
import type { Environment } from '../domain/descriptor.ts';
import { isLoopback } from '../domain/plain-http.ts';
import { remembering } from '../domain/remembering.ts';
import type { Circumstances } from './circumstances.ts';
import type { Entry } from './entry.ts';
import { createPace, gapFor, spreadFor } from './pace.ts';
import { owed } from './plan.ts';
import { nextRefresh, type NextRefresh } from './policy.ts';

export interface TimetableOptions {
  readonly connections: () => readonly ConnectionConfig[];
  readonly entryOf: (connectionId: string) => Entry;
  readonly environment: (connection: ConnectionConfig) => Environment | undefined;
  readonly uptime: () => number;
  readonly look: () => Circumstances;
  readonly random: () => number;
}

/** When each connection is asked next by itself. */
export interface Timetable {
  /** @param now by the steady clock, ms: whoever asks of hundreds looks at it once */
  nextOf(connection: ConnectionConfig, now: number): NextRefresh;
  /** How long until there is something to ask, ms; Infinity when there is nothing. */
  waitMs(): number;
  /** The connections to be asked now. Each takes its turn with this. */
  takeDue(): readonly ConnectionConfig[];
  /** Looks how the computer is doing. */
  reconsider(): void;
  /** Each of the connections for which this holds is owed a refresh soon. */
  owe(to: (connection: ConnectionConfig) => boolean): void;
}

export function createTimetable(options: TimetableOptions): Timetable {
  const { entryOf, uptime } = options;
  const pace = createPace();
  const isLocal = remembering(isOnThisComputer);
  let circumstances = options.look();

  const enabled = (): readonly ConnectionConfig[] =>
    options.connections().filter((connection) => connection.enabled);

  function nextOf(connection: ConnectionConfig, now: number): NextRefresh {
    const { intervalMs, baseUrl } = connection;
    const limits = options.environment(connection);
    return nextRefresh({
      plan: entryOf(connection.id).plan,
      circumstances,
      now,
      paused: !connection.enabled,
      loopback: isLocal(baseUrl),
      intervalMs,
      floorMs: limits?.pollFloorMs ?? intervalMs,
      manualFloorMs: limits?.manualFloorMs ?? 0,
    });
  }

  /** Those that are not being asked and have a moment for it, the earliest first. */
  function upcoming(
    now: number,
  ): readonly { readonly connection: ConnectionConfig; readonly at: number }[] {
    return enabled()
      .filter(({ id }) => entryOf(id).inFlight === null)
      .flatMap((connection) => {
        const { at } = nextOf(connection, now);
        return at === null ? [] : [{ connection, at }];
      })
      .sort((a, b) => a.at - b.at);
  }

  const due = (now: number) => upcoming(now).filter(({ at }) => at <= now);
  const gap = (): number => gapFor(enabled().length);

  function reconsider(): void {
    const before = circumstances;
    circumstances = options.look();
    if (circumstances.online && !before.online) owe(({ baseUrl }) => !isLocal(baseUrl));
  }

  function owe(to: (connection: ConnectionConfig) => boolean): void {
    const spread = spreadFor(enabled().length);
    const now = uptime();
    for (const connection of enabled().filter(to)) {
      const entry = entryOf(connection.id);
      entry.plan = owed(entry.plan, now + Math.round(options.random() * spread), now);
    }
  }

  return {
    nextOf,
    reconsider,
    owe,
    waitMs() {
      const now = uptime();
      const [first] = upcoming(now);
      if (first === undefined) return Number.POSITIVE_INFINITY;
      return Math.max(0, Math.max(first.at, pace.nextAt(gap())) - now);
    },
    takeDue() {
      // Most of the time the timer only lets ages go on, and nobody has to be bothered.
      if (due(uptime()).length === 0) return [];
      reconsider();
      const gapMs = gap();
      const now = uptime();
      const inTurn = due(now).filter(() => pace.take(now, gapMs));
      return inTurn.map(({ connection }) => connection);
    },
  };
}

function isOnThisComputer(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname);
}
