import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { providers } from '../../../electron/providers/registry.ts';
import { borders, crossings, leakedNames } from './rules.ts';
import { readSource, readSources, root } from './source.ts';

const files = readSources(['electron', 'renderer']);

/** A file with one bad import, for each border in turn: what the border must report. */
const planted: Readonly<Record<string, readonly (readonly [file: string, text: string])[]>> = {
  'domain/ is pure: it imports itself and big.js': [
    ['electron/domain/x.ts', "import { readFile } from 'node:fs';"],
    ['electron/domain/x.ts', "import type { App } from 'electron';"],
    ['electron/domain/x.ts', "export type { Api } from '../contract/api.ts';"],
  ],
  'providers/ imports no electron, and of ours only providers/ and domain/': [
    ['electron/providers/new/x.ts', "import { net } from 'electron/main';"],
    ['electron/providers/new/x.ts', "import { createPost } from '../../transport/transport.ts';"],
  ],
  'a provider is imported by itself and the registry alone': [
    ['electron/providers/new/x.ts', "export * from '../smilepayz/index.ts';"],
    ['electron/providers/shared.ts', "import { smilepayz } from './smilepayz/index.ts';"],
    ['electron/monitor/x.ts', "const p = await import('../providers/worldfirst/index.ts');"],
  ],
  'renderer/ reaches main through contract/ and domain/, payload schemas as types only': [
    ['renderer/app/x.tsx', "import type { Monitor } from '../../electron/monitor/monitor.ts';"],
    ['renderer/app/x.tsx', "import { payloadSchemas } from '../../electron/contract/payloads.ts';"],
    ['renderer/app/x.tsx', "import { type A } from '../../electron/contract/payloads.ts';"],
    ['renderer/app/x.tsx', "import { ipcRenderer } from 'electron';"],
  ],
  'electron/ reaches renderer/ through drawn.tsx alone': [
    ['electron/desktop/x.ts', "import { App } from '../../renderer/app/app.tsx';"],
  ],
  'only vault/ knows keytar': [
    ['electron/desktop/x.ts', "const keytar = require('keytar');"],
    ['electron/settings/x.ts', "type Keytar = typeof import('keytar');"],
  ],
  'contract/ imports valibot in payloads.ts alone': [
    ['electron/contract/x.ts', "import * as v from 'valibot';"],
    ['electron/contract/x.ts', "export { payloadSchemas } from './payloads.ts';"],
  ],
  'every module is named in plain text': [
    ['electron/monitor/x.ts', 'const x = await import(`../vault/${name}`);'],
  ],
};

test('the sources were read', () => {
  const paths = files.map((file) => file.path);
  for (const known of ['electron/app/run.ts', 'electron/domain/money.ts', 'renderer/main.tsx']) {
    expect(paths).toContain(known);
  }
  const keys = files.find((file) => file.path === 'electron/app/keys.ts');
  expect(keys?.imports).toContainEqual({
    target: 'electron/vault/vault.ts',
    ours: true,
    typeOnly: false,
  });
});

describe.each(borders.map((border) => [border.name, border] as const))('%s', (name, border) => {
  test('holds', () => {
    expect(crossings(border, files)).toEqual([]);
  });

  test('is seen when it is crossed', () => {
    const samples = planted[name] ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const [file, text] of samples) {
      expect(crossings(border, [readSource(file, text)]), text).toHaveLength(1);
    }
  });
});

describe('a provider’s name stays in its folder, the registry and the demo', () => {
  const named = providers.map(({ descriptor }) => {
    const names = [descriptor.id, ...Object.values(descriptor.name)];
    return [descriptor.id, names] as const;
  });

  test('every folder of providers/ is a registered provider or shared', () => {
    const folders = readdirSync(path.join(root, 'electron/providers'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.toSorted()).toEqual(['signing', ...named.map(([id]) => id)].toSorted());
  });

  test.each(named)('%s', (id, names) => {
    expect(leakedNames(id, names, files)).toEqual([]);
  });

  test.each([
    ['electron/monitor/x.ts', "if (id === 'smilepayz') wait();"],
    ['electron/contract/x.ts', 'const isSmilepayz = true;'],
    ['electron/providers/worldfirst/x.ts', 'const path = `/smilepayz/${id}`;'],
    ['renderer/app/x.ts', 'const known = /^smilepayz$/;'],
    ['renderer/app/x.tsx', '<p>Smilepayz is slow today.</p>;'],
    ['renderer/app/x.tsx', '<p title="smilepayz" />;'],
  ])('in %s, %s is seen', (file, text) => {
    expect(leakedNames('smilepayz', ['smilepayz'], [readSource(file, text)])).toHaveLength(1);
  });

  test('a comment, and the places where the name belongs, are not', () => {
    const belongs = [
      readSource('electron/monitor/x.ts', '// Smilepayz asks for this.'),
      readSource('electron/demo/x.ts', "const id = 'smilepayz';"),
      readSource('electron/providers/registry.ts', "import { smilepayz } from './x.ts';"),
      readSource('electron/providers/smilepayz/x.ts', "const id = 'smilepayz';"),
    ];
    expect(leakedNames('smilepayz', ['smilepayz'], belongs)).toEqual([]);
  });
});

test('what the window loads holds no schema library and nothing of the main side', async () => {
  const built = (await build({
    configFile: path.join(root, 'vite.config.ts'),
    root: path.join(root, 'renderer'),
    mode: 'renderer',
    logLevel: 'silent',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  const modules = built.output
    .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    .map((id) => path.relative(root, id).split(path.sep).join('/'));
  expect(modules).toContain('renderer/main.tsx');
  const mainSide =
    /node_modules\/(?:valibot|(?:@github\/)?keytar|electron(?:-store)?|lossless-json)\//;
  const foreign = modules.filter(
    (id) => mainSide.test(id) || /^electron\/(?!contract\/|domain\/)/.test(id),
  );
  expect(foreign).toEqual([]);
});
