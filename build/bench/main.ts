// Runs inside Electron: the same network stack, crypto and event loop as the app's.
import { writeFileSync } from 'node:fs';
import { app, net, session } from 'electron';
import { createNetFetch } from '../../electron/transport/net-fetch.ts';
import { backtest } from '../../test/support/forecast/backtest.ts';
import { measureHistory } from './history.ts';
import { measureRefresh, type ProviderSide } from './refresh.ts';
import { seedProfile, type SeedTask } from './seed.ts';

type Task = { readonly resultFile: string } & (
  | { readonly measure: 'refresh'; readonly side: ProviderSide; readonly connections: number; readonly rounds: number }
  | { readonly measure: 'forecast'; readonly merchants: number }
  | { readonly measure: 'history'; readonly balances: number; readonly years: number }
  | { readonly measure: 'seed'; readonly task: SeedTask }
);

async function figures(task: Task): Promise<object> {
  if (task.measure === 'forecast') {
    const { byLead: _, ...total } = backtest(task.merchants);
    return total;
  }
  if (task.measure === 'seed') return seedProfile(task.task);
  if (task.measure === 'history') return measureHistory(task.balances, task.years);
  const bench = session.fromPartition('bench', { cache: false });
  const { side, connections, rounds } = task;
  return measureRefresh(createNetFetch(net, bench), side, connections, rounds);
}

async function run(): Promise<void> {
  const task = JSON.parse(process.argv.at(-1) ?? '') as Task;
  writeFileSync(task.resultFile, JSON.stringify(await figures(task)));
}

app.whenReady().then(run).then(
  () => app.exit(0),
  (error: unknown) => {
    console.error(error);
    app.exit(1);
  },
);
