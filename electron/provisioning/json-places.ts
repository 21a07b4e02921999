/** A JSON text with the place of every value in it. */
export interface PlacedJson {
  readonly value: unknown;
  /** By JSON pointer (RFC 6901): where the value begins, as an index into the text. */
  readonly places: ReadonlyMap<string, number>;
}

export type JsonProblem =
  | { readonly kind: 'syntax'; readonly at: number }
  /** The same name stands twice in one object, and nobody can say which is meant. */
  | { readonly kind: 'twice'; readonly at: number; readonly pointer: string };

export type JsonResult =
  | ({ readonly ok: true } & PlacedJson)
  | { readonly ok: false; readonly problem: JsonProblem };

class Refused extends Error {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

const LITERALS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
/** Deeper than any file of ours; recursion has to end somewhere. */
const MAX_DEPTH = 32;

/** Reads JSON and remembers where everything stands, which JSON.parse cannot tell. */
export function readPlacedJson(text: string): JsonResult {
  const places = new Map<string, number>();
  // Editors on Windows put a mark at the beginning.
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function refuse(): never {
    throw new Refused({ kind: 'syntax', at });
  }

  function skipSpace(): void {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  }

  function take(sign: string): boolean {
    skipSpace();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  }

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  }

  function readString(): string {
    skipSpace();
    return JSON.parse(match(STRING) ?? refuse()) as string;
  }

  function readValue(pointer: string, depth: number): unknown {
    skipSpace();
    places.set(pointer, at);
    if (depth > MAX_DEPTH) refuse();
    if (take('{')) return readObject(pointer, depth);
    if (take('[')) return readArray(pointer, depth);
    if (text[at] === '"') return readString();
    const literal = LITERALS.find(([word]) => text.startsWith(word, at));
    if (literal !== undefined) {
      at += literal[0].length;
      return literal[1];
    }
    return Number(match(NUMBER) ?? refuse());
  }

  function readObject(pointer: string, depth: number): unknown {
    const entries = new Map<string, unknown>();
    if (take('}')) return {};
    do {
      skipSpace();
      const nameAt = at;
      const name = readString();
      const inner = `${pointer}/${escaped(name)}`;
      if (entries.has(name)) throw new Refused({ kind: 'twice', at: nameAt, pointer: inner });
      if (!take(':')) refuse();
      entries.set(name, readValue(inner, depth + 1));
    } while (take(','));
    if (!take('}')) refuse();
    // Not by assignment: a name may be `__proto__`.
    return Object.fromEntries(entries);
  }

  function readArray(pointer: string, depth: number): unknown {
    const items: unknown[] = [];
    if (take(']')) return items;
    do items.push(readValue(`${pointer}/${items.length}`, depth + 1));
    while (take(','));
    if (!take(']')) refuse();
    return items;
  }

  try {
    const value = readValue('', 0);
    skipSpace();
    if (at < text.length) refuse();
    return { ok: true, value, places };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** One name of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The place of what the pointer names; of what it would stand in, where it is missing. */
export function placeOf(places: ReadonlyMap<string, number>, pointer: string): number {
  for (let known = pointer; ; known = known.slice(0, known.lastIndexOf('/'))) {
    const at = places.get(known);
    if (at !== undefined) return at;
    if (known === '') return 0;
  }
}

/** Line and column, counted from 1, as editors show them. */
export function lineAndColumn(
  text: string,
  at: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
