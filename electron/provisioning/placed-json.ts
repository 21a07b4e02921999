import { keyOf, type Place } from './place.ts';

/** A JSON text with the place of every value in it. */
export interface PlacedJson {
  readonly value: unknown;
  /** By `keyOf` the place: where the value begins, as an index into the text. */
  readonly starts: ReadonlyMap<string, number>;
}

export type JsonProblem =
  | { readonly kind: 'syntax'; readonly at: number }
  /** The same name stands twice in one object, and nobody can say which is meant. */
  | { readonly kind: 'twice'; readonly at: number; readonly place: Place };

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
/** Whether what stands between the quotation marks is allowed there, `JSON.parse` says. */
const STRING = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const SPACE = /[ \t\r\n]*/y;
/** Deeper than any file of ours; recursion has to end somewhere. */
const MAX_DEPTH = 32;

/** Reads JSON and remembers where everything stands, which `JSON.parse` cannot tell. */
export function readPlacedJson(text: string): JsonResult {
  const starts = new Map<string, number>();
  // Editors on Windows put a mark at the beginning.
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function refuse(): never {
    throw new Refused({ kind: 'syntax', at });
  }

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  }

  function take(sign: string): boolean {
    match(SPACE);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  }

  function readString(): string {
    match(SPACE);
    const began = at;
    try {
      return JSON.parse(match(STRING) ?? refuse()) as string;
    } catch {
      at = began;
      return refuse();
    }
  }

  function readValue(place: Place): unknown {
    match(SPACE);
    starts.set(keyOf(place), at);
    if (place.length > MAX_DEPTH) refuse();
    if (take('{')) return readObject(place);
    if (take('[')) return readArray(place);
    if (text[at] === '"') return readString();
    const literal = LITERALS.find(([word]) => text.startsWith(word, at));
    if (literal !== undefined) {
      at += literal[0].length;
      return literal[1];
    }
    return Number(match(NUMBER) ?? refuse());
  }

  function readObject(place: Place): unknown {
    const entries = new Map<string, unknown>();
    if (take('}')) return {};
    do {
      match(SPACE);
      const nameAt = at;
      const name = readString();
      const inner = [...place, name];
      if (entries.has(name)) throw new Refused({ kind: 'twice', at: nameAt, place: inner });
      if (!take(':')) refuse();
      entries.set(name, readValue(inner));
    } while (take(','));
    if (!take('}')) refuse();
    // Not by assignment: a name may be `__proto__`.
    return Object.fromEntries(entries);
  }

  function readArray(place: Place): unknown {
    const items: unknown[] = [];
    if (take(']')) return items;
    do items.push(readValue([...place, items.length]));
    while (take(','));
    if (!take(']')) refuse();
    return items;
  }

  try {
    const value = readValue([]);
    match(SPACE);
    if (at < text.length) refuse();
    return { ok: true, value, starts };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Where the place begins in the text; where what it would stand in begins, if it is missing. */
export function startOf(starts: ReadonlyMap<string, number>, place: Place): number {
  for (let length = place.length; length >= 0; length -= 1) {
    const at = starts.get(keyOf(place.slice(0, length)));
    if (at !== undefined) return at;
  }
  return 0;
}

/** Line and column, counted from 1, as editors show them. */
export function lineAndColumn(
  text: string,
  at: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
