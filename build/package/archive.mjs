import { dirname, join } from 'node:path';
import { run } from '../support/process.mjs';
import { Problem } from '../support/terminal.mjs';

/**
 * A portable archive: unpack it anywhere and start `plimsoll`.
 *
 * @param {import('./staged-app.mjs').StagedApp} app
 * @param {string} output
 * @returns {Promise<string>} the file
 */
export async function makeArchive({ folder, version }, output) {
  const name = `plimsoll-${version}-linux-x64`;
  const file = join(output, `${name}.tar.gz`);
  const { code, stderr } = await run(
    [
      'tar',
      // The same order, owner and time every time: only what was built differs.
      '--sort=name',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mtime=@0',
      '--transform',
      `s,^\\.,${name},`,
      '-czf',
      file,
      '-C',
      folder,
      '.',
    ],
    { cwd: dirname(folder) },
  );
  if (code !== 0) throw new Problem(`The archive could not be written: ${stderr.trim()}`);
  return file;
}
