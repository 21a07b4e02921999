// Runs inside Electron: the same network stack, crypto and event loop as the app's.
import { writeFileSync } from 'node:fs';
import { app, session } from 'electron';
import { measureRefresh, type ProviderSide } from './refresh.ts';

interface Task {
  readonly side: ProviderSide;
  readonly connections: number;
  readonly rounds: number;
  readonly resultFile: string;
}

async function run(): Promise<void> {
  const { side, connections, rounds, resultFile } = JSON.parse(process.argv.at(-1) ?? '') as Task;
  const bench = session.fromPartition('bench', { cache: false });
  const figures = await measureRefresh(
    (url, init) => bench.fetch(url, init),
    side,
    connections,
    rounds,
  );
  writeFileSync(resultFile, JSON.stringify(figures));
}

app.whenReady().then(run).then(
  () => app.exit(0),
  (error: unknown) => {
    console.error(error);
    app.exit(1);
  },
);
