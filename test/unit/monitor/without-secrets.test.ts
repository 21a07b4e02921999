import { expect, test } from 'vitest';
import type { Problem } from '../../../electron/domain/problem.ts';
import { watched, withoutSecrets } from '../../../electron/monitor/without-secrets.ts';

const SECRET = 'p+q/r s=merchant-secret';

function heard(words: string, code = '98'): Problem {
  const own = watched({
    privateKey: () => {
      throw new Error('not used');
    },
    text: () => SECRET,
    tokens: () => ({ accessToken: 'access-token-1', refreshToken: 'refresh-token-1' }),
  });
  own.secrets.text('merchantSecret');
  own.secrets.tokens('tokens');
  return withoutSecrets({ kind: 'provider-failed', code, providerMessage: words }, own.taken);
}

test.each([
  ['as it is', `stringToSign=2026|${SECRET}|{}`, 'stringToSign=2026|•••|{}'],
  ['URL-encoded', `sign=${encodeURIComponent(SECRET)}&x`, 'sign=•••&x'],
  ['twice', `${SECRET} ${SECRET}`, '••• •••'],
  ['cut off by the length of words', `we got ${SECRET.slice(0, 12)}`, 'we got •••'],
  ['a token', 'token access-token-1 is over, refresh-token-1 too', 'token ••• is over, ••• too'],
])('a secret that a provider repeats %s is not shown', (_, words, shown) => {
  expect(heard(words).providerMessage).toBe(shown);
});

test('nor in a code; other words stay as they are', () => {
  expect(heard('No such merchant.', `X-${SECRET}`)).toEqual({
    kind: 'provider-failed',
    code: 'X-•••',
    providerMessage: 'No such merchant.',
  });
});

test('what was not sent cannot be repeated, and is not looked for', () => {
  const words = `anything ${SECRET}`;
  const problem: Problem = { kind: 'provider-failed', providerMessage: words };
  expect(withoutSecrets(problem, new Set())).toEqual(problem);
});
