// The `resources/app` of the prepared test runtime: what Electron's own default app does with
// `electron <folder>`. It is copied there by set-up and runs inside Electron only.
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Switches before the folder belong to Chromium, those after it to the app.
const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

if (!target) {
  console.error('Usage: electron [switches] <app folder> [arguments]');
  process.exit(1);
}

// What Electron's own default app calls too, but its type declarations leave out.
const hidden =
  /** @type {Record<'setAppPath' | 'setVersion' | 'setDesktopName', (value: string) => void>} */ (
    /** @type {unknown} */ (app)
  );

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });

try {
  const path = resolve(target);
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  if (isFolder) describe(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  hidden.setAppPath(folder);
  const main = createRequire(join(folder, 'package.json')).resolve(path);
  // Without this await Electron would announce `ready` before the app has said a word.
  await import(pathToFileURL(main).href);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
}

/** @param {Partial<Record<'name' | 'productName' | 'version' | 'desktopName', string>>} about */
function describe(about) {
  const name = about.productName ?? about.name;
  if (name) app.setName(name);
  if (about.version) hidden.setVersion(about.version);
  hidden.setDesktopName(about.desktopName ?? `${app.getName()}.desktop`);
}
