import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '../../../electron/security/log-file.ts';
import { callLine, incidentLine } from '../../../electron/security/log-lines.ts';

const AT = Date.parse('2026-03-02T06:05:00Z');

describe('the log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the lines in their order, each with its time, for its user alone', async () => {
    const log = openLogFile(folder, () => AT);
    log.write('one');
    log.write('two');
    await log.settled();
    log.write('three');
    await log.settled();
    expect(readFileSync(log.path, 'utf8')).toBe(
      ['one', 'two', 'three'].map((line) => `2026-03-02T06:05:00.000Z ${line}\n`).join(''),
    );
    expect(statSync(log.path).mode & 0o077).toBe(0);
    expect(statSync(path.dirname(log.path)).mode & 0o077).toBe(0);
  });

  it('goes on where the last run ended', async () => {
    for (const line of ['first run', 'second run']) {
      const log = openLogFile(folder, () => AT);
      log.write(line);
      await log.settled();
    }
    expect(readFileSync(path.join(folder, 'logs', 'plimsoll.log'), 'utf8')).toMatch(/first run\n.*second run\n$/);
  });

  it('stays small: one earlier file beside it, and no more', async () => {
    const log = openLogFile(folder, () => AT, 1_000);
    for (let n = 0; n < 200; n += 1) {
      log.write(`line ${n}`);
      await log.settled();
    }
    const files = readdirSync(path.join(folder, 'logs'));
    expect(files.toSorted()).toEqual(['plimsoll.earlier.log', 'plimsoll.log']);
    for (const file of files) expect(statSync(path.join(folder, 'logs', file)).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(log.path, 'utf8')).toMatch(/line 199\n$/);
  });

  it('that cannot be written stops nothing, and is written again once it can', async () => {
    writeFileSync(path.join(folder, 'logs'), 'in the way');
    const log = openLogFile(folder, () => AT);
    log.write('lost');
    await log.settled();
    rmSync(path.join(folder, 'logs'));
    log.write('kept');
    await log.settled();
    expect(readFileSync(log.path, 'utf8')).toMatch(/kept\n$/);
  });
});

describe('a line', () => {
  const call = { connectionId: 'id-canary', path: '/v2.0/inquiry-balance', at: AT, durationMs: 12 };

  it('of a call says how it went', () => {
    expect(callLine({ ...call, status: 200, verification: 'verified' })).toBe(
      'call · /v2.0/inquiry-balance · 12 ms · HTTP 200 · ok · verified',
    );
    expect(callLine({ ...call, problem: 'timeout' })).toBe(
      'call · /v2.0/inquiry-balance · 12 ms · no answer · timeout',
    );
  });

  it('holds no id, and no words of a provider in the place of a code', () => {
    const line = callLine({ ...call, status: 200, problem: 'provider-failed', code: 'Merchant canary\n2026 not known' });
    expect(line).not.toContain('canary');
    expect(line).not.toContain('\n');
    expect(callLine({ ...call, status: 200, problem: 'signature', code: 'INVALID_SIGNATURE' })).toContain('INVALID_SIGNATURE');
  });

  it('of an incident says what it was', () => {
    expect(incidentLine({ kind: 'window-crashed', at: AT, detail: 'oom 133' })).toBe('incident · window-crashed · oom 133');
  });
});
