import type { ForecastPoint } from '../../../electron/domain/forecast/forecast-types.ts';
import { seededRandom, type Random } from './random.ts';
import { addDays, DAY_MS, HOUR_MS, startOfDay, weekdayOf } from '../../../electron/domain/zoned-time.ts';

/** A payment could not be made because the money was not there. */
export interface RunOut {
  /** Epoch ms. */
  readonly at: number;
  /** The last top-up before it, epoch ms. */
  readonly toppedUpAt: number;
}

export interface SyntheticMerchant {
  readonly timeZone: string;
  readonly currency: string;
  readonly points: readonly ForecastPoint[];
  readonly runOuts: readonly RunOut[];
}

const ZONES = ['Asia/Shanghai', 'America/Lima', 'America/Mexico_City', 'Europe/London'] as const;

/** Monday to Sunday: how a day compares with an average one. */
const RHYTHMS = [
  [1, 1, 1, 1, 1, 1, 1],
  [1.2, 1.2, 1.2, 1.2, 1.2, 0.6, 0.4],
  [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0],
  [0.8, 0.8, 0.9, 1, 1.2, 1.3, 1],
  [0.8, 0.8, 0.8, 0.8, 2.4, 0.7, 0.7],
] as const;

/** In minor units; amounts are whole numbers far below 2^53. */
interface Payment {
  readonly at: number;
  readonly amount: number;
}

interface Habits {
  readonly timeZone: string;
  readonly daily: number;
  readonly rhythm: readonly number[];
  readonly noise: number;
  readonly driftPerDay: number;
  readonly shiftOnDay: number;
  readonly shiftBy: number;
  readonly paymentsADay: number;
  readonly days: number;
  readonly firstDay: string;
  readonly freeze: { readonly from: number; readonly to: number; readonly shown: boolean } | null;
  readonly holds: boolean;
  readonly reading: 'always' | 'office' | 'sparse';
}

const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;
const within = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** Box and Muller's bell curve: mean 0, standard deviation 1. */
function bell(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function habitsOf(random: Random): Habits {
  const days = Math.floor(within(random, 30, 76));
  const timeZone = pick(random, ZONES);
  // Spring and autumn, so that the clocks change in some histories.
  const firstDay = addDays('2025-02-01', Math.floor(random() * 300));
  const frozenFrom = startOfDay(firstDay, timeZone) + within(random, 3, days - 3) * DAY_MS;
  return {
    timeZone,
    days,
    firstDay,
    daily: 10 ** within(random, 5, 9),
    rhythm: pick(random, RHYTHMS),
    noise: within(random, 0.1, 0.35),
    driftPerDay: within(random, -0.006, 0.006),
    shiftOnDay: random() < 0.2 ? within(random, 0, days) : Infinity,
    shiftBy: within(random, 0.7, 1.4),
    paymentsADay: 10 ** within(random, 0.7, 1.9),
    freeze:
      random() < 0.35
        ? {
            from: frozenFrom,
            to: frozenFrom + within(random, 1.5, 6) * DAY_MS,
            shown: random() < 0.5,
          }
        : null,
    holds: random() < 0.3,
    reading: pick(random, ['always', 'always', 'office', 'sparse'] as const),
  };
}

/** Everything the merchant wants to pay, in order. */
function paymentsOf(habits: Habits, random: Random): readonly Payment[] {
  const payments: Payment[] = [];
  let mood = 0;
  for (let day = 0; day < habits.days; day += 1) {
    const date = addDays(habits.firstDay, day);
    const start = startOfDay(date, habits.timeZone);
    mood = 0.3 * mood + Math.sqrt(1 - 0.3 ** 2) * bell(random) * habits.noise;
    const level = habits.daily * (1 + habits.driftPerDay) ** day;
    const shift = day >= habits.shiftOnDay ? habits.shiftBy : 1;
    const freak = random() < 0.01 ? 5 : 1;
    const rhythm = habits.rhythm[weekdayOf(date) - 1] ?? 1;
    const total = level * shift * freak * rhythm * Math.exp(mood);
    const count = Math.max(1, Math.round(habits.paymentsADay * within(random, 0.7, 1.3)));
    const sizes = Array.from({ length: count }, () => Math.exp(0.7 * bell(random)));
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    for (const size of sizes) {
      const amount = Math.round((total * size) / whole);
      // Most in office hours around 14:00, some at any time.
      const hour = random() < 0.2 ? random() * 24 : 14 + 3.5 * bell(random);
      const at = start + Math.min(23.99, Math.max(0, hour)) * HOUR_MS;
      if (amount > 0) payments.push({ at: Math.round(at), amount });
    }
  }
  return payments.sort((a, b) => a.at - b.at);
}

/** What changes the account: available and frozen by so much, at that moment. */
interface Change {
  readonly at: number;
  readonly available: number;
  readonly frozen: number;
}

interface Life {
  readonly changes: readonly Change[];
  readonly runOuts: readonly RunOut[];
}

/**
 * Lets the merchant pay until the money is gone for good, and top up in between as people do. Whether a top-up
 * is forgotten is drawn before anything is spent: run-outs that only came from spending more than ever before
 * would say how foreseeable such days are, not how good a forecast is.
 */
function live(habits: Habits, payments: readonly Payment[], random: Random): Life {
  const end = startOfDay(addDays(habits.firstDay, habits.days), habits.timeZone);
  const lastTopUp = end - within(random, 12, 16) * DAY_MS;
  const changes: Change[] = [];
  const runOuts: RunOut[] = [];
  const pending: Change[] = [];
  let available = 0;
  let recent = habits.daily;
  let toppedUpAt = startOfDay(habits.firstDay, habits.timeZone);
  let topUpAt: number | null = toppedUpAt;
  let isForgotten = false;
  let isOut = false;
  const change = (next: Change): void => {
    available += next.available;
    changes.push(next);
  };
  for (const { at, amount } of payments) {
    pending.sort((a, b) => a.at - b.at);
    while ((pending[0]?.at ?? Infinity) <= at) change(pending.shift() as Change);
    if (topUpAt !== null && topUpAt <= at) {
      change({
        at: topUpAt,
        available: Math.round(recent * within(random, 6, 12)),
        frozen: 0,
      });
      toppedUpAt = topUpAt;
      topUpAt = null;
      isForgotten = random() < 0.3;
      isOut = false;
    }
    const { freeze } = habits;
    if (freeze !== null && at >= freeze.from && at < freeze.to) continue;
    recent += (amount * habits.paymentsADay - recent) / (7 * habits.paymentsADay);
    if (amount > available) {
      if (!isOut) runOuts.push({ at, toppedUpAt });
      isOut = true;
      if (topUpAt === null && at < lastTopUp) topUpAt = at + within(random, 4, 48) * HOUR_MS;
      continue;
    }
    change({ at, available: -amount, frozen: habits.holds ? amount : 0 });
    const isReturned = random() < 0.04;
    if (habits.holds || isReturned) {
      pending.push({
        at: at + Math.round(within(random, 1, 20) * HOUR_MS),
        available: isReturned ? amount : 0,
        frozen: habits.holds ? -amount : 0,
      });
    }
    const isLow = available < recent * 2.5;
    if (isLow && topUpAt === null && at < lastTopUp && !isForgotten) {
      topUpAt = at + within(random, 4, 36) * HOUR_MS;
    }
  }
  return { changes, runOuts };
}

/** When the merchant's computer reads the balance: some are on all the time, some in office hours. */
function readingTimes(habits: Habits, random: Random): readonly number[] {
  const times: number[] = [];
  for (let day = 0; day < habits.days; day += 1) {
    const date = addDays(habits.firstDay, day);
    const start = startOfDay(date, habits.timeZone);
    const end = startOfDay(addDays(date, 1), habits.timeZone);
    const isOff = random() < 0.03;
    if (isOff || (habits.reading === 'office' && weekdayOf(date) > 5)) continue;
    const from = habits.reading === 'office' ? start + 9 * HOUR_MS : start;
    const to = habits.reading === 'office' ? start + 18 * HOUR_MS : end;
    const step = habits.reading === 'sparse' ? 4 * HOUR_MS : HOUR_MS / 2;
    for (let at = from; at < to; at += step * within(random, 0.8, 1.2)) times.push(Math.round(at));
  }
  return times;
}

/** Minor units as decimal text with two places. */
function decimalText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** One invented merchant; the same for the same seed. */
export function syntheticMerchant(seed: number): SyntheticMerchant {
  const random = seededRandom(seed);
  const habits = habitsOf(random);
  const { changes, runOuts } = live(habits, paymentsOf(habits, random), random);
  const ordered = changes.toSorted((a, b) => a.at - b.at);
  let next = 0;
  let available = 0;
  let frozen = 0;
  const points = readingTimes(habits, random).map((at): ForecastPoint => {
    for (; (ordered[next]?.at ?? Infinity) <= at; next += 1) {
      available += ordered[next]?.available ?? 0;
      frozen += ordered[next]?.frozen ?? 0;
    }
    const { freeze } = habits;
    const allFrozen = freeze !== null && freeze.shown && at >= freeze.from && at < freeze.to;
    return {
      at,
      available: decimalText(allFrozen ? 0 : available),
      frozen: decimalText(allFrozen ? available + frozen : frozen),
    };
  });
  return { timeZone: habits.timeZone, currency: 'USD', points, runOuts };
}
