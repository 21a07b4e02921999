import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/**
 * Unpacks a zip file. Only regular files are written; yauzl refuses names that leave the folder.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} place the path below `folder` for a file of the
 *   archive, or null to leave it out
 */
export async function unzip(archive, folder, place) {
  // Required here, not imported above: it comes with the dependencies, and without types.
  const { open } = createRequire(import.meta.url)('yauzl');
  const zip = await promisify(open)(archive, { lazyEntries: true });
  const openStream = promisify(zip.openReadStream.bind(zip));
  await new Promise((resolve, reject) => {
    zip.on('end', resolve).on('error', reject);
    zip.on('entry', (/** @type {any} */ entry) => {
      const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (path === null) return zip.readEntry();
      const target = join(folder, path);
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      mkdir(dirname(target), { recursive: true })
        .then(() => openStream(entry))
        .then((stream) => pipeline(stream, createWriteStream(target, { mode: mode || 0o644 })))
        .then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}
