import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf } from '../domain/descriptor.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Lines } from '../domain/threshold.ts';
import type { RefreshOutcome } from '../contract/types.ts';
import type { Provider } from '../providers/provider.ts';
import { applyOutcomes, unreadState, type ConnectionState, type Outcome } from './connection-state.ts';
import { readConnection, type ReadTools, type SecretsResult } from './read-connection.ts';
import { MAX_TIMER_MS, areAccountsDue, broken, isDue } from './refresh-rules.ts';
import { nextRefresh } from './schedule.ts';
import { nextAgeing, viewConnection } from './view.ts';

export interface MonitorOptions extends ReadTools {
  readonly connections: () => readonly ConnectionConfig[];
  readonly lines: () => Lines;
  readonly provider: (id: string) => Provider | undefined;
  /** @param byHand whether a person asked, so that the keychain may ask for a password */
  readonly secrets: (connection: ConnectionConfig, byHand: boolean) => Promise<SecretsResult>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly onSnapshot: (snapshot: Snapshot) => void;
}

export interface Monitor {
  snapshot(): Snapshot;
  /** Starts refreshing: every connection soon, then each on its interval. */
  start(): void;
  stop(): void;
  /** Asks now what may be asked now: one connection, or all that are enabled. Joins a refresh in flight. */
  refresh(connectionId: string | null): Promise<readonly RefreshOutcome[]>;
  /** To be told when connections, lines or the clock changed: shows what is known in their light. */
  publish(): void;
  /**
   * A connection was added, edited or enabled, so it is asked anew.
   * @param forget whether what was known of it may be wrong now and has to go
   */
  askAnew(connectionId: string, forget: boolean): void;
  /** Asks all connections soon, as after wake-up. @param only those for which this holds */
  refreshSoon(only?: (connectionId: string) => boolean): void;
}

interface Entry {
  state: ConnectionState;
  nextAt: number | null;
  inFlight: Promise<RefreshOutcome> | null;
  /** When the last request was sent, by the same clock as the rest; guards the manual floor. */
  lastSentAt: number | null;
}

/** First refreshes after start or wake-up are spread over this time. */
const SPREAD_MS = 2_000;

const BALANCES_ONLY = new Set(['balances'] as const);
const BALANCES_AND_ACCOUNTS = new Set(['balances', 'accounts'] as const);

export function createMonitor(options: MonitorOptions): Monitor {
  const { now } = options;
  const entries = new Map<string, Entry>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let announcing = false;
  let changedSince = false;

  const entryOf = (id: string): Entry => {
    let entry = entries.get(id);
    if (entry === undefined) {
      entry = { state: unreadState, nextAt: null, inFlight: null, lastSentAt: null };
      entries.set(id, entry);
    }
    return entry;
  };

  const environment = (connection: ConnectionConfig) => {
    const descriptor = options.provider(connection.providerId)?.descriptor;
    return descriptor === undefined
      ? undefined
      : environmentOf(descriptor, connection.environmentId);
  };

  function snapshot(): Snapshot {
    const at = now();
    const lines = options.lines();
    return {
      at,
      connections: options.connections().map((config) => {
        const entry = entryOf(config.id);
        return viewConnection({
          config,
          environmentKind: environment(config)?.kind ?? 'production',
          state: entry.state,
          lines: lines[config.id] ?? {},
          refreshing: entry.inFlight !== null,
          nextRefreshAt: config.enabled ? entry.nextAt : null,
          now: at,
        });
      }),
    };
  }

  function publish(): void {
    const ids = new Set(options.connections().map(({ id }) => id));
    for (const id of entries.keys()) if (!ids.has(id)) entries.delete(id);
    try {
      announce();
    } finally {
      // Whatever became of showing it, the watch goes on.
      arm();
    }
  }

  /**
   * Electron runs waiting promises inside some of its own calls, so a refresh can end while its start is still being
   * shown. A later snapshot must not overtake an earlier one: the window would keep the older.
   */
  function announce(): void {
    changedSince = true;
    if (announcing) return;
    announcing = true;
    try {
      while (changedSince) {
        changedSince = false;
        options.onSnapshot(snapshot());
      }
    } finally {
      announcing = false;
    }
  }

  /** One timer for everything: the next refresh, or the moment that what is shown ages. */
  function arm(): void {
    clearTimeout(timer);
    if (!running) return;
    const at = now();
    const moments = options.connections().flatMap((connection) => {
      const { nextAt, state, inFlight } = entryOf(connection.id);
      const ageing = nextAgeing(connection, state, at);
      const due = connection.enabled && inFlight === null && nextAt !== null;
      return due ? [nextAt, ageing] : [ageing];
    });
    const wait = Math.min(MAX_TIMER_MS, ...moments.map((moment) => Math.max(0, moment - at)));
    timer = setTimeout(onTimer, wait);
  }

  function onTimer(): void {
    const at = now();
    for (const connection of options.connections()) {
      const { nextAt, inFlight } = entryOf(connection.id);
      if (connection.enabled && inFlight === null && isDue(nextAt, connection.intervalMs, at)) {
        void run(connection, false);
      }
    }
    publish();
  }

  /** One refresh in flight per connection: whoever asks meanwhile gets the same outcome. */
  function run(connection: ConnectionConfig, byHand: boolean): Promise<RefreshOutcome> {
    const entry = entryOf(connection.id);
    const { id: connectionId } = connection;
    entry.inFlight ??= ask(connection, entry, byHand)
      .catch(() => broken(entry.state))
      .then((outcomes) => settle(connectionId, entry, outcomes))
      .finally(() => {
        entry.inFlight = null;
        publish();
      });
    return entry.inFlight;
  }

  async function ask(
    connection: ConnectionConfig,
    entry: Entry,
    byHand: boolean,
  ): Promise<readonly Outcome[]> {
    const provider = options.provider(connection.providerId);
    if (provider === undefined) return broken(entry.state);
    const accountsDue = byHand || areAccountsDue(entry.state, now());
    const secrets = await options.secrets(connection, byHand);
    if (secrets.ok) entry.lastSentAt = now();
    return readConnection(
      connection,
      provider,
      secrets,
      accountsDue ? BALANCES_AND_ACCOUNTS : BALANCES_ONLY,
      options,
    );
  }

  /** Takes what a refresh brought, and says when the next one is. */
  function settle(
    connectionId: string,
    entry: Entry,
    outcomes: readonly Outcome[],
  ): RefreshOutcome {
    // The interval may have been changed meanwhile, so the connection is looked up as it is now.
    const connection = options.connections().find(({ id }) => id === connectionId);
    // Edited or removed meanwhile: this answer belongs to something that is no more.
    if (connection === undefined || entries.get(connectionId) !== entry) {
      return { connectionId, outcome: 'paused' };
    }
    entry.state = applyOutcomes(entry.state, outcomes, now());
    // One account's trouble must not end the watch over the others.
    const some = outcomes.some(({ kind, result }) => kind === 'balances' && result.ok);
    entry.nextAt = nextRefresh({
      now: now(),
      intervalMs: connection.intervalMs,
      floorMs: environment(connection)?.pollFloorMs ?? connection.intervalMs,
      condition: some ? 'ok' : entry.state.condition,
      failures: entry.state.failures,
      random: options.random(),
    }).at;
    const { problem } = entry.state;
    return problem === undefined
      ? { connectionId, outcome: 'ok' }
      : { connectionId, outcome: 'failed', problem };
  }

  function refreshByHand(connection: ConnectionConfig): Promise<RefreshOutcome> {
    const connectionId = connection.id;
    if (!connection.enabled) return Promise.resolve({ connectionId, outcome: 'paused' });
    const { inFlight, lastSentAt } = entryOf(connectionId);
    const floorMs = environment(connection)?.manualFloorMs ?? 0;
    const since = lastSentAt === null ? floorMs : now() - lastSentAt;
    // A clock set back would otherwise lock the button for as long.
    if (inFlight === null && since >= 0 && since < floorMs) {
      return Promise.resolve({ connectionId, outcome: 'too-soon', waitMs: floorMs - since });
    }
    return run(connection, true);
  }

  function refreshSoon(only: (connectionId: string) => boolean = () => true): void {
    for (const connection of options.connections()) {
      const entry = entryOf(connection.id);
      // What stopped because it needs a person stays stopped.
      if (!connection.enabled || entry.state.condition === 'needs-you') continue;
      if (only(connection.id)) {
        entry.nextAt = now() + Math.round(options.random() * SPREAD_MS);
      }
    }
    publish();
  }

  return {
    snapshot,
    publish,
    refreshSoon,
    start() {
      running = true;
      refreshSoon();
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
    async refresh(connectionId) {
      const wanted = options
        .connections()
        .filter(({ id, enabled }) => (connectionId === null ? enabled : id === connectionId));
      const outcomes = wanted.map(refreshByHand);
      publish();
      return Promise.all(outcomes);
    },
    askAnew(connectionId, forget) {
      const before = entryOf(connectionId);
      // A new entry: an answer still under way belongs to what the connection was before.
      entries.delete(connectionId);
      const entry = entryOf(connectionId);
      // The floor is the provider's, so an edit does not lift it.
      entry.lastSentAt = before.lastSentAt;
      if (!forget) {
        // Accounts are asked anew too, also when what was wrong needed a person: one was here.
        const { accountsProblem: _asked, accountsReadAt: _again, ...state } = before.state;
        entry.state = state;
      }
      const connection = options.connections().find(({ id }) => id === connectionId);
      const floorMs = connection === undefined ? 0 : (environment(connection)?.manualFloorMs ?? 0);
      const since = entry.lastSentAt === null ? floorMs : now() - entry.lastSentAt;
      entry.nextAt = now() + (since >= 0 && since < floorMs ? floorMs - since : 0);
      publish();
    },
  };
}
