import { ALLOWED, areScriptsOff, withInstallScripts } from '../audit/install-scripts.mjs';
import { isAllowed, shippedPackages } from '../audit/licences.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { npmCommand, run } from '../support/process.mjs';
import { say } from '../support/terminal.mjs';

/**
 * Looks at what others wrote and we pass on: licences, scripts that would run at installation, known weaknesses. A check that
 * cannot be made says so and counts neither way.
 *
 * @type {import('../run.mjs').Command}
 */
export async function audit() {
  await setUp();
  const checks = [licences(), installScripts(), await knownWeaknesses()];
  say('');
  for (const { name, verdict } of checks) say(`${name}: ${verdict}`);
  return checks.every(({ verdict }) => !verdict.startsWith('failed')) ? 0 : 1;
}

/** @typedef {{ name: string, verdict: string }} Check */

/** @returns {Check} */
function licences() {
  const packages = shippedPackages();
  for (const { name, version, licence } of packages) say(`${name} ${version}  ${licence}`);
  const others = packages.filter(({ licence }) => !isAllowed(licence)).map(({ name }) => name);
  return {
    name: 'Licences of what is in the app',
    verdict: others.length === 0 ? `${packages.length} packages, all allowed` : `failed: ${others.join(', ')}`,
  };
}

/** @returns {Check} */
function installScripts() {
  const others = withInstallScripts().filter((name) => !ALLOWED.includes(name));
  const verdict = others.length === 0 && areScriptsOff() ? 'off, and none that is not known' : `failed: ${others.join(', ') || 'they are on'}`;
  return { name: 'Scripts at installation', verdict };
}

/** @returns {Promise<Check>} */
async function knownWeaknesses() {
  const name = 'Known weaknesses (npm audit)';
  const { stdout } = await run([...npmCommand(), 'audit', '--json'], { cwd: root });
  const report = parsed(stdout);
  const found = report?.metadata?.vulnerabilities;
  if (found === undefined) return { name, verdict: `not run: ${report?.message ?? 'no answer from the registry'}` };
  const { high, critical, total } = found;
  if (high + critical > 0) return { name, verdict: `failed: ${high + critical} of them high or critical; see npm audit` };
  return { name, verdict: total === 0 ? 'none' : `${total}, none of them high` };
}

/**
 * @param {string} text
 * @returns {any}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
