import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../electron/cli/command-line.ts';

describe('the command line', () => {
  it('opens the user’s own profile when nothing is said', () => {
    expect(readCommandLine(['/usr/bin/plimsoll', '--no-sandbox', '--unknown=1'])).toEqual({
      demo: false,
      frozenAt: null,
      hidden: false,
      printBalances: false,
      screenshot: null,
      once: false,
    });
  });

  it('takes every option', () => {
    const args = [
      '--demo-frozen=2026-01-15T12:00:00+08:00',
      '--hidden',
      '--print-balances',
      '--screenshot=/tmp/a=b.png',
      '--once',
    ];
    expect(readCommandLine(args)).toEqual({
      demo: true,
      frozenAt: 1_768_449_600_000,
      hidden: true,
      printBalances: true,
      screenshot: '/tmp/a=b.png',
      once: true,
    });
  });

  it('runs a moving demo when the moment cannot be read', () => {
    expect(readCommandLine(['--demo-frozen=teatime'])).toMatchObject({
      demo: true,
      frozenAt: null,
    });
  });

  it('is not fooled by an option that begins alike', () => {
    expect(readCommandLine(['--demonstrate', '--onceover'])).toMatchObject({
      demo: false,
      once: false,
    });
  });
});
