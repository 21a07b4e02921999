import { expect, test } from 'vitest';
import { problemText } from '../../../electron/contract/i18n/problem-text.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { blameClock } from '../../../electron/monitor/clock-skew.ts';

const MINUTE = 60_000;
const refused: Problem = {
  kind: 'signature',
  code: 'INVALID_SIGNATURE',
  advice: { en: 'Check the key.', 'zh-CN': '\u8bf7\u6838\u5bf9\u5bc6\u94a5\u3002' },
};

test.each([
  [12 * MINUTE, 'clock-skew', -12 * MINUTE],
  [-12 * MINUTE, 'clock-skew', 12 * MINUTE],
  [2 * MINUTE - 1, 'signature', undefined],
  [null, 'signature', undefined],
])('a refusal with the provider %s ms ahead is about %s', (offset, kind, skewMs) => {
  const problem = blameClock(refused, offset);
  expect(problem.kind).toBe(kind);
  expect(problem.skewMs).toBe(skewMs);
  expect(problem.code).toBe('INVALID_SIGNATURE');
});

test('a wrong clock is not blamed for what has nothing to do with it', () => {
  const other: Problem = { kind: 'contract', code: 'CONTRACT_CHECK_FAIL' };
  expect(blameClock(other, 30 * MINUTE)).toEqual(other);
});

test('the person is told how far the clock is off, in which direction, and to set it', () => {
  const names = { provider: 'WorldFirst', keychain: 'linux' } as const;
  const behind = problemText('en', blameClock(refused, 12 * MINUTE), names);
  expect(behind.what).toContain('12 minutes behind WorldFirst');
  expect(behind.advice).toContain('set time automatically');
  const ahead = problemText('zh-CN', blameClock(refused, -7 * MINUTE), names);
  expect(ahead.what).toMatch(/\u5feb 7 \u5206\u949f/);
});
