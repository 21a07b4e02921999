import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ALLOWED, areScriptsOff, withInstallScripts } from '../../../build/audit/install-scripts.mjs';
import { isAllowed, noticesText, shippedPackages } from '../../../build/audit/licences.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

test('only packages that somebody looked at bring a script for installation, and npm runs none', () => {
  expect(withInstallScripts().filter((name) => !ALLOWED.includes(name))).toEqual([]);
  expect(areScriptsOff()).toBe(true);
});

test('everything that is in the app is under a licence that asks for a notice and no more', () => {
  const packages = shippedPackages();
  const names = packages.map(({ name }) => name);
  // By name, through another, and native.
  expect(names).toEqual(expect.arrayContaining(['react', 'scheduler', 'keytar', 'libsql', 'conf']));
  expect(names).not.toContain('vitest');
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test('a licence is allowed when one of its choices is', () => {
  expect(['MIT', 'MIT OR CC0-1.0', 'GPL-3.0 OR ISC', 'MIT AND ISC'].filter((one) => !isAllowed(one))).toEqual([]);
  expect(['GPL-3.0', 'MIT AND GPL-3.0', 'none stated', 'SEE LICENSE IN x'].filter(isAllowed)).toEqual([]);
});

test('the notices name every package with its licence', () => {
  const packages = shippedPackages();
  const text = noticesText(packages);
  for (const { name, version } of packages) expect(text).toContain(`${name} ${version} (`);
  expect(text).toContain(readFileSync(path.join(root, 'node_modules/react/LICENSE'), 'utf8').trim());
});
