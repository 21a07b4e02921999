import { describe, expect, it } from 'vitest';
import { createCrashLimit } from '../../../electron/security/crash-limit.ts';
import { createIncidentLog, describeError } from '../../../electron/security/incident.ts';

describe('what is said of an error', () => {
  it('is its class and where it was thrown, and nothing it says', () => {
    const error = new TypeError('cannot read canary-7f3a of {"key":"canary-7f3a"}\n    at canary-7f3a');
    const said = describeError(error);
    expect(said).toMatch(/^TypeError < .*incident\.test\.ts:\d+:\d+/);
    expect(said).not.toContain('canary');
    expect(said).not.toContain(import.meta.dirname);
  });

  it.each<[unknown, string]>([
    ['canary-7f3a', 'string'],
    [{ secret: 'canary-7f3a' }, 'object'],
    [undefined, 'undefined'],
    [Object.assign(new Error('x'), { name: 'canary 7f3a', stack: 'canary 7f3a' }), 'Error'],
    [Object.assign(new Error('x'), { stack: 'Error: x\n    at canary 7f3a\n    at read (/home/lin/app/main.cjs:10:5)' }), 'Error < read main.cjs:10:5'],
  ])('is no more than that: %#', (thrown, said) => {
    expect(describeError(thrown)).toBe(said);
  });
});

it('incidents are told as they come, and the last of them are kept, newest first', () => {
  let now = 0;
  const told: string[] = [];
  const log = createIncidentLog(
    () => (now += 1),
    ({ detail }) => told.push(detail),
  );
  for (let n = 1; n <= 60; n += 1) log.add('unhandled-error', String(n));
  expect(told).toHaveLength(60);
  expect(log.all()).toHaveLength(50);
  expect(log.all()[0]).toEqual({ kind: 'unhandled-error', at: 60, detail: '60' });
});

it('a window that crashes again and again is left closed, and one that crashes now and then is not', () => {
  let now = 0;
  const mayReopen = createCrashLimit(() => now);
  expect([mayReopen(), mayReopen(), mayReopen(), mayReopen()]).toEqual([true, true, true, false]);
  now += 61_000;
  for (let day = 0; day < 10; day += 1) {
    expect(mayReopen()).toBe(true);
    now += 86_400_000;
  }
});
