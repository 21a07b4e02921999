export interface PlainDataLimits {
  readonly depth: number;
  /** Values in all, those inside of others included. */
  readonly values: number;
  /** Characters of all texts and names together. */
  readonly characters: number;
}

/** Far above what any call needs, far below what would be a burden. */
const LIMITS: PlainDataLimits = { depth: 12, values: 50_000, characters: 4_000_000 };

/** Names that mean something to the language itself. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a value is what JSON can say and no more of it than the limits: texts, numbers, true, false, null, lists, and plain
 * objects without names that mean something to the language. It ends for a value that holds itself, too.
 */
export function isPlainData(value: unknown, limits = LIMITS): boolean {
  let values = 0;
  let characters = 0;

  function isPlain(part: unknown, depth: number): boolean {
    values += 1;
    if (values > limits.values || depth > limits.depth) return false;
    if (typeof part === 'string') return isShort(part);
    if (typeof part === 'number') return Number.isFinite(part);
    if (part === null || typeof part === 'boolean') return true;
    if (typeof part !== 'object') return false;
    if (Array.isArray(part)) {
      // A list with gaps is short in memory and endless to walk.
      return (
        part.length <= limits.values &&
        Object.keys(part).length === part.length &&
        part.every((item) => isPlain(item, depth + 1))
      );
    }
    if (!isPlainObject(part)) return false;
    // Not `Object.entries`: that would copy all of what is about to be refused.
    for (const name in part) {
      if (!isEntry(name, (part as Record<string, unknown>)[name], depth)) return false;
    }
    return true;
  }

  function isEntry(name: string, inner: unknown, depth: number): boolean {
    if (RESERVED.has(name) || !isShort(name)) return false;
    // A property that is there without a value is how an absent one arrives.
    return inner === undefined || isPlain(inner, depth + 1);
  }

  function isShort(text: string): boolean {
    characters += text.length;
    return characters <= limits.characters;
  }

  return isPlain(value, 0);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) &&
    Object.getOwnPropertySymbols(value).length === 0
  );
}
