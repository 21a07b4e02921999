import { describe, expect, test } from 'vitest';
import { en } from '../../../electron/contract/i18n/en.ts';
import { problemText } from '../../../electron/contract/i18n/problem-text.ts';
import { LOCALES } from '../../../electron/domain/locale.ts';
import type { ProblemKind } from '../../../electron/domain/problem.ts';

const names = { provider: 'WorldFirst', keychain: 'linux' } as const;
const kinds = Object.keys(en)
  .filter((key) => key.startsWith('problem.'))
  .map((key) => key.slice('problem.'.length) as ProblemKind);

describe.each(LOCALES)('in %s', (locale) => {
  test.each(kinds)('%s says what happened and what to do, with nothing left to fill in', (kind) => {
    const { what, advice } = problemText(locale, { kind, code: 'CODE-1' }, names);
    for (const text of [what, advice]) {
      expect(text.trim().length).toBeGreaterThan(3);
      expect(text).not.toMatch(/[{}]|undefined|problem\.|advice\./);
    }
    if (locale === 'zh-CN') expect(what + advice).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('the code stands in brackets of the language, and without one there are none', () => {
  const problem = { kind: 'provider-failed', code: 'NEW_CODE' } as const;
  expect(problemText('en', problem, names).what).toBe('WorldFirst refused the request (NEW_CODE).');
  expect(problemText('zh-CN', problem, names).what).toContain('\uff08NEW_CODE\uff09');
  expect(problemText('en', { kind: 'provider-failed' }, names).what).toBe(
    'WorldFirst refused the request.',
  );
});

test('the provider’s advice for its code goes before ours', () => {
  const advice = { en: 'Ask Ann.', 'zh-CN': '\u95ee\u5b89\u3002' };
  for (const locale of LOCALES) {
    expect(problemText(locale, { kind: 'signature', advice }, names).advice).toBe(advice[locale]);
  }
});

test('a code full of template signs is shown as it is', () => {
  const code = "{count, plural, one {x}} '<b>";
  expect(problemText('en', { kind: 'provider-failed', code }, names).what).toContain(`(${code})`);
});

test('the keychain has the name it has on this system', () => {
  const what = (keychain: 'macos' | 'windows' | 'linux'): string =>
    problemText('en', { kind: 'keychain-locked' }, { provider: 'X', keychain }).what;
  expect([what('macos'), what('windows'), what('linux')]).toEqual([
    'The keychain is locked.',
    'The Credential Manager is locked.',
    'The keyring is locked.',
  ]);
});
