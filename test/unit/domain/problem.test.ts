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
      'clock-skew',
      'unverified-answer',
      'secret-missing',
      'secret-unusable',
    ],
  ],
  [
    'unknown',
    [
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
