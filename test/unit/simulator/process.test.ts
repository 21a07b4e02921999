import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createSimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { forkWithNode } from '../../../electron/demo/simulator/fork-with-node.ts';
import { exchange, NOW, smilepayz, smilepayzRequest } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
const bundle = join(folder, 'simulator.cjs');
const options = { seed: 1, mode: 'frozen', fixedNow: NOW, hiccups: false } as const;

beforeAll(async () => {
  await build({ mode: 'simulator', logLevel: 'silent', build: { outDir: folder } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('forked: answers signed requests, and ends after stop', async () => {
  const { port, pid = 0 } = forkWithNode(bundle);
  const client = createSimulatorClient(port);
  await expect(client.register({ merchant: smilepayz })).rejects.toThrow('not been started');
  const { baseUrl, port: tcpPort, publicKeys } = await client.start({ options });
  expect(baseUrl).toBe(`http://127.0.0.1:${tcpPort}`);
  expect(publicKeys.worldfirst).toContain('BEGIN PUBLIC KEY');
  await expect(client.start({ options })).rejects.toThrow('started already');
  await client.register({ merchant: smilepayz });
  const answer = await exchange(baseUrl, smilepayzRequest());
  expect(JSON.parse(answer.body).code).toBe('00');

  const exited = new Promise<string>((resolve) => port.onExit(resolve));
  await client.stop();
  expect(await exited).toBe('exit 0');
  expect(isRunning(pid)).toBe(false);
  await expect(client.requests()).rejects.toThrow('gone');
  await client.stop();
});

test('forked: what waits for an answer is rejected when the process dies', async () => {
  const { port, pid = 0 } = forkWithNode(bundle);
  const client = createSimulatorClient(port);
  await client.start({ options });
  process.kill(pid, 'SIGSTOP');
  const waiting = expect(client.requests()).rejects.toThrow('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await waiting;
});

test('a port that is taken is an error, not a crash', async () => {
  const first = createSimulatorClient(forkWithNode(bundle).port);
  const second = createSimulatorClient(forkWithNode(bundle).port);
  const { port } = await first.start({ options });
  await expect(second.start({ options: { ...options, port } })).rejects.toThrow('EADDRINUSE');
  expect((await second.start({ options })).port).not.toBe(port);
  await Promise.all([first.stop(), second.stop()]);
});

test('forked: ends when its parent is killed', async () => {
  const parentFile = join(folder, 'parent.cjs');
  writeFileSync(
    parentFile,
    `const child = require('node:child_process').fork(${JSON.stringify(bundle)});
     child.on('message', () => process.stdout.write(String(child.pid) + '\\n'));
     child.send({ id: 1, type: 'start', options: ${JSON.stringify(options)} });`,
  );
  const parent = spawn(process.execPath, [parentFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await firstLine(parent));
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
});

test('plain Node: one JSON message per line, quiet about what it cannot read', async () => {
  const child = spawn(process.execPath, [bundle], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.write(`{"secret": hush\n${JSON.stringify({ id: 1, type: 'start', options })}\n`);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    id: 0,
    ok: false,
    error: 'The line is no JSON message.',
  });
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ id: 1, ok: true });
  const exit = once(child, 'exit');
  child.stdin.end();
  expect((await exit)[0]).toBe(0);
  expect(errors).toBe('');
});

test('the bundle stands alone', () => {
  const required = readFileSync(bundle, 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g);
  for (const [, name] of required) expect(name).toMatch(/^node:/);
});

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('it ended without a line');
}
