import type { Authorization } from '../domain/authorization.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf } from '../domain/descriptor.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Lines } from '../domain/threshold.ts';
import type { RefreshOutcome } from '../contract/types.ts';
import type { Provider } from '../providers/provider.ts';
import { createAnnouncer } from './announcer.ts';
import { inOwnTurn } from './own-turn.ts';
import { openCalls } from './authorised-call.ts';
import type { Circumstances } from './circumstances.ts';
import { applyOutcomes, type ConnectionState, type Outcome } from './connection-state.ts';
import { newEntry, type Entry } from './entry.ts';
import { afterRefresh, begun, changed } from './plan.ts';
import { askInquiries, type ReadTools, type SecretsResult } from './read-connection.ts';
import { MAX_TIMER_MS, areAccountsDue, broken } from './refresh-rules.ts';
import { restoredState, type EarlierReading } from './restore.ts';
import { NotSent } from './send-call.ts';
import { createTimetable } from './timetable.ts';
import { createViews, nextAgeing, viewConnection } from './view.ts';

export interface MonitorOptions extends ReadTools {
  readonly connections: () => readonly ConnectionConfig[];
  readonly lines: () => Lines;
  readonly provider: (id: string) => Provider | undefined;
  /** @param byHand whether a person asked, so that the keychain may ask for a password */
  readonly secrets: (connection: ConnectionConfig, byHand: boolean) => Promise<SecretsResult>;
  /** Whether renewed tokens of the connection wait in memory for the keychain. */
  readonly tokensUnsaved: (connectionId: string) => boolean;
  /** A steady clock that sleep does not stop and nobody can set, ms. */
  readonly uptime: () => number;
  /** Looked at before anything is asked by the timer: the system does not tell of every change. */
  readonly look: () => Circumstances;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** What was known of a connection no longer counts: it leads elsewhere. */
  readonly onForget?: (connectionId: string) => void;
}

export interface Monitor {
  snapshot(): Snapshot;
  /** Whether so many are being asked just now that little else should be done meanwhile. */
  isCrowded(): boolean;
  /** Starts refreshing: every connection soon, then each as `nextRefresh` says. */
  start(): void;
  stop(): void;
  /** Shows what was read in an earlier session, as stale, wherever nothing was read in this one. */
  restore(earlier: readonly EarlierReading[]): void;
  /** What a session that restored this would begin with. */
  atStart(earlier: readonly EarlierReading[]): Snapshot;
  /** Asks now what may be asked now: one connection, or all that are enabled. Joins a refresh in flight. */
  refresh(connectionId: string | null): Promise<readonly RefreshOutcome[]>;
  /** To be told when connections, lines or the clock changed: shows what is known in their light. */
  publish(): void;
  /**
   * A connection was added, edited or enabled, so it is asked anew.
   * @param forget whether what was known of it may be wrong now and has to go
   */
  askAnew(connectionId: string, forget: boolean): void;
  /** To be told when what the computer or the window is doing may have changed. */
  reconsider(): void;
  /** Asks all connections soon and spread out, as after wake-up. @param only those for which this holds */
  refreshSoon(only?: (connectionId: string) => boolean): void;
}

/** What a refresh brought. */
interface Asked {
  readonly outcomes: readonly Outcome[];
  /** As `applyOutcomes` takes it. */
  readonly authorization?: Authorization | null;
  /** Something was not sent any more, so that the rest says nothing. */
  readonly cutShort?: boolean;
}

/** A clock that moved this far against the steady one was set, ms; providers put up with more than that. */
const CLOCK_SET_MS = 60_000;

/** With so many connections asked at once, reading their answers takes all the time there is. */
const CROWD = 8;
/** Longer than this it is waiting alone, ms: for servers that do not answer. */
const CROWD_MS = 5_000;

const NO_LINES = {};

const BALANCES_ONLY = new Set(['balances'] as const);
const BALANCES_AND_ACCOUNTS = new Set(['balances', 'accounts'] as const);

export function createMonitor(options: MonitorOptions): Monitor {
  const { now, uptime } = options;
  const entries = new Map<string, Entry>();
  const announcer = createAnnouncer(show, uptime);
  /** Takes back what the newest refresh by hand has still to show. */
  let unpublish: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  /** How far the clock is ahead of the steady one, as long as nobody sets it, ms. */
  let clockAhead = now() - uptime();
  /** How many connections are being asked. */
  let underWay = 0;
  /** By the steady clock, ms. */
  let crowdedAt = Number.NEGATIVE_INFINITY;

  const entryOf = (id: string): Entry => {
    let entry = entries.get(id);
    if (entry === undefined) {
      entry = newEntry();
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

  const timetable = createTimetable({ ...options, entryOf, environment });

  const remembered = createViews();

  /**
   * @param stateOf what is known of a connection; whatever else of it is shown is as it is now
   * @param viewOf makes what is shown of it
   */
  function view(
    stateOf: (config: ConnectionConfig, entry: Entry) => ConnectionState,
    viewOf: typeof viewConnection,
  ): Snapshot {
    const at = now();
    const steady = uptime();
    const lines = options.lines();
    return {
      at,
      connections: options.connections().map((config) => {
        const entry = entryOf(config.id);
        const next = timetable.nextOf(config, steady);
        return viewOf({
          config,
          environmentKind: environment(config)?.kind ?? 'production',
          floorMs: environment(config)?.pollFloorMs ?? 0,
          state: stateOf(config, entry),
          lines: lines[config.id] ?? NO_LINES,
          refreshing: entry.inFlight !== null,
          tokensUnsaved: options.tokensUnsaved(config.id),
          nextRefreshAt: running && next.at !== null ? at + Math.max(0, next.at - steady) : null,
          nextReason: next.reason,
          now: at,
        });
      }),
    };
  }

  const snapshot = (): Snapshot => view((_config, { state }) => state, remembered);

  function restored(
    state: ConnectionState,
    connection: ConnectionConfig,
    earlier: readonly EarlierReading[],
  ): ConnectionState {
    const inquiries = options.provider(connection.providerId)?.inquiries(connection) ?? [];
    return restoredState(state, connection, inquiries, earlier);
  }

  function publish(): void {
    const ids = new Set(options.connections().map(({ id }) => id));
    for (const id of entries.keys()) if (!ids.has(id)) entries.delete(id);
    announcer.now();
  }

  function show(): void {
    try {
      options.onSnapshot(snapshot());
    } finally {
      // Whatever became of showing it, the watch goes on.
      arm();
    }
  }

  /** One timer for everything: the next refresh, or the moment that what is shown ages. */
  function arm(): void {
    clearTimeout(timer);
    if (!running) return;
    const at = now();
    const ageing = options.connections().map((config) => {
      const floorMs = environment(config)?.pollFloorMs ?? 0;
      return nextAgeing({ config, floorMs, state: entryOf(config.id).state, now: at }) - at;
    });
    const wait = Math.max(0, Math.min(MAX_TIMER_MS, timetable.waitMs(), ...ageing));
    timer = setTimeout(onTimer, Math.ceil(wait));
  }

  /** Whoever was refused because of the clock needed a person, and a person set it. */
  function lookAtClock(): void {
    const moved = now() - uptime() - clockAhead;
    if (Math.abs(moved) < CLOCK_SET_MS) return;
    clockAhead += moved;
    // By the new clock every reading is of another age, and the next one says what is true.
    timetable.owe(({ id }) => entryOf(id).plan.condition === 'ok');
    for (const entry of entries.values()) {
      if (entry.state.problem?.kind !== 'clock-skew') continue;
      entry.plan = changed(entry.plan, uptime(), false);
    }
  }

  function onTimer(): void {
    lookAtClock();
    for (const connection of timetable.takeDue()) void run(connection, false);
    publish();
  }

  /** One refresh in flight per connection: whoever asks meanwhile gets the same outcome. */
  function run(connection: ConnectionConfig, byHand: boolean): Promise<RefreshOutcome> {
    const entry = entryOf(connection.id);
    const { id: connectionId } = connection;
    if (entry.inFlight !== null) return entry.inFlight;
    entry.plan = begun(entry.plan);
    underWay += 1;
    if (underWay === CROWD) crowdedAt = uptime();
    entry.inFlight = ask(connection, entry, byHand)
      .catch(() => ({ outcomes: broken(entry.state) }))
      .then((asked) => settle(connectionId, entry, asked))
      .finally(() => {
        entry.inFlight = null;
        underWay -= 1;
        if (underWay < CROWD) crowdedAt = Number.NEGATIVE_INFINITY;
        announcer.soon();
      });
    return entry.inFlight;
  }

  async function ask(
    connection: ConnectionConfig,
    entry: Entry,
    byHand: boolean,
  ): Promise<Asked> {
    const provider = options.provider(connection.providerId);
    if (provider === undefined) return { outcomes: broken(entry.state) };
    const accountsDue = byHand || areAccountsDue(entry.state, now());
    const secrets = await options.secrets(connection, byHand);
    let cutShort = false;
    const post: ReadTools['post'] = async (baseUrl, request) => {
      // It may have had to wait for its turn, and nobody wants it any more.
      cutShort ||= !isWanted(connection.id, entry);
      if (cutShort) throw new NotSent();
      entry.plan = { ...entry.plan, lastSentAt: uptime() };
      return options.post(baseUrl, request);
    };
    const calls = openCalls(connection, provider, secrets, { ...options, post });
    const kinds = accountsDue ? BALANCES_AND_ACCOUNTS : BALANCES_ONLY;
    const outcomes = await askInquiries(calls, provider.inquiries(connection), kinds);
    const authorization = calls.authorization();
    return { outcomes, cutShort, ...(authorization === undefined ? {} : { authorization }) };
  }

  /** Whether it is still there, as it was when the refresh began, and not switched off. */
  function isWanted(connectionId: string, entry: Entry): boolean {
    const connection = options.connections().find(({ id }) => id === connectionId);
    return connection?.enabled === true && entries.get(connectionId) === entry;
  }

  /** Takes what a refresh brought; the next one goes by it. */
  function settle(
    connectionId: string,
    entry: Entry,
    { outcomes, authorization, cutShort = false }: Asked,
  ): RefreshOutcome {
    const isThere = options.connections().some(({ id }) => id === connectionId);
    // Edited or removed meanwhile: this answer belongs to something that is no more.
    if (cutShort || !isThere || entries.get(connectionId) !== entry) {
      return { connectionId, outcome: 'paused' };
    }
    entry.state = applyOutcomes(entry.state, outcomes, now(), authorization);
    const { state, plan } = entry;
    entry.plan = afterRefresh(plan, outcomes, state, uptime(), options.random());
    const { problem } = entry.state;
    return problem === undefined
      ? { connectionId, outcome: 'ok' }
      : { connectionId, outcome: 'failed', problem };
  }

  function refreshByHand(connection: ConnectionConfig): Promise<RefreshOutcome> {
    const connectionId = connection.id;
    if (!connection.enabled) return Promise.resolve({ connectionId, outcome: 'paused' });
    const { inFlight, plan } = entryOf(connectionId);
    if (inFlight !== null) return inFlight;
    const floorMs = environment(connection)?.manualFloorMs ?? 0;
    const tooSoonMs = (plan.lastSentAt ?? Number.NEGATIVE_INFINITY) + floorMs - uptime();
    if (tooSoonMs > 0) {
      return Promise.resolve({ connectionId, outcome: 'too-soon', waitMs: tooSoonMs });
    }
    // Asking all the same would make a limit last longer; a server that is down may well be up again.
    const heldOffMs = plan.heldOff?.limited === true ? plan.heldOff.until - uptime() : 0;
    if (heldOffMs > 0) {
      return Promise.resolve({ connectionId, outcome: 'held-off', waitMs: heldOffMs });
    }
    return run(connection, true);
  }

  function refreshSoon(only: (connectionId: string) => boolean = () => true): void {
    timetable.reconsider();
    timetable.owe(({ id }) => only(id));
    publish();
  }

  return {
    snapshot,
    isCrowded: () => uptime() - crowdedAt < CROWD_MS,
    publish,
    refreshSoon,
    reconsider() {
      lookAtClock();
      timetable.reconsider();
      publish();
    },
    start() {
      running = true;
      refreshSoon();
    },
    stop() {
      running = false;
      clearTimeout(timer);
      unpublish?.();
      announcer.stop();
    },
    restore(earlier) {
      for (const connection of options.connections()) {
        const entry = entryOf(connection.id);
        entry.state = restored(entry.state, connection, earlier);
      }
      publish();
    },
    atStart: (earlier) =>
      view((config) => restored(newEntry().state, config, earlier), viewConnection),
    async refresh(connectionId) {
      const wanted = options
        .connections()
        .filter(({ id, enabled }) => (connectionId === null ? enabled : id === connectionId));
      const asked = wanted.map(refreshByHand);
      // Not in this turn, which signs the first of them.
      unpublish = inOwnTurn(publish, 0);
      const outcomes = await Promise.all(asked);
      // Whoever asked looks at the figures next.
      announcer.flush();
      return outcomes;
    },
    askAnew(connectionId, forget) {
      const before = entryOf(connectionId);
      // A new entry: an answer still under way belongs to what the connection was before.
      entries.delete(connectionId);
      const entry = entryOf(connectionId);
      entry.plan = changed(before.plan, uptime(), forget);
      if (forget) options.onForget?.(connectionId);
      else {
        // Accounts are asked anew too, also when what was wrong needed a person: one was here.
        const { accountsProblem: _asked, accountsReadAt: _again, ...state } = before.state;
        entry.state = { ...state, accountsFailures: 0 };
      }
      publish();
    },
  };
}
