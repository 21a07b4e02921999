import { learn } from '../../../electron/domain/forecast/learn.ts';
import { outlook } from '../../../electron/domain/forecast/outlook.ts';
import { DAY_MS } from '../../../electron/domain/zoned-time.ts';
import { syntheticMerchant, type RunOut, type SyntheticMerchant } from './synthetic-merchant.ts';

/** How long before a run-out it is forecast, in days. */
export const LEAD_DAYS = [1, 2, 3, 5, 7] as const;

/** Off by at most this share of the time that really was left. */
const TOLERANCE = 0.25;

export interface BacktestScore {
  /** Forecasts asked for. */
  readonly asked: number;
  /** Those that gave a date instead of "not enough data" or "no outflow". */
  readonly answered: number;
  /** Those whose likely moment was off by at most a quarter of the time left; unanswered ones are misses. */
  readonly within25Percent: number;
  /** Those whose range held the run-out. */
  readonly inRange: number;
  /** Those that promised more time than there was, by more than a quarter. */
  readonly tooLate: number;
}

export interface BacktestResult extends BacktestScore {
  readonly merchants: number;
  readonly runOuts: number;
  /** `within25Percent / asked`: the share of run-outs predicted within ±25 %. */
  readonly share: number;
  readonly byLead: ReadonlyMap<number, BacktestScore>;
}

const NONE: BacktestScore = { asked: 0, answered: 0, within25Percent: 0, inRange: 0, tooLate: 0 };

function add(a: BacktestScore, b: BacktestScore): BacktestScore {
  return {
    asked: a.asked + b.asked,
    answered: a.answered + b.answered,
    within25Percent: a.within25Percent + b.within25Percent,
    inRange: a.inRange + b.inRange,
    tooLate: a.tooLate + b.tooLate,
  };
}

/**
 * Forecasts one run-out from the last reading at least so many days before it. Nothing is asked when there was
 * a top-up in between (which nobody can foresee), or when the history was shorter than a forecast needs.
 */
function askOnce(merchant: SyntheticMerchant, runOut: RunOut, leadDays: number): BacktestScore {
  const { points, timeZone, currency } = merchant;
  const count = points.findLastIndex(({ at }) => at <= runOut.at - leadDays * DAY_MS) + 1;
  const now = points[count - 1]?.at ?? 0;
  if (now <= runOut.toppedUpAt || now < (points[0]?.at ?? 0) + 14 * DAY_MS) return NONE;
  const habits = learn(points.slice(0, count), now, timeZone);
  const available = { currency, unit: 'major', value: points[count - 1]?.available ?? '' } as const;
  const reach =
    habits.kind === 'habits'
      ? outlook(habits, { at: now, available }, { calendar: {}, daysToCover: 7 }).toZero
      : undefined;
  if (reach === undefined) return { ...NONE, asked: 1 };
  const error = (reach.likely - runOut.at) / (runOut.at - now);
  const isIn = reach.earliest <= runOut.at && runOut.at <= reach.latest;
  return {
    asked: 1,
    answered: 1,
    within25Percent: Math.abs(error) <= TOLERANCE ? 1 : 0,
    inRange: isIn ? 1 : 0,
    tooLate: error > TOLERANCE ? 1 : 0,
  };
}

/**
 * How well run-outs of invented merchants are foretold. Deterministic: the same figures for the same arguments.
 * @param merchants how many merchants; a hundred take some seconds
 * @param seed the first merchant's seed; the others count on from it
 */
export function backtest(merchants: number, seed = 1): BacktestResult {
  const byLead = new Map<number, BacktestScore>(LEAD_DAYS.map((lead) => [lead, NONE]));
  let runOuts = 0;
  for (let index = 0; index < merchants; index += 1) {
    const merchant = syntheticMerchant(seed + index);
    for (const runOut of merchant.runOuts) {
      const scores = LEAD_DAYS.map((lead) => [lead, askOnce(merchant, runOut, lead)] as const);
      if (scores.some(([, { asked }]) => asked > 0)) runOuts += 1;
      for (const [lead, score] of scores) byLead.set(lead, add(byLead.get(lead) ?? NONE, score));
    }
  }
  const total = [...byLead.values()].reduce(add, NONE);
  const share = total.asked === 0 ? 0 : total.within25Percent / total.asked;
  return { ...total, merchants, runOuts, share, byLead };
}
