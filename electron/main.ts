import './security/first.ts';
import { Menu, app } from 'electron';
import { showEarlyTray } from './app/early-tray.ts';
import { spareMemory } from './app/engine-thrift.ts';
import { createStarts } from './app/starts.ts';
import { ownArguments, readCommandLine } from './cli/command-line.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { openKeychain } from './vault/own-keychain.ts';
import { openTrayStand } from './desktop/tray-stand.ts';
import { confineDefaultSession, confineEverything } from './security/confine.ts';

/** The panel reads the menu before the app is loaded, which takes all there is of the processor, ms. */
const AFTER_EARLY_TRAY_MS = 200;

const commandLine = readCommandLine(ownArguments(process.argv, process.defaultApp === true));
const profile = commandLine.demo ? 'demo' : 'user';
// The demo keeps everything apart: its own folder, and its own items in the keychain.
if (profile === 'demo') app.setPath('userData', `${app.getPath('userData')}-demo`);

if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
if (process.platform === 'win32') app.setAppUserModelId('app.plimsoll.desktop');
registerAppScheme();
confineEverything();

const forTerminal = commandLine.job !== null || commandLine.wrong !== null;
if (forTerminal) void runForTerminal();
else if (app.requestSingleInstanceLock()) void start();
else void import('./app/terminal.ts').then(({ runBeside }) => runBeside(commandLine, () => void start()));

async function runForTerminal(): Promise<void> {
  const terminal = await import('./app/terminal.ts');
  if (terminal.isSaid(commandLine) || terminal.isDoneHeadless()) return;
  if (app.requestSingleInstanceLock()) await start();
  else await terminal.runBeside(commandLine, () => void start());
}

/** The tray comes first, as it was left; the app itself is loaded after it. */
async function start(): Promise<void> {
  const starts = createStarts(app);
  const ready = app.whenReady();
  const keychain = openKeychain(profile);
  const stand = openTrayStand(app.getPath('userData'), ready);
  const early = profile === 'user' && !forTerminal && (await showEarlyTray(stand, keychain, ready));
  await ready;
  // Whoever waits for the window waits for nothing else.
  if (early && commandLine.hidden) await new Promise((done) => setTimeout(done, AFTER_EARLY_TRAY_MS));
  // Not before the panel was told of the icon, which both would keep waiting; nothing makes a page before `run`.
  confineDefaultSession();
  spareMemory(true);
  const [{ run }, { endWith }] = await Promise.all([import('./app/run.ts'), import('./app/terminal.ts')]);
  run({ commandLine, profile, keychain, stand, followStarts: starts.follow, endWith });
}
