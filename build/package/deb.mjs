import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';
import { Problem } from '../support/terminal.mjs';
import { requireTool } from './staged-app.mjs';

const SIZES = ['16x16', '24x24', '32x32', '48x48', '64x64', '128x128', '256x256', '512x512'];

/** What Electron's own list leaves out. */
const MORE_DEPENDS = ['libsecret-1-0', 'libasound2 | libasound2t64'];
const RECOMMENDS = ['gnome-keyring | kwalletmanager'];

/**
 * A package for Debian and Ubuntu. A test build sorts before the release it leads to.
 *
 * @param {import('./staged-app.mjs').StagedApp} app
 * @param {string} output
 * @returns {Promise<string>} the file
 */
export async function makeDeb({ folder, version, isTestBuild }, output) {
  const installer = requireTool('electron-installer-debian');
  await installer({
    src: folder,
    dest: output,
    arch: 'amd64',
    rename: (/** @type {string} */ dest, /** @type {string} */ source) => join(dest, source),
    options: {
      name: 'plimsoll',
      bin: 'plimsoll',
      productName: isTestBuild ? 'Plimsoll (test build)' : 'Plimsoll',
      genericName: 'Balance monitor',
      version: version.replace('-', '~'),
      revision: '1',
      section: 'misc',
      categories: ['Office', 'Finance'],
      maintainer: 'The Plimsoll maintainers <maintainers@plimsoll.invalid>',
      description: 'Says before a payment account runs empty',
      productDescription:
        'Shows what a merchant holds with WorldFirst, Smilepayz and a voucher redemption platform in the ' +
        'tray and in a window, and sends a desktop notification when an account falls below its line.' +
        (isTestBuild ? ' A test build on an Electron that is out of support: not for work with real keys.' : ''),
      icon: Object.fromEntries(SIZES.map((size) => [size, join(root, 'build', 'icons', `${size}.png`)])),
      depends: MORE_DEPENDS,
      recommends: RECOMMENDS,
    },
  });
  const file = readdirSync(output).find((name) => name.endsWith('.deb'));
  if (file === undefined) throw new Problem('No .deb was written.');
  return join(output, file);
}
