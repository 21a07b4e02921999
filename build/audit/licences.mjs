import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';

/** They ask for a notice and no more. */
export const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Unlicense'];

/**
 * A package whose code is in the app, or would be: what of it a bundle leaves out is not told apart.
 *
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string} version
 * @property {string} licence as an SPDX expression
 * @property {string} text of its licence file; empty where it has none
 */

/** Packages that the sources name, and that are not there at run time alone for their types. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^'.][^']*)'|\bimport\(\s*'([^'.][^']*)'\s*\)/g;
/** Node's own, and the runtime: it brings its licences along. */
const NOT_PACKAGES = /^(?:node:.*|electron)$/;

/** @returns {Shipped[]} what the sources of the app name, and what that needs in turn; sorted by name */
export function shippedPackages() {
  /** @type {Map<string, Shipped>} by folder */
  const found = new Map();
  for (const name of namedInSources()) collect(name, root, found);
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** @returns {string[]} */
function namedInSources() {
  const names = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(root, folder, file), 'utf8');
        return [...text.matchAll(IMPORT)].map(([, one, other]) => packageOf(one ?? other ?? ''));
      }),
  );
  return [...new Set(names)].filter((name) => !NOT_PACKAGES.test(name));
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/**
 * @param {string} name
 * @param {string} from the folder of whoever needs it
 * @param {Map<string, Shipped>} found
 */
function collect(name, from, found) {
  const folder = folderOf(name, from);
  // One for another system is optional and not here.
  if (folder === null || found.has(folder)) return;
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  found.set(folder, { name, version: about.version, licence: licenceOf(about), text: textIn(folder) });
  const needed = { ...about.dependencies, ...about.optionalDependencies };
  for (const other of Object.keys(needed)) collect(other, folder, found);
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | null}
 */
function folderOf(name, from) {
  for (let folder = from; ; folder = join(folder, '..')) {
    const here = join(folder, 'node_modules', name);
    if (existsSync(join(here, 'package.json'))) return here;
    if (folder === root || folder === join(folder, '..')) return null;
  }
}

/** @param {any} about */
function licenceOf(about) {
  const { license, licenses } = about;
  if (typeof license === 'string') return license.replaceAll(/[()]/g, '');
  return license?.type ?? licenses?.map((/** @type {any} */ one) => one.type).join(' OR ') ?? 'none stated';
}

/** @param {string} folder */
function textIn(folder) {
  const name = readdirSync(folder).find((file) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(file));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').trim();
}

/**
 * @param {string} licence
 * @returns {boolean} whether one of the choices it gives is allowed
 */
export function isAllowed(licence) {
  return licence.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => ALLOWED.includes(one)));
}

/** @param {readonly Shipped[]} packages */
export function noticesText(packages) {
  const parts = packages.map(({ name, version, licence, text }) =>
    [`${name} ${version} (${licence})`, '', text === '' ? 'Its package holds no licence text.' : text].join('\n'),
  );
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `Plimsoll contains work of others, under these licences. Those of Electron and Chromium lie beside the program.${rule}${parts.join(rule)}\n`;
}
