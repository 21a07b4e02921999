import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mulberry32 } from '../../../electron/demo/simulator/prng.ts';
import { loadEngine } from '../../../electron/history/database.ts';
import { compareDecimals } from '../../../electron/domain/money.ts';
import { seriesOf } from '../../../electron/history/series.ts';
import { openStore } from '../../../electron/history/store.ts';
import { DAY, MINUTE } from './harness.ts';
import { onlyBalance } from './stores.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-killed-'));
const file = path.join(folder, 'history.db');
const key = Buffer.alloc(32, 11);
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const STEP = 7 * MINUTE;
const FAR = Number.MAX_SAFE_INTEGER;

beforeAll(async () => {
  // The library is native and stays outside of the bundle.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.join(import.meta.dirname, 'writer.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'writer.cjs' } },
    },
    ssr: { noExternal: true, external: ['libsql'] },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes from a number on until it has said that it wrote so many. @returns the last number it said */
async function writeAndKill(first: number, lines: number): Promise<number> {
  const args = [file, key.toString('hex'), String(first), String(BEGIN)];
  const child = spawn(process.execPath, [path.join(folder, 'writer.cjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let last = -1;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    count += 1;
    // What it wrote meanwhile is still read: the pipe outlives it.
    if (count === lines) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return last;
}

test('killed in the middle of writing, again and again, the file opens and lacks nothing', async () => {
  const random = mulberry32(20);
  const engine = await loadEngine();
  let next = 0;
  for (let round = 0; round < 20; round += 1) {
    const last = await writeAndKill(next, 1 + random.next(400));
    const store = openStore(engine.open(file, key));
    const balance = onlyBalance(store);
    const written = Number(balance.values.available);
    // What was said is there; the very next may be.
    expect([last, last + 1]).toContain(written);
    expect(balance.at).toBe(BEGIN + written * STEP);
    const left = store.rows.runs(balance, 0, FAR).map(({ at, values }) => [at, values.available]);
    const first = written - left.length + 1;
    expect(left).toEqual(left.map((_, n) => [BEGIN + (first + n) * STEP, String(first + n)]));
    const { points } = seriesOf(store, balance, BEGIN, balance.at + DAY, 50);
    const lowest = points.map((point) => point.lowest).sort(compareDecimals)[0];
    expect([lowest, points.at(-1)?.last]).toEqual(['0', String(written)]);
    store.database.close();
    next = written + 1;
  }
  expect(next).toBeGreaterThan(1_000);
}, 60_000);
