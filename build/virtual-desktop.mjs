import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBus } from './desktop/bus.mjs';
import { startDisplay } from './desktop/display.mjs';
import { startKeyring } from './desktop/keyring.mjs';
import { startNotifications } from './desktop/notifications.mjs';

/**
 * What the desktop has and lacks.
 *
 * @typedef {object} DesktopOptions
 * @property {'unlocked' | 'locked' | 'none'} [keyring] default `unlocked`
 * @property {boolean} [notifications] whether something shows notifications; default true
 * @property {string} [language] of the session, such as `en` (the default) or `zh_CN`
 * @property {string} [size] of the screen in pixels, default `1440x900`
 */

/**
 * A desktop session of its own: nothing in it knows or touches the user's display, bus, keyring or
 * home. Everything of it ends with `stop()` or with this process, however that ends.
 *
 * @typedef {object} Desktop
 * @property {NodeJS.ProcessEnv} env the environment for a program that runs in it
 * @property {string} display such as `:7`
 * @property {string} busAddress of the session bus (and of what passes for the system bus)
 * @property {string} home an empty home folder
 * @property {() => Promise<void>} lockKeyring
 * @property {() => Promise<void>} unlockKeyring
 * @property {() => Promise<void>} stop ends it and removes its home; end the programs in it first
 */

/** What ties a program to the session it was started from. */
const SESSION_PREFIX = /^(WAYLAND|DBUS|XDG|GNOME|KDE|DESKTOP|SSH|LC)_/;
const SESSION_VARIABLES = new Set([
  'DISPLAY',
  'XAUTHORITY',
  'SESSION_MANAGER',
  'LANG',
  'LANGUAGE',
  // Not of the session, but of the tool that starts us: it would change how Electron runs.
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_ENV',
]);

/**
 * Starts a virtual desktop and waits until all of it is ready. Linux only.
 *
 * @param {DesktopOptions} [options]
 * @returns {Promise<Desktop>}
 */
export async function startDesktop({
  keyring: keyringState = 'unlocked',
  notifications = true,
  language = 'en',
  size = '1440x900',
} = {}) {
  const base = await mkdtemp(join(tmpdir(), 'plimsoll-desktop-'));
  const forget = () => rmSync(base, { recursive: true, force: true });
  process.once('exit', forget);
  /** @type {(() => Promise<void>)[]} in the order in which they were started */
  const parts = [];
  const stop = async () => {
    for (const stopPart of parts.splice(0).reverse()) await stopPart();
    process.off('exit', forget);
    // Electron's helpers may still be writing their last files.
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const env = await sessionEnvironment(base, language);
    const runtime = String(env['XDG_RUNTIME_DIR']);
    const display = await startDisplay(runtime, env, size);
    parts.push(display.stop);
    env['DISPLAY'] = display.display;
    env['XAUTHORITY'] = display.authority;
    const bus = await startBus(runtime, env);
    parts.push(bus.stop);
    env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
    // The machine's own system bus may be missing, or tell of real sleep and log-out.
    env['DBUS_SYSTEM_BUS_ADDRESS'] = bus.address;
    const keyring = keyringState === 'none' ? null : await startKeyring(bus, env);
    if (keyring) parts.push(keyring.stop);
    if (keyringState === 'locked') await keyring?.lock();
    if (notifications) {
      parts.push((await startNotifications(bus, env, String(env['XDG_CONFIG_HOME']))).stop);
    }
    const requireKeyring = () => {
      if (!keyring) throw new Error('this desktop was started without a keyring');
      return keyring;
    };
    return {
      env,
      display: display.display,
      busAddress: bus.address,
      home: String(env['HOME']),
      lockKeyring: async () => requireKeyring().lock(),
      unlockKeyring: async () => requireKeyring().unlock(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} base
 * @param {string} language
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function sessionEnvironment(base, language) {
  const home = join(base, 'home');
  const runtime = join(base, 'run');
  await mkdir(home);
  await mkdir(runtime, { mode: 0o700 });
  const kept = Object.entries(process.env).filter(
    ([name]) => !SESSION_PREFIX.test(name) && !SESSION_VARIABLES.has(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    // One that Chromium expects a StatusNotifier tray and a libsecret keyring from.
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    // There is no accessibility bus to look for.
    NO_AT_BRIDGE: '1',
    // Exists everywhere; the language comes from LANGUAGE.
    LANG: 'C.UTF-8',
    LANGUAGE: language,
  };
}
