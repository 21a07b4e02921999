import { existsSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isWithoutDisplay, setUp } from '../setup.mjs';
import { onInterrupt } from '../support/interrupt.mjs';
import { root } from '../support/paths.mjs';
import { say } from '../support/terminal.mjs';
import { startDesktop } from '../virtual-desktop.mjs';
import { launch } from './launch.mjs';

/**
 * Runs the app with the demo profile; without a display in a virtual desktop, where the terminal
 * and a screenshot show what a screen would.
 *
 * @type {import('../run.mjs').Command}
 */
export async function demo(args) {
  const hidden = isWithoutDisplay();
  await setUp({ desktop: hidden });
  const once = args.includes('--once');
  if (!hidden && !once) return launch(['--demo', ...args], process.env);

  const folder = join(root, 'test-results');
  const screenshot = join(folder, 'demo.png');
  await mkdir(folder, { recursive: true });
  // A screenshot that is there afterwards is from this run.
  rmSync(screenshot, { force: true });
  const appArgs = ['--demo', '--print-balances', `--screenshot=${screenshot}`, ...args];
  const code = hidden ? await runHidden(appArgs, once) : await launch(appArgs, process.env);
  if (code === 0 && once && !existsSync(screenshot)) {
    say('The app ended without saving the screenshot.');
    return 1;
  }
  return code;
}

/**
 * @param {string[]} appArgs
 * @param {boolean} once
 */
async function runHidden(appArgs, once) {
  say('No display here: starting a virtual desktop with a throw-away keyring …');
  const desktop = await startDesktop();
  try {
    if (!once) say('The demo keeps running until Ctrl-C.');
    // A virtual display has no GPU; looking for one only prints errors.
    return await launch(appArgs, desktop.env, ['--disable-gpu']);
  } finally {
    // Nothing but the rest of the clearing away is left to interrupt.
    onInterrupt(() => {});
    await desktop.stop();
  }
}
