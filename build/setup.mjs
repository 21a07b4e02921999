import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/** Whether this session cannot show a window. Only Linux can be without a display. */
export function isWithoutDisplay(env = process.env) {
  return process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/**
 * Everything between a bare clone and a running app. Each step looks first and is quick when there
 * is nothing to do.
 *
 * @param {{ desktop?: boolean, retryElectron?: boolean, rebuild?: boolean }} [options] `desktop`
 *   includes what the virtual desktop needs
 */
export async function setUp({ desktop = false, retryElectron = false, rebuild = false } = {}) {
  await ensureDependencies();
  await ensureSystemPackages({ desktop });
  await ensureElectron({ retry: retryElectron });
  await ensureBundles({ force: rebuild });
}
