import { parseArgs } from 'node:util';
import { isChromiumSwitch } from './chromium-switches.ts';

/** What is done for a terminal: without a window and without a tray icon, and then it is over. */
export type Job =
  | { readonly do: 'help' }
  | { readonly do: 'version' }
  | { readonly do: 'balances'; readonly json: boolean; readonly refresh: boolean }
  /** `file`: `-` for standard input, or output. */
  | { readonly do: 'import' | 'export'; readonly file: string };

/** Why a command line cannot be carried out; the first reason there is. */
export type WrongUsage =
  | { readonly kind: 'unknown-option' | 'unknown-word'; readonly what: string }
  | { readonly kind: 'needs-value' | 'takes-no-value' | 'not-a-moment'; readonly what: string }
  | { readonly kind: 'only-with' | 'not-together'; readonly what: string; readonly other: string };

/** What the app was started with. */
export interface CommandLine {
  readonly demo: boolean;
  /** The demo stands still at this moment, epoch ms. */
  readonly frozenAt: number | null;
  /** The window stays closed at start. */
  readonly hidden: boolean;
  /** Balances go to standard output once every connection was asked. */
  readonly printBalances: boolean;
  /** A picture of the window goes to this file once every connection was asked. */
  readonly screenshot: string | null;
  /** The app ends by itself once the picture is taken. */
  readonly once: boolean;
  /** Present when the app is not to be started at all. */
  readonly job: Job | null;
  readonly wrong: WrongUsage | null;
}

interface Given {
  /** As it was typed, such as `--import`. */
  readonly name: string;
  readonly value: string | undefined;
}

type Values = 'none' | 'needed';

/** Every option, and whether something stands behind it. */
const OPTIONS: Readonly<Record<string, Values>> = {
  '--help': 'none',
  '-h': 'none',
  '--version': 'none',
  '--hidden': 'none',
  '--once': 'none',
  '--refresh': 'none',
  '--json': 'none',
  '--import': 'needed',
  '--export': 'needed',
  '--demo': 'none',
  '--demo-frozen': 'needed',
  '--print-balances': 'none',
  '--screenshot': 'needed',
};

/**
 * The app's own part of the process's arguments.
 * @param argv the program first
 * @param isBare whether the program is Electron itself, which takes the app's folder as its first word
 */
export function ownArguments(argv: readonly string[], isBare: boolean): readonly string[] {
  const args = argv.slice(1);
  return isBare ? args.slice(args.findIndex((arg) => !arg.startsWith('-')) + 1) : args;
}

/** @param args without the program; those of Chromium are passed over */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { given, words } = read(args);
  const has = (name: string): boolean => given.some((option) => option.name === name);
  const valueOf = (name: string): string | null =>
    given.find((option) => option.name === name)?.value ?? null;

  const frozen = valueOf('--demo-frozen');
  const frozenAt = frozen === null ? Number.NaN : Date.parse(frozen);
  const screenshot = valueOf('--screenshot');
  const once = has('--once');
  const job = jobOf(has, valueOf, screenshot !== null);
  const wrong = wrongOption(given, words, job !== null) ?? wrongTogether(given, screenshot !== null);
  return {
    demo: has('--demo') || has('--demo-frozen'),
    frozenAt: Number.isNaN(frozenAt) ? null : frozenAt,
    hidden: has('--hidden') || job !== null,
    printBalances: has('--print-balances'),
    screenshot,
    once,
    job,
    wrong:
      wrong ??
      (frozen !== null && Number.isNaN(frozenAt) ? { kind: 'not-a-moment', what: frozen } : null),
  };
}

type Has = (name: string) => boolean;

function jobOf(
  has: Has,
  valueOf: (name: string) => string | null,
  picture: boolean,
): Job | null {
  if (has('--help') || has('-h')) return { do: 'help' };
  if (has('--version')) return { do: 'version' };
  for (const name of ['import', 'export'] as const) {
    if (has(`--${name}`)) return { do: name, file: valueOf(`--${name}`) ?? '' };
  }
  const asked = (has('--once') && !picture) || has('--refresh');
  return asked ? { do: 'balances', json: has('--json'), refresh: has('--refresh') } : null;
}

/** The options with what stands behind them, and words that belong to none. */
function read(args: readonly string[]): { given: readonly Given[]; words: readonly string[] } {
  // Without a list of options nothing is refused here, and every word is one by itself.
  const { tokens } = parseArgs({
    args: [...args],
    options: {},
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Given[] = [];
  const words: string[] = [];
  let open: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      given.push({ name: token.rawName, value: token.value });
      const takes = OPTIONS[token.rawName] ?? 'none';
      open = takes !== 'none' && token.value === undefined ? token.rawName : undefined;
    } else if (token.kind === 'positional') {
      if (open === undefined) words.push(token.value);
      else given[given.length - 1] = { name: open, value: token.value };
      open = undefined;
    }
  }
  return { given, words };
}

function wrongOption(
  given: readonly Given[],
  words: readonly string[],
  isJob: boolean,
): WrongUsage | null {
  for (const { name, value } of given) {
    const takes = OPTIONS[name];
    if (takes === undefined) {
      if (!isChromiumSwitch(name, isJob)) return { kind: 'unknown-option', what: name };
    } else if (takes === 'none' && value !== undefined) {
      return { kind: 'takes-no-value', what: name };
    } else if (value === '' || (takes === 'needed' && value === undefined)) {
      return { kind: 'needs-value', what: name };
    }
  }
  const [word] = words;
  return word === undefined ? null : { kind: 'unknown-word', what: word };
}

/** Jobs each of which wants the whole run; the demo is set up anew at each start. */
const ALONE: readonly string[] = ['--import', '--export', '--once', '--refresh', '--demo', '--demo-frozen'];

function wrongTogether(given: readonly Given[], picture: boolean): WrongUsage | null {
  const has: Has = (name) => given.some((option) => option.name === name);
  const setup = given.find(({ name }) => name === '--import' || name === '--export');
  const other = given.find((option) => option !== setup && ALONE.includes(option.name));
  if (setup !== undefined && other !== undefined) {
    return { kind: 'not-together', what: setup.name, other: other.name };
  }
  const asked = (has('--once') && !picture) || has('--refresh');
  return has('--json') && !asked ? { kind: 'only-with', what: '--json', other: '--once' } : null;
}
