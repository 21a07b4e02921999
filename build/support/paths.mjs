import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What one clone remembers between runs; deleting it costs time, nothing else. */
export const cloneCache = join(root, '.cache');

/**
 * What all clones of one user share (the prepared test runtime).
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function userCache(env = process.env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'plimsoll');
}
