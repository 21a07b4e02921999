import type { HistoryFigures } from '../history.ts';
import type { RefreshFigures } from '../refresh.ts';
import { doInside, type Inside, type SlowProvider } from './inside.ts';
import { inMs, plainRow, type Row } from './row.ts';

export const REFRESH = { connections: 200, hosts: 20, delayMs: 100 } as const;
const HISTORY = { balances: 100, years: 5 } as const;
const FORECAST = { merchants: 200 } as const;

/** A refresh of many connections, beside the least work that it can be done with. */
export async function refreshRows(inside: Inside, provider: SlowProvider, rounds: number): Promise<readonly Row[]> {
  const { connections, delayMs } = REFRESH;
  const figures = await doInside<RefreshFigures>(inside, {
    measure: 'refresh',
    side: { ...provider.side, delayMs },
    connections,
    rounds,
  });
  const cpu = (value: number): string => `${value.toFixed(2)} ms`;
  const ratio = figures.wallMs / figures.idealMs;
  const cpuRatio = figures.cpuPerCallMs / figures.bareCpuPerCallMs;
  return [
    {
      figure: `refresh of ${figures.connections} connections, ${figures.hosts} hosts, ${delayMs} ms answers`,
      measured: inMs(figures.wallMs),
      baseline: `ideal at ${figures.cap} at a time: ${inMs(figures.idealMs)} (bare calls: ${inMs(figures.bareWallMs)})`,
      compared: `${ratio.toFixed(2)} ×`,
      atMost: '1.2 ×',
      within: ratio <= 1.2,
    },
    {
      figure: 'CPU per signed, verified, parsed call',
      measured: cpu(figures.cpuPerCallMs),
      baseline: `${cpu(figures.bareCpuPerCallMs)} (bare sign + the same HTTP + verify + JSON.parse)`,
      compared: `${cpuRatio.toFixed(2)} ×`,
      atMost: '1.3 ×',
      within: cpuRatio <= 1.3,
    },
  ];
}

/** Years of readings. */
export async function historyRows(inside: Inside, quick: boolean): Promise<readonly Row[]> {
  const task = quick ? { ...HISTORY, balances: 10 } : HISTORY;
  const figures = await doInside<HistoryFigures>(inside, { measure: 'history', ...task });
  const of = `${figures.readings} readings of ${task.balances} balances in ${task.years} years`;
  return [
    plainRow('history: one-year chart query', figures.yearQueryMs, of, 20, (ms) => `${ms.toFixed(1)} ms`),
    plainRow('history: to keep one reading', figures.insertMs, of, null, (ms) => `${(1_000 * ms).toFixed(0)} µs`),
    plainRow('history: size of the file', figures.fileBytes, of, null, (bytes) => `${(bytes / 1e6).toFixed(0)} MB`),
  ];
}

interface ForecastFigures {
  readonly asked: number;
  readonly runOuts: number;
  readonly within25Percent: number;
  readonly inRange: number;
}

/** How often the forecast was right, on series of which the end is known. */
export async function forecastRows(inside: Inside): Promise<readonly Row[]> {
  const figures = await doInside<ForecastFigures>(inside, { measure: 'forecast', ...FORECAST });
  const of = `${figures.asked} forecasts of ${figures.runOuts} run-outs`;
  const percent = (count: number): string => `${((100 * count) / figures.asked).toFixed(0)} %`;
  return [
    plainRow('run-outs predicted within ±25 %', figures.within25Percent, of, null, percent),
    plainRow('run-outs within the range given', figures.inRange, of, null, percent),
  ];
}
