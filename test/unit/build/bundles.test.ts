import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { root } from '../../../build/support/paths.mjs';

/** What the bundles of the main process consist of, by file. */
async function bundle(): Promise<Record<string, string>> {
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'main',
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return Object.fromEntries(outputs.map((one) => [one.fileName, 'code' in one ? one.code : String(one.source)]));
}

it('the same source gives the same bundles, wherever it lies', async () => {
  const [first, second] = [await bundle(), await bundle()];
  const all = Object.values(first).join('\n');
  expect(all.length).toBeGreaterThan(100_000);
  expect(second).toEqual(first);
  expect(all).not.toContain(root);
});

it('electron-store brings no schema compiler and no version ranges along', async () => {
  const all = Object.values(await bundle()).join('\n');
  // Texts of conf, of ajv and of semver.
  expect(all).toContain("not allowed as it's not supported by JSON");
  for (const text of ['requires discriminator option', 'strict mode: ', 'Invalid comparator: ']) expect(all).not.toContain(text);
});

it('what is loaded before the tray icon is there is a small part of it', async () => {
  const files = Object.entries(await bundle()).filter(([name]) => name.endsWith('.cjs'));
  const sizes = new Map(files.map(([name, code]) => [name, code.length]));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.get('main.cjs')).toBeLessThan(all / 10);
});
