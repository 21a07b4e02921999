import { expect, test } from 'vitest';
import { conditionOf, type Condition, type ProblemKind } from '../../../electron/domain/problem.ts';

test.each<[Condition, ProblemKind[]]>([
  [
    'needs-you',
    [
      'signature',
      'credentials',
      'permission',
      'contract',
      'not-found',
      'unverified-answer',
      'secret-missing',
      'secret-unusable',
    ],
  ],
  [
    'unknown',
    [
      // Blamed by the provider alone.
      'clock-skew',
      'rate-limited',
      'provider-unknown',
      'provider-failed',
      'bad-answer',
      'too-large',
      'http-status',
      'redirect',
      'internal',
    ],
  ],
  ['unreachable', ['timeout', 'unreachable', 'tls']],
  [
    'keychain',
    [
      'keychain-locked',
      'keychain-missing',
      'keychain-denied',
      'keychain-unsupported',
      'keychain-busy',
    ],
  ],
])('%s is the condition after %j', (condition, kinds) => {
  expect(kinds.map((kind) => conditionOf({ kind }))).toEqual(kinds.map(() => condition));
});

test('a clock that is seen to be wrong is for a person, and so is what was given up', () => {
  expect(conditionOf({ kind: 'clock-skew', skewMs: 600_000 })).toBe('needs-you');
  expect(conditionOf({ kind: 'provider-failed', givenUp: true })).toBe('needs-you');
});
