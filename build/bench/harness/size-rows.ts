import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { plainRow, type Row } from './row.ts';

const ENTRY = 'virtual:react-alone';
const REACT_ALONE =
  "import { createElement } from 'react'; import { createRoot } from 'react-dom/client';" +
  "createRoot(document.body).render(createElement('p'));";
const LIMIT_BYTES = 150_000;
const inKilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} KB`;

/** What the window has to load before it can draw its first screen. */
export async function sizeRows(distFolder: string, root: string): Promise<readonly Row[]> {
  const own = firstScreenBytes(path.join(distFolder, 'renderer'));
  const react = await reactBytes(root);
  return [
    {
      ...plainRow('window JavaScript for the first screen, gzipped', own, `${inKilobytes(react)} (react + react-dom)`, LIMIT_BYTES, inKilobytes),
      compared: `${(own / react).toFixed(2)} ×`,
    },
  ];
}

/** The page's script, what it loads once the page is seen, and all that these import before they run. @param folder of the built window */
export function firstScreenBytes(folder: string): number {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, file = '']) => path.join(folder, file));
  const all = new Set<string>();
  const add = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    const begins = named.includes(file) ? String.raw`|\bimport\(` : '';
    const wanted = new RegExp(String.raw`(?:\bfrom|\bimport${begins})\s*["'\x60](\.[^"'\x60]+\.js)["'\x60]`, 'g');
    const imports = readFileSync(file, 'utf8').matchAll(wanted);
    for (const [, other = ''] of imports) add(path.join(path.dirname(file), other));
  };
  named.forEach(add);
  return [...all].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

async function reactBytes(root: string): Promise<number> {
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    plugins: [
      {
        name: 'react-alone',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? REACT_ALONE : null),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, rollupOptions: { input: ENTRY } },
  };
  const built = await build(config);
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.reduce((sum, chunk) => ('code' in chunk ? sum + gzipSync(chunk.code, { level: 9 }).length : sum), 0);
}
