import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTurn } from '../../../build/bench/harness/in-turn.ts';
import { GROUPS, readOptions } from '../../../build/bench/harness/options.ts';
import { treeOf, treeUse } from '../../../build/bench/harness/process-tree.ts';
import { inMs, plainRow, ratioRow, tableOf } from '../../../build/bench/harness/row.ts';
import { firstScreenBytes } from '../../../build/bench/harness/size-rows.ts';

describe('what is measured', () => {
  it('is everything, or the groups that are named, in their own order', () => {
    expect(readOptions([]).groups).toEqual(GROUPS);
    expect(readOptions(['memory', 'start', '--quick'])).toMatchObject({ groups: ['start', 'memory'], quick: true });
  });

  it('is of another app what any app has', () => {
    expect(readOptions(['--app', '/opt/other', '--app-arg=--hidden'])).toEqual({
      groups: ['start', 'memory', 'idle'],
      quick: false,
      app: '/opt/other',
      appArgs: ['--hidden'],
    });
    expect(() => readOptions(['window', '--app=/opt/other'])).toThrow('There are: start, memory, idle.');
  });

  it('is nothing that there is not', () => {
    expect(() => readOptions(['speed'])).toThrow('no group of figures "speed"');
    expect(() => readOptions(['--fast'])).toThrow();
  });
});

it('measures in turn, and throws the first round away', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(name);
    return order.length;
  };
  expect(await inTurn(2, [work('a'), work('b')])).toEqual([
    [3, 5],
    [4, 6],
  ]);
  expect(order.join('')).toBe('ababab');
});

describe('the table', () => {
  it('says of each figure whether it keeps to its limit', () => {
    const rows = [
      ratioRow('quick', 110, 100, 1.15, inMs, 'bare'),
      ratioRow('slow', 120, 100, 1.15, inMs, 'bare'),
      plainRow('no limit', 3, '', null, inMs),
    ];
    expect(rows.map(({ compared, within }) => [compared, within])).toEqual([
      ['1.10 ×', true],
      ['1.20 ×', false],
      ['–', null],
    ]);
    const lines = tableOf(rows);
    expect(lines[2]).toMatch(/^slow +120 ms +100 ms \(bare\) +1\.20 × +1\.15 × +NO$/);
    expect(new Set(lines.slice(0, 3).map((line) => line.search(/within|yes|NO/))).size).toBe(1);
  });

  it('does not call a figure that could not be measured a good one', () => {
    expect(ratioRow('lost', Number.NaN, 100, 1.15, inMs, 'bare').within).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('what a process tree uses', () => {
  it('is that of all it started', async () => {
    const child = spawn('sh', ['-c', 'sleep 60 & echo started; wait'], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    const pid = child.pid ?? 0;
    try {
      await once(child.stdout, 'data');
      expect(treeOf(pid)).toHaveLength(2);
      const whole = treeUse(pid);
      expect(whole.processes).toBe(2);
      expect(whole.pssBytes).toBeGreaterThan(treeUse(treeOf(pid)[1] ?? 0).pssBytes);
      expect(whole.switches).toBeGreaterThan(0);
    } finally {
      process.kill(-pid, 'SIGKILL');
    }
  });

  it('is nothing for a process that is not there', () => {
    const gone = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
    expect(treeUse(gone)).toMatchObject({ pssBytes: 0, switches: 0, cpuMs: 0 });
  });
});

describe('the JavaScript of the first screen', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-size-'));
    mkdirSync(path.join(folder, 'assets'));
    const text = (name: string) => `/* ${name.repeat(50)} */`;
    writeFileSync(path.join(folder, 'index.html'), '<script type="module" src="./assets/begin.js"></script>');
    writeFileSync(path.join(folder, 'assets', 'begin.js'), `import(\`./a.js\`);${text('begin')}`);
    writeFileSync(path.join(folder, 'assets', 'a.js'), `import"./b.js";import("./later.js");${text('a')}`);
    writeFileSync(path.join(folder, 'assets', 'b.js'), `export{x}from"./a.js";${text('b')}`);
    writeFileSync(path.join(folder, 'assets', 'later.js'), text('later').repeat(9));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is what the page begins with and what that needs, each once, and not what comes later', () => {
    const all = firstScreenBytes(folder);
    rmSync(path.join(folder, 'assets', 'later.js'));
    expect(firstScreenBytes(folder)).toBe(all);
    writeFileSync(path.join(folder, 'assets', 'b.js'), '');
    expect(firstScreenBytes(folder)).toBeLessThan(all);
  });
});
