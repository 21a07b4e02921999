import { spawnSync } from 'node:child_process';
import type { Locale } from '../domain/locale.ts';
import { isTestBuild } from '../diagnostics/build-info.ts';
import { failure } from './balances-output.ts';
import type { CommandLine, Job, WrongUsage } from './command-line.ts';
import { askRunningApp } from './control-client.ts';
import { EXIT } from './exit-code.ts';
import type { Ask, Output } from './protocol.ts';
import { delivered, gatherSetup } from './setup-files.ts';
import { cliWords } from './words.ts';

/** What takes an app to do: the one that runs, or one that is started for it. */
export type AppJob = Exclude<Job, { do: 'help' | 'version' }>;

export function isAppJob(job: Job | null): job is AppJob {
  return job !== null && job.do !== 'help' && job.do !== 'version';
}

/** What can be said without starting anything; `null` where that is nothing. */
export function immediateOutput(
  { job, wrong }: CommandLine,
  locale: Locale,
  version: string,
): Output | null {
  const w = cliWords(locale);
  if (wrong !== null) return failure(w(`wrong.${wrong.kind}`, placesOf(wrong)), EXIT.usage);
  if (job?.do === 'help') return { stdout: `${w('help')}\n`, stderr: '', code: EXIT.fine };
  if (job?.do === 'version') return { stdout: `${versionText(version)}\n`, stderr: '', code: EXIT.fine };
  return null;
}

/** A package made on an Electron without support says what it is. */
const versionText = (version: string): string =>
  `Plimsoll ${version}${isTestBuild(version) ? ' (test build)' : ''}`;

function placesOf(wrong: WrongUsage): Record<string, string> {
  return 'other' in wrong ? { what: wrong.what, other: wrong.other } : { what: wrong.what };
}

/**
 * Does what a terminal asks for. What files and standard input are needed for it, this process reads and writes.
 * @param answer has an app do it
 */
export async function outputOf(
  job: AppJob,
  locale: Locale,
  answer: (ask: Ask) => Promise<Output>,
): Promise<Output> {
  const asked = await askOf(job, locale);
  if (!asked.ok) return asked.output;
  const output = await answer(asked.ask);
  return job.do === 'export' ? delivered(output, job.file, locale) : output;
}

/** @returns what `outputOf` wants: the app that runs does it */
export function runningApp(
  profileFolder: string,
  locale: Locale,
): (ask: Ask) => Promise<Output> {
  return async (ask) => {
    const reply = await askRunningApp(profileFolder, ask);
    if (reply?.from === 'app') return reply.output;
    return failure(cliWords(locale)(reply === null ? 'no-answer' : 'other-version'));
  };
}

async function askOf(
  job: AppJob,
  locale: Locale,
): Promise<
  { readonly ok: true; readonly ask: Ask } | { readonly ok: false; readonly output: Output }
> {
  if (job.do === 'balances') return { ok: true, ask: job };
  if (job.do === 'export') return { ok: true, ask: { do: 'export' } };
  const gathered = await gatherSetup(job.file, locale);
  return gathered.ok ? { ok: true, ask: { do: 'import', source: gathered.source } } : gathered;
}

/**
 * Chromium looks for a display before the app can say that it needs none, and breaks at one that is named but not there, so
 * the app is started once more.
 */
export function needsHeadlessStart(hasPlatformSwitch: boolean): boolean {
  return process.platform === 'linux' && !hasPlatformSwitch;
}

/** @returns what that run ended with */
export function startHeadless(argv: readonly string[]): number {
  const [program = '', ...args] = argv;
  const { status } = spawnSync(program, ['--ozone-platform=headless', '--disable-gpu', ...args], {
    stdio: 'inherit',
  });
  return status ?? EXIT.unavailable;
}

/** What the terminal's own settings say; `null` where they say nothing. */
export function terminalLanguage(env: NodeJS.ProcessEnv): string | null {
  const [first] = [env['LC_ALL'], env['LC_MESSAGES'], env['LANGUAGE'], env['LANG']].filter(
    (value) => value !== undefined && value !== '' && !/^(?:C|POSIX)(?:\.|$)/.test(value),
  );
  return first?.replace(/[.:@].*$/, '').replace('_', '-') ?? null;
}
