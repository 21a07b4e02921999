import { root } from '../support/paths.mjs';
import { run } from '../support/process.mjs';

/**
 * When the source that is packed was last changed: of the commit, not of the clock, so that the same commit gives the same
 * package. SOURCE_DATE_EPOCH, the convention of those who build packages again, goes before it.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string | null>} ISO 8601 in UTC; `null` without a commit
 */
export async function builtAt(env = process.env) {
  const given = env['SOURCE_DATE_EPOCH'];
  const seconds = given === undefined ? await commitSeconds() : given;
  return /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1_000).toISOString() : null;
}

async function commitSeconds() {
  const { code, stdout } = await run(['git', 'log', '-1', '--format=%ct'], { cwd: root });
  return code === 0 ? stdout.trim() : '';
}
