import type { Account } from '../domain/account.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { travelsUnencrypted } from '../domain/plain-http.ts';
import type { RefreshReason } from '../domain/refresh-reason.ts';
import type {
  BalanceSnapshot,
  ConnectionSnapshot,
  EnvironmentKind,
  Freshness,
} from '../domain/snapshot.ts';
import { levelOf, type Line } from '../domain/threshold.ts';
import type { ConnectionState, Reading } from './connection-state.ts';

/** What the age of the readings goes by. */
export interface AgeInput {
  readonly config: ConnectionConfig;
  /** Refreshes of the timer are never closer than this, whatever the interval, ms. */
  readonly floorMs: number;
  readonly state: ConnectionState;
  /** Epoch ms. */
  readonly now: number;
}

export interface ViewInput extends AgeInput {
  readonly environmentKind: EnvironmentKind;
  readonly lines: Readonly<Record<string, Line>>;
  readonly refreshing: boolean;
  /** Renewed tokens wait in memory for the keychain. */
  readonly tokensUnsaved: boolean;
  /** Epoch ms. */
  readonly nextRefreshAt: number | null;
  readonly nextReason: RefreshReason;
}

/** A reading this many intervals old is no longer live, whatever became of the refreshes since. */
const INTERVALS_UNTIL_STALE = 2.5;

/** Ages are shown in minutes. */
const AGE_TICK_MS = 60_000;
/** A clock that was set, and a sleep that nobody told of, are noticed by then, ms. */
const DAY_TICK_MS = 10 * 60_000;

/**
 * When what is shown of a connection changes by time alone, epoch ms: a reading turns stale, or the age of a stale
 * one has to go on. Of what nobody asks only the day changes, in which it was read. Infinity when nothing does.
 */
export function nextAgeing(input: AgeInput): number {
  const { config, state, now } = input;
  const moments = [...state.readings.values()].map((reading) => {
    if (freshnessOf(reading, input) === 'live') return staleAt(reading.readAt, input);
    return config.enabled ? now + AGE_TICK_MS : Math.min(new Date(now).setHours(24, 0, 0, 0), now + DAY_TICK_MS);
  });
  return Math.min(Number.POSITIVE_INFINITY, ...moments);
}

/** When by time alone something else is to be shown of a connection than at `now`, epoch ms. Infinity when nothing is. */
function changesAt(input: AgeInput): number {
  const turns = [...input.state.readings.values()].flatMap(({ readAt }) => [
    readAt - AGE_TICK_MS,
    staleAt(readAt, input),
  ]);
  return Math.min(Number.POSITIVE_INFINITY, ...turns.filter((turn) => turn > input.now));
}

/** The next refresh moves by less than this from one look to the next, by how two clocks are read, ms. */
const SAME_MOMENT_MS = 500;

/** As `viewConnection`, which gives the same object again for as long as it would only be equal: whoever has seen it knows it at sight. */
export function createViews(): (input: ViewInput) => ConnectionSnapshot {
  const views = new WeakMap<
    ConnectionConfig,
    { readonly input: ViewInput; readonly until: number; readonly view: ConnectionSnapshot }
  >();
  return (input) => {
    const known = views.get(input.config);
    if (known !== undefined && input.now < known.until && isSame(known.input, input)) return known.view;
    const view = viewConnection(input);
    views.set(input.config, { input, until: changesAt(input), view });
    return view;
  };
}

function isSame(before: ViewInput, { now, nextRefreshAt, ...rest }: ViewInput): boolean {
  if (now < before.now) return false;
  const moved =
    nextRefreshAt === null || before.nextRefreshAt === null
      ? nextRefreshAt !== before.nextRefreshAt
      : Math.abs(nextRefreshAt - before.nextRefreshAt) >= SAME_MOMENT_MS;
  if (moved) return false;
  return (Object.keys(rest) as (keyof typeof rest)[]).every((part) => rest[part] === before[part]);
}

function staleAt(readAt: number, { config, floorMs }: AgeInput): number {
  return readAt + Math.max(config.intervalMs, floorMs) * INTERVALS_UNTIL_STALE;
}

/** One connection as tray, window and alerts see it. Pure. */
export function viewConnection(input: ViewInput): ConnectionSnapshot {
  const { config, state, refreshing, nextRefreshAt } = input;
  return {
    id: config.id,
    providerId: config.providerId,
    environmentId: config.environmentId,
    environmentKind: input.environmentKind,
    label: config.label,
    enabled: config.enabled,
    unencrypted: travelsUnencrypted(config.baseUrl),
    condition: config.enabled ? state.condition : 'paused',
    ...(state.problem === undefined ? {} : { problem: state.problem }),
    ...(state.accountsProblem === undefined ? {} : { accountsProblem: state.accountsProblem }),
    ...authorizationOf(input),
    accounts: mergeAccounts(state),
    balances: [...state.readings].map(([key, reading]) => viewReading(key, reading, input)),
    refreshing,
    ...(state.lastAttemptAt === undefined ? {} : { lastAttemptAt: state.lastAttemptAt }),
    ...(state.lastSuccessAt === undefined ? {} : { lastSuccessAt: state.lastSuccessAt }),
    ...(nextRefreshAt === null ? {} : { nextRefreshAt }),
    nextReason: input.nextReason,
  };
}

function authorizationOf({
  state: { authorization },
  tokensUnsaved,
}: ViewInput): Pick<ConnectionSnapshot, 'authorization'> {
  if (authorization === undefined) return {};
  return { authorization: tokensUnsaved ? { ...authorization, unsaved: true } : authorization };
}

function viewReading(key: string, reading: Reading, input: ViewInput): BalanceSnapshot {
  const line = input.lines[key];
  return {
    key,
    balance: reading.balance,
    readAt: reading.readAt,
    freshness: freshnessOf(reading, input),
    verification: reading.verification,
    level: levelOf(reading.balance.available, line),
    ...(line === undefined ? {} : { line }),
  };
}

function freshnessOf(reading: Reading, input: AgeInput): Freshness {
  const { config, state, now } = input;
  if (!reading.returned) return 'not-returned';
  if (!config.enabled || state.failing.has(reading.inquiryId)) return 'stale';
  // Read in what is the future now: the clock was set back, and how old the reading is nobody knows.
  if (reading.readAt - now > AGE_TICK_MS) return 'stale';
  return now >= staleAt(reading.readAt, input) ? 'stale' : 'live';
}

function mergeAccounts(state: ConnectionState): readonly Account[] {
  return [...state.accounts.values()].flat();
}
