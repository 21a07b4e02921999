import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { root } from '../../../build/support/paths.mjs';

/** What the bundle of the main process consists of, by file. */
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

it('the same source gives the same bundle, wherever it lies', async () => {
  const [first, second] = [await bundle(), await bundle()];
  expect(first['main.cjs']?.length).toBeGreaterThan(100_000);
  expect(second['main.cjs'] === first['main.cjs']).toBe(true);
  expect(first['main.cjs']).not.toContain(root);
});
