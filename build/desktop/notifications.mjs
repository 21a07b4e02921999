import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from './child.mjs';

/** A notification stays until somebody closes it, so that it can be looked at and clicked. */
const CONFIGURATION = `[global]
    follow = none
    origin = top-right
    width = 360
    idle_threshold = 0
    show_indicators = no
    history_length = 100
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
`;

/**
 * Starts the notification daemon; `dunstctl` with the desktop's environment talks to it.
 *
 * @param {import('./bus.mjs').Bus} bus
 * @param {NodeJS.ProcessEnv} env needs the display
 * @param {string} configFolder
 */
export async function startNotifications(bus, env, configFolder) {
  const folder = join(configFolder, 'dunst');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'dunstrc');
  await writeFile(file, CONFIGURATION);
  const daemon = startChild(['dunst', '-config', file], env);
  await bus.waitForOwner('org.freedesktop.Notifications', daemon);
  return { stop: daemon.stop };
}
