import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import type { ViteUserConfig } from 'vitest/config';

/**
 * What Electron 33 (the oldest runtime the app must start on) understands: Node 20.18 in the main
 * process, Chromium 130 in the window.
 */
const NODE_TARGET = 'node20.18';
const WINDOW_TARGET = 'chrome130';

/** What is no JavaScript, or loads what is none, stays outside of the bundles; all else is inlined. */
const NATIVE = ['electron', 'keytar', 'libsql'];

/** V8 keeps the source for as long as the app runs, and with one Chinese character in it every other takes two bytes as well. */
const oneByteText: Plugin = {
  name: 'one-byte-text',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/** What main draws of the window. A bundle of its own: the window's code has no other place in main. */
const DRAWN = /renderer\/drawn\.tsx$/;
const drawnApart: Plugin = {
  name: 'drawn-apart',
  enforce: 'pre',
  resolveId: (source) => (DRAWN.test(source) ? { id: './drawn.cjs', external: true } : null),
};

/** Only the first screen is drawn in main; the code of others is never asked for there. */
const firstScreenAlone: Plugin = {
  name: 'first-screen-alone',
  enforce: 'pre',
  resolveDynamicImport: (screen) => ({ id: String(screen), external: true }),
};

/**
 * electron-store checks and converts settings with these where it is told how; it is not, for ours are read with valibot.
 * They would be a third of what main loads, and keeps.
 */
const UNUSED = ['ajv/dist/2020.js', 'ajv-formats', 'semver'];
const unusedAway: Plugin = {
  name: 'unused-away',
  enforce: 'pre',
  resolveId: (source, importer = '') => (UNUSED.includes(source) && /node_modules\/conf\//.test(importer) ? '\0unused' : null),
  load: (id) => (id === '\0unused' ? 'export const Ajv2020 = undefined; export default undefined;' : null),
};

/** One bundle of the main side. @param split what is imported only when it is needed goes into files of its own */
function nodeBundle(entry: string, target: string, name: string, split = false): UserConfig {
  return {
    plugins: [unusedAway, drawnApart, oneByteText],
    build: {
      ssr: entry,
      target,
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        external: NATIVE,
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          chunkFileNames: `${name}-[name].cjs`,
          codeSplitting: split,
          dynamicImportInCjs: false,
          // Comments and space alone: names stay what a report of an error says.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
    ssr: { noExternal: true, external: NATIVE },
  };
}

/**
 * The page as main draws on it: its style stands in it, for it would be one more file that the first frame waits for, and
 * nothing waits for its script.
 */
const firstFrame: Plugin = {
  name: 'first-frame',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      let page = html.replace('<script type="module"', '$& async');
      if (!page.includes('<div id="root"></div>')) throw new Error('index.html has no place to draw in');
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.css')) continue;
        page = page.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${String(file.source).trim()}</style>`);
        delete bundle[name];
      }
      if (!page.includes('<style>')) throw new Error('index.html has no style');
      return page;
    },
  },
};

const bundles: Record<string, UserConfig> = {
  main: nodeBundle('electron/main.ts', NODE_TARGET, 'main', true),
  preload: nodeBundle('electron/preload.ts', WINDOW_TARGET, 'preload'),
  drawn: {
    plugins: [react(), firstScreenAlone, oneByteText],
    define: { 'process.env.NODE_ENV': '"production"' },
    // React's other renderers, which make streams, stay out.
    resolve: { alias: { 'react-dom/server': path.resolve('node_modules/react-dom/cjs/react-dom-server-legacy.node.production.js') } },
    build: {
      ssr: 'renderer/drawn.tsx',
      target: NODE_TARGET,
      outDir: 'dist',
      emptyOutDir: false,
      minify: true,
      sourcemap: true,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'drawn.cjs', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  },
  simulator: nodeBundle('electron/demo/simulator/main.ts', NODE_TARGET, 'simulator'),
  bench: nodeBundle('build/bench/main.ts', NODE_TARGET, 'bench'),
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), firstFrame],
    build: {
      target: WINDOW_TARGET,
      outDir: '../dist/renderer',
      emptyOutDir: true,
      // The window's policy allows no data: scripts or styles, so nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
};

const tests: ViteUserConfig = {
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          // Each file owns a whole desktop session and mostly waits; more than two at a time starve each other. They come
          // after everything else, whose workers would do the same.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          // A refresh under load takes longer than the second that is usual.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) => bundles[mode] ?? (tests as UserConfig));
