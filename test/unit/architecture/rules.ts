import type { Import, SourceFile } from './source.ts';

/** A border between rooms: what each file of one room may not import. */
export interface Border {
  readonly name: string;
  appliesTo(file: string): boolean;
  allows(imported: Import, file: string): boolean;
}

const under = (folder: string) => (file: string) => file.startsWith(folder);
const isPackage = (name: string, { ours, target }: Import): boolean =>
  !ours && (target === name || target.startsWith(`${name}/`));

/** `electron/providers/<folder>/…` → the folder; `null` for files the providers share. */
function providerFolder(file: string): string | null {
  return /^electron\/providers\/([^/]+)\/[^/]+/.exec(file)?.[1] ?? null;
}

const sharedProviderFolders = ['signing'];

export const borders: readonly Border[] = [
  {
    name: 'domain/ is pure: it imports itself and big.js',
    appliesTo: under('electron/domain/'),
    allows: (imported) =>
      imported.ours ? under('electron/domain/')(imported.target) : imported.target === 'big.js',
  },
  {
    name: 'providers/ imports no electron, and of ours only providers/ and domain/',
    appliesTo: under('electron/providers/'),
    allows: (imported) =>
      imported.ours
        ? /^electron\/(?:providers|domain)\//.test(imported.target)
        : !isPackage('electron', imported),
  },
  {
    name: 'a provider is imported by itself and the registry alone',
    appliesTo: (file) => file !== 'electron/providers/registry.ts',
    allows: (imported, file) => {
      const folder = imported.ours ? providerFolder(imported.target) : null;
      return (
        folder === null || sharedProviderFolders.includes(folder) || folder === providerFolder(file)
      );
    },
  },
  {
    name: 'renderer/ reaches main through contract/ and domain/, payload schemas as types only',
    appliesTo: under('renderer/'),
    allows: (imported) => {
      if (!imported.ours) return !/^(?:electron|keytar|node:.*)$/.test(imported.target);
      if (imported.target === 'electron/contract/payloads.ts') return imported.typeOnly;
      return /^(?:renderer|electron\/contract|electron\/domain)\//.test(imported.target);
    },
  },
  {
    name: 'electron/ reaches renderer/ through drawn.tsx alone',
    appliesTo: under('electron/'),
    allows: ({ ours, target }) =>
      !ours || !under('renderer/')(target) || target === 'renderer/drawn.tsx',
  },
  {
    name: 'only vault/ knows keytar',
    appliesTo: (file) => !under('electron/vault/')(file),
    allows: (imported) => !isPackage('keytar', imported),
  },
  {
    name: 'contract/ imports valibot in payloads.ts alone',
    appliesTo: (file) => under('electron/contract/')(file) && !file.endsWith('/payloads.ts'),
    allows: (imported) =>
      !isPackage('valibot', imported) &&
      (imported.typeOnly || imported.target !== 'electron/contract/payloads.ts'),
  },
  {
    name: 'every module is named in plain text',
    appliesTo: () => true,
    allows: ({ target }) => target !== '(computed)',
  },
];

/** Every import that crosses the border, as `file -> target`. */
export function crossings(border: Border, files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => border.appliesTo(file.path))
    .flatMap((file) =>
      file.imports
        .filter((imported) => !border.allows(imported, file.path))
        .map((imported) => `${file.path} -> ${imported.target}`),
    );
}

/** Where a provider may be called by name: its own folder, the registry and the demo. */
function mayName(provider: string, file: string): boolean {
  return (
    file === 'electron/providers/registry.ts' ||
    file.startsWith('electron/demo/') ||
    file.startsWith(`electron/providers/${provider}/`)
  );
}

/** Every word with a provider's name in it outside the places it belongs, as `file: word`. */
export function leakedNames(
  provider: string,
  names: readonly string[],
  files: readonly SourceFile[],
): readonly string[] {
  const lower = names.map((name) => name.toLowerCase());
  return files
    .filter((file) => !mayName(provider, file.path))
    .flatMap((file) =>
      file.words
        .filter((word) => lower.some((name) => word.toLowerCase().includes(name)))
        .map((word) => `${file.path}: ${word}`),
    );
}
