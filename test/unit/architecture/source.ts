import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One place where a file names another module. */
export interface Import {
  /** A path of ours from the project's root (`electron/domain/money.ts`), or a package. */
  readonly target: string;
  readonly ours: boolean;
  /** Nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Identifiers, texts and template pieces; comments are not among them. */
  readonly words: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function visit(value: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, seen);
  } else if (isNode(value)) {
    seen(value);
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object') visit(inner, seen);
    }
  }
}

/** The name a call or declaration gives for another module, and whether it is erased. */
function moduleNamed(node: Node): { name: unknown; typeOnly: boolean } | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { name: node['source'], typeOnly: node['importKind'] === 'type' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return { name: node['source'], typeOnly: node['exportKind'] === 'type' };
    case 'ImportExpression':
      return { name: node['source'], typeOnly: false };
    case 'TSImportType':
      return { name: node['source'], typeOnly: true };
    case 'CallExpression': {
      const callee = node['callee'];
      const required = isNode(callee) && callee['name'] === 'require';
      return required ? { name: (node['arguments'] as unknown[])[0], typeOnly: false } : null;
    }
    default:
      return null;
  }
}

function wordOf(node: Node): string | null {
  const raw = node['value'];
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return String(node['name']);
  if ((node.type === 'Literal' || node.type === 'JSXText') && typeof raw === 'string') return raw;
  const regex = node['regex'] as { pattern: string } | undefined;
  if (node.type === 'Literal' && regex !== undefined) return regex.pattern;
  if (node.type === 'TemplateElement') return (raw as { raw: string }).raw;
  return null;
}

/**
 * Reads the imports and words of one file.
 * @param file its path from the project's root; decides how relative imports resolve
 */
export function readSource(file: string, text: string): SourceFile {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const words: string[] = [];
  visit(program, (node) => {
    const word = wordOf(node);
    if (word !== null) words.push(word);
    const named = moduleNamed(node);
    if (named === null || named.name === null) return;
    const { name, typeOnly } = named;
    // A module whose name is only known at run time could be anything, so no border could hold.
    const given = isNode(name) ? name['value'] : undefined;
    const specifier = typeof given === 'string' ? given : '(computed)';
    const ours = specifier.startsWith('.');
    const target = ours ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    imports.push({ target, ours, typeOnly });
  });
  return { path: file, imports, words };
}

/** Every source file below the given folders. */
export function readSources(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .map((file) => readSource(file, readFileSync(path.join(root, file), 'utf8'))),
  );
}
