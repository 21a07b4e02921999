import { describe, expect, it } from 'vitest';
import { ownArguments, readCommandLine } from '../../../electron/cli/command-line.ts';

const nothing = {
  demo: false,
  frozenAt: null,
  hidden: false,
  printBalances: false,
  screenshot: null,
  once: false,
  job: null,
  wrong: null,
};

describe('the command line', () => {
  it('opens the user’s own profile when nothing is said, whatever Chromium is told', () => {
    expect(readCommandLine([])).toEqual(nothing);
    expect(readCommandLine(['--no-sandbox', '--disable-gpu', '--user-data-dir=/tmp/a b'])).toEqual(
      nothing,
    );
  });

  it('takes every option of the demo', () => {
    const args = [
      '--demo-frozen=2026-01-15T12:00:00+08:00',
      '--hidden',
      '--print-balances',
      '--screenshot=/tmp/a=b.png',
      '--once',
    ];
    expect(readCommandLine(args)).toEqual({
      ...nothing,
      demo: true,
      frozenAt: 1_768_449_600_000,
      hidden: true,
      printBalances: true,
      screenshot: '/tmp/a=b.png',
      once: true,
    });
  });

  it.each<[readonly string[], object]>([
    [['--once'], { do: 'balances', json: false, refresh: false }],
    [['--once', '--json'], { do: 'balances', json: true, refresh: false }],
    [['--refresh'], { do: 'balances', json: false, refresh: true }],
    [['--version'], { do: 'version' }],
    [['--help', '--once'], { do: 'help' }],
    [['--import', 'setup.json'], { do: 'import', file: 'setup.json' }],
    [['--import=-'], { do: 'import', file: '-' }],
    [['--export', '-'], { do: 'export', file: '-' }],
  ])('%j is a job for a terminal, without a window', (args, job) => {
    expect(readCommandLine(args)).toMatchObject({ job, hidden: true, wrong: null });
  });

  it('lets pass with a job what a launcher or a package puts before it', () => {
    const before = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--user-data-dir=/tmp/a'];
    expect(readCommandLine([...before, '--once']).wrong).toBeNull();
  });

  it.each<[readonly string[], object]>([
    [['--unknown'], { kind: 'unknown-option', what: '--unknown' }],
    [['--onceover'], { kind: 'unknown-option', what: '--onceover' }],
    [['balances'], { kind: 'unknown-word', what: 'balances' }],
    [['--screenshot'], { kind: 'needs-value', what: '--screenshot' }],
    [['--once=yes'], { kind: 'takes-no-value', what: '--once' }],
    [['--demo-frozen=teatime'], { kind: 'not-a-moment', what: 'teatime' }],
    [['--json'], { kind: 'only-with', what: '--json', other: '--once' }],
    [['--json', '--import', 'a'], { kind: 'only-with', what: '--json', other: '--once' }],
    [['--import'], { kind: 'needs-value', what: '--import' }],
    [['--export='], { kind: 'needs-value', what: '--export' }],
    [['--import', 'a', 'b'], { kind: 'unknown-word', what: 'b' }],
    [['--import', 'a', '--export', 'b'], { kind: 'not-together', what: '--import', other: '--export' }],
    [['--import', 'a', '--import', 'b'], { kind: 'not-together', what: '--import', other: '--import' }],
    [['--once', '--export', 'b'], { kind: 'not-together', what: '--export', other: '--once' }],
    [['--show'], { kind: 'unknown-option', what: '--show' }],
    [['--once', '--no-refresh'], { kind: 'unknown-option', what: '--no-refresh' }],
    [['--debug', '--once'], { kind: 'unknown-option', what: '--debug' }],
    [['--import', 'a', '--force'], { kind: 'unknown-option', what: '--force' }],
    [['--import', 'a', '--disable-alerts'], { kind: 'unknown-option', what: '--disable-alerts' }],
    [['--demo', '--import', 'a'], { kind: 'not-together', what: '--import', other: '--demo' }],
  ])('%j is wrong, and says how', (args, wrong) => {
    expect(readCommandLine(args).wrong).toEqual(wrong);
  });
});

describe('the app’s own arguments', () => {
  it('stand behind the program, or behind the folder that Electron itself is given', () => {
    expect(ownArguments(['/usr/bin/plimsoll', '--hidden'], false)).toEqual(['--hidden']);
    expect(ownArguments(['electron', '--no-sandbox', '/app', '--hidden'], true)).toEqual(['--hidden']);
  });
});
