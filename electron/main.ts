import './security/first.ts';
import { Menu, app } from 'electron';
import { run } from './app/run.ts';
import { canBeAsked } from './cli/control-client.ts';
import {
  immediateOutput,
  isAppJob,
  needsHeadlessStart,
  outputOf,
  print,
  runningApp,
  startHeadless,
  terminalLanguage,
} from './cli/jobs.ts';
import type { Output } from './cli/protocol.ts';
import { ownArguments, readCommandLine } from './cli/command-line.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { resolveLocale } from './domain/locale.ts';
import { confineEverything } from './security/confine.ts';

/** How long another run for a terminal may take, and how often it is looked for, ms. */
const OTHER_RUN_MS = 60_000;
const OTHER_RUN_LOOK_MS = 250;

const commandLine = readCommandLine(ownArguments(process.argv, process.defaultApp === true));
const profile = commandLine.demo ? 'demo' : 'user';
// The demo keeps everything apart: its own folder, and its own items in the keychain.
if (profile === 'demo') app.setPath('userData', `${app.getPath('userData')}-demo`);

if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
if (process.platform === 'win32') app.setAppUserModelId('app.plimsoll.desktop');
registerAppScheme();
confineEverything();

const terminal = terminalLanguage(process.env);
const terminalLocale = resolveLocale(
  'system',
  terminal === null ? app.getPreferredSystemLanguages() : [terminal],
);
const { job } = commandLine;
const said = immediateOutput(commandLine, terminalLocale, app.getVersion());

if (said !== null) endWith(said);
else if (job !== null && needsHeadlessStart(app.commandLine.hasSwitch('ozone-platform'))) {
  app.exit(startHeadless(process.argv));
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => run({ commandLine, profile, endWith }));
} else void runBeside();

/**
 * The running app was told by this start, or is asked for what a terminal wants of it. Another run for a terminal answers
 * nobody, but ends soon.
 */
async function runBeside(): Promise<void> {
  const folder = app.getPath('userData');
  const until = Date.now() + OTHER_RUN_MS;
  while (!(await canBeAsked(folder)) && Date.now() < until) {
    await new Promise((done) => setTimeout(done, OTHER_RUN_LOOK_MS));
    if (!app.requestSingleInstanceLock()) continue;
    await app.whenReady();
    run({ commandLine, profile, endWith });
    return;
  }
  if (isAppJob(job)) endWith(await outputOf(job, terminalLocale, runningApp(folder, terminalLocale)));
  else app.quit();
}

function endWith(output: Output): void {
  print(output);
  app.exit(output.code);
}
