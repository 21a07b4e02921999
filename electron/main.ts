import './security/first.ts';
import { Menu, app } from 'electron';
import { run } from './app/run.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import {
  immediateOutput,
  needsHeadlessStart,
  outputOfRunningApp,
  print,
  startHeadless,
  terminalLanguage,
} from './cli/jobs.ts';
import type { Output } from './cli/protocol.ts';
import { ownArguments, readCommandLine } from './cli/command-line.ts';
import { resolveLocale } from './domain/locale.ts';
import { confineEverything } from './security/confine.ts';

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
else if (job !== null && needsHeadlessStart(process.env, app.commandLine.hasSwitch('ozone-platform'))) {
  app.exit(startHeadless(process.argv));
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => run({ commandLine, profile, endWith }));
} else if (job?.do === 'balances') {
  void outputOfRunningApp(app.getPath('userData'), job, terminalLocale).then(endWith);
} else app.quit();

function endWith(output: Output): void {
  print(output);
  app.exit(output.code);
}
