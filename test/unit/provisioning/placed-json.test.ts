import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeText } from '../../../electron/provisioning/place.ts';
import { lineAndColumn, readPlacedJson, startOf } from '../../../electron/provisioning/placed-json.ts';

const parsed = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};
const read = (text: string): unknown => {
  const result = readPlacedJson(text);
  return result.ok ? { value: result.value } : null;
};

describe('reading JSON with places', () => {
  it('reads what JSON.parse reads, and as the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', '-', '.', 'e5', '01', 'true', 'null', ' ', '\n', '\\', '\\u00', "'", '//', '\u0000');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const twice = readPlacedJson(text);
        if (!twice.ok && twice.problem.kind === 'twice') return;
        expect(read(text)).toEqual(parsed(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('knows where each value begins', () => {
    const text = '{"a": [1, {"b c": "x"}],\r\n "d": true}';
    const result = readPlacedJson(text);
    if (!result.ok) throw new Error('not read');
    const at = (...place: (string | number)[]) => text.slice(startOf(result.starts, place));
    expect(at('a', 0)).toMatch(/^1,/);
    expect(at('a', 1, 'b c')).toMatch(/^"x"/);
    expect(at('d')).toBe('true}');
    // What is missing is told where it would stand.
    expect(at('a', 1, 'e', 'f')).toMatch(/^\{"b c"/);
    expect(lineAndColumn(text, startOf(result.starts, ['d']))).toEqual({ line: 2, column: 7 });
  });

  it('takes a mark at the beginning, and ends at a depth no file of ours has', () => {
    expect(read('\uFEFF{}')).toEqual({ value: {} });
    expect(read('['.repeat(10_000) + ']'.repeat(10_000))).toBeNull();
  });

  it('makes nothing of names that mean something to the language', () => {
    const result = readPlacedJson('{"__proto__": {"polluted": 1}}');
    if (!result.ok) throw new Error('not read');
    expect(Object.keys(result.value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it.each([
  [[], ''],
  [['connections', 2, 'lines', 0, 'warn'], 'connections[2].lines[0].warn'],
  [['a b', 'c"d'], '["a b"]["c\\"d"]'],
  [['a', 'x'.repeat(65)], 'a["…"]'],
  [['a', 'b\u202ec'], 'a["b c"]'],
])('the place %j reads %s', (place, text) => {
  expect(placeText(place)).toBe(text);
});
