import { balanceKey, type Balance } from '../domain/balance.ts';
import type { Account } from '../domain/account.ts';
import { accountEntries, type ConnectionConfig } from '../domain/connection.ts';
import type { Locale } from '../domain/locale.ts';
import { amountFromMinor } from '../domain/money.ts';
import type { ConnectionSnapshot, Freshness, Snapshot } from '../domain/snapshot.ts';
import { redemptionMerchant, smilepayzMerchant, worldfirstMerchant } from './cast.ts';
import { habits, HOURS, WEEKEND_SHARE, type Habit } from './habits.ts';
import { mulberry32, seedFor } from './simulator/prng.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SEED = 20_260_302;

/** Readings lie the closer together the newer they are: how long ago a stretch began, and how often it was read. Ms. */
const STRETCHES = [
  { ago: 90 * DAY_MS, every: 6 * HOUR_MS },
  { ago: 35 * DAY_MS, every: 2 * HOUR_MS },
  { ago: 8 * DAY_MS, every: HOUR_MS / 2 },
] as const;

/** When the computer was off. Ms. */
const OFF = [
  { ago: 19.4 * DAY_MS, for: 62 * HOUR_MS },
  { ago: 4.6 * DAY_MS, for: 15 * HOUR_MS },
] as const;

/** One balance at the moment the demo starts, in the smallest unit of its currency. */
interface Opening {
  readonly accountNo: string;
  readonly balanceType: string;
  readonly currency: string;
  readonly minor: string;
  readonly name?: string;
}

/** @param frozen as `smilepayzMerchant` takes it */
function openings(providerId: string, frozen: boolean, locale: Locale): readonly Opening[] {
  if (providerId === 'worldfirst') {
    return worldfirstMerchant('').accounts.flatMap(({ accountNo, currency, balances }) =>
      balances.map(({ balanceType, available }) => ({
        accountNo,
        balanceType,
        currency,
        minor: available,
      })),
    );
  }
  if (providerId === 'smilepayz') {
    return smilepayzMerchant('', '', frozen, locale).accounts.map(
      ({ accountNo, currency, available, name }) => ({
        accountNo,
        balanceType: 'BALANCE',
        currency,
        minor: available,
        ...(name === undefined ? {} : { name }),
      }),
    );
  }
  const { businessId, amount } = redemptionMerchant('');
  return [{ accountNo: businessId, balanceType: 'amount', currency: 'CNY', minor: amount }];
}

/** The moments of which there are readings, oldest first. */
function moments(now: number): readonly number[] {
  const starts = STRETCHES.map(({ ago }) => now - ago);
  return STRETCHES.flatMap(({ every }, n) => {
    const [from = now, to = now] = [starts[n], starts[n + 1]];
    return Array.from({ length: Math.ceil((to - from) / every) }, (_, step) => from + step * every);
  });
}

/** What moves between two moments on an average day of that kind, by the computer's own clock. */
function usual({ daily }: Habit, from: number, to: number): number {
  const date = new Date(from);
  const share = [0, 6].includes(date.getDay()) ? WEEKEND_SHARE : 1;
  const hours = (to - from) / HOUR_MS;
  const parts = Array.from({ length: Math.ceil(hours) }, (_, hour) => {
    const length = Math.min(1, hours - hour);
    return (HOURS[(date.getHours() + hour) % HOURS.length] ?? 0) * length;
  });
  return (daily * share * parts.reduce((sum, part) => sum + part, 0)) / 100;
}

/** What a balance held at each moment, going back from what it holds now. Whole numbers of its smallest unit. */
function course(
  name: string,
  { minor }: Opening,
  habit: Habit,
  at: readonly number[],
  now: number,
): readonly number[] {
  const chance = mulberry32(seedFor(SEED, name));
  const found: number[] = [];
  let held = Number(minor);
  for (let n = at.length - 1; n >= 0; n -= 1) {
    const from = at[n] ?? now;
    const factor = 0.55 + chance.next(900) / 1_000;
    const spent = Math.round(usual(habit, from, at[n + 1] ?? now) * factor);
    held += spent;
    const isPaying = habit.daily > 0;
    if (isPaying && held > habit.limit) held -= habit.lump;
    if (!isPaying && held < habit.limit) held += habit.lump;
    found.unshift(Math.max(0, held));
  }
  return found;
}

/**
 * Invented readings of the demo's connections for the last 90 days, as snapshots, oldest first; the newest leads up to what
 * the simulator holds when it starts.
 * @param now epoch ms
 * @param frozen as `smilepayzMerchant` takes it
 */
export function* demoPast(
  connections: readonly ConnectionConfig[],
  now: number,
  frozen: boolean,
  locale: Locale,
): Generator<Snapshot, void> {
  const at = moments(now);
  const casts = connections.map((config) => ({
    config,
    balances: openings(config.providerId, frozen, locale).flatMap((opening) => {
      const habit = habits[`${opening.accountNo}/${opening.currency}`];
      if (habit === undefined) return [];
      return [{ opening, held: course(opening.accountNo, opening, habit, at, now) }];
    }),
  }));
  for (const [n, moment] of at.entries()) {
    const isOff = OFF.some(({ ago, for: length }) => moment > now - ago && moment < now - ago + length);
    yield {
      at: moment,
      connections: casts.map(({ config, balances }) => {
        const read = balances.map(({ opening, held }) => balanceOf(opening, held[n] ?? 0));
        const accounts = balances.map(({ opening }) => accountOf(config, opening));
        return snapshotOf(config, accounts, read, moment, isOff ? 'stale' : 'live');
      }),
    };
  }
}

function balanceOf({ accountNo, balanceType, currency }: Opening, held: number): Balance {
  return { accountNo, balanceType, currency, available: amountFromMinor(String(held), currency) };
}

function accountOf(config: ConnectionConfig, { accountNo, currency, name }: Opening): Account {
  const role = accountEntries(config, 'accounts').find((entry) => entry.accountNo === accountNo)?.role;
  return {
    accountNo,
    currencies: [currency],
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
  };
}

function snapshotOf(
  { id, label, providerId, environmentId }: ConnectionConfig,
  accounts: readonly Account[],
  balances: readonly Balance[],
  readAt: number,
  freshness: Freshness,
): ConnectionSnapshot {
  return {
    id,
    label,
    providerId,
    environmentId,
    environmentKind: 'demo',
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts,
    balances: balances.map((balance) => ({
      key: balanceKey(balance),
      balance,
      readAt,
      freshness,
      verification: 'verified',
      level: 'fine',
    })),
    refreshing: false,
    nextReason: 'interval',
  };
}
