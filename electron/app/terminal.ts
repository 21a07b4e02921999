import { app } from 'electron';
import type { CommandLine } from '../cli/command-line.ts';
import { canBeAsked } from '../cli/control-client.ts';
import {
  immediateOutput,
  isAppJob,
  needsHeadlessStart,
  outputOf,
  runningApp,
  startHeadless,
  terminalLanguage,
} from '../cli/jobs.ts';
import { print } from '../cli/print.ts';
import type { Output } from '../cli/protocol.ts';
import { resolveLocale, type Locale } from '../domain/locale.ts';

/** How long another run for a terminal may take, and how often it is looked for, ms. */
const OTHER_RUN_MS = 60_000;
const OTHER_RUN_LOOK_MS = 250;

function terminalLocale(): Locale {
  const terminal = terminalLanguage(process.env);
  return resolveLocale('system', terminal === null ? app.getPreferredSystemLanguages() : [terminal]);
}

/** Says what can be said without starting anything. @returns whether that was all */
export function isSaid(commandLine: CommandLine): boolean {
  const said = immediateOutput(commandLine, terminalLocale(), app.getVersion());
  if (said !== null) endWith(said);
  return said !== null;
}

/** Has a run that needs no display do it, where this one would look for one. @returns whether that was all */
export function isDoneHeadless(): boolean {
  if (!needsHeadlessStart(app.commandLine.hasSwitch('ozone-platform'))) return false;
  app.exit(startHeadless(process.argv));
  return true;
}

/**
 * The running app was told by this start, or is asked for what a terminal wants of it. Another run for a terminal answers
 * nobody, but ends soon.
 * @param start is called where this run is the only one after all
 */
export async function runBeside({ job }: CommandLine, start: () => void): Promise<void> {
  const folder = app.getPath('userData');
  const until = Date.now() + OTHER_RUN_MS;
  while (!(await canBeAsked(folder)) && Date.now() < until) {
    await new Promise((done) => setTimeout(done, OTHER_RUN_LOOK_MS));
    if (app.requestSingleInstanceLock()) return start();
  }
  const locale = terminalLocale();
  if (isAppJob(job)) endWith(await outputOf(job, locale, runningApp(folder, locale)));
  else app.quit();
}

export function endWith(output: Output): void {
  print(output);
  app.exit(output.code);
}
