import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');

/** Makes one file of the week, which Node and Electron can run. @param folder a new one @returns the file */
export async function bundleWeek(folder: string): Promise<string> {
  // The library is native and stays outside of the bundle.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.join(import.meta.dirname, 'main.ts'),
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { external: ['libsql'], output: { format: 'cjs', entryFileNames: 'week.cjs', codeSplitting: false } },
    },
    ssr: { noExternal: true, external: ['libsql'] },
  });
  return path.join(folder, 'week.cjs');
}
