import fc from 'fast-check';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, channel, type CallName } from '../../../electron/contract/names.ts';
import { payloadSchemas } from '../../../electron/contract/payloads.ts';
import { serveCalls, type CallHandlers } from '../../../electron/desktop/ipc.ts';

type Handler = (event: IpcMainInvokeEvent, payload: unknown) => unknown;
const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, handler: Handler) => handlers.set(name, handler) },
  protocol: {},
}));

let carriedOut: unknown[];
const top = { url: 'app://plimsoll/index.html' };
const own = { mainFrame: top } as unknown as WebContents;
const event = { sender: own, senderFrame: top } as unknown as IpcMainInvokeEvent;

beforeEach(() => {
  handlers.clear();
  carriedOut = [];
  const every = CALL_NAMES.map((name) => [
    name,
    (payload: unknown) => {
      carriedOut.push(payload);
      return null;
    },
  ]);
  serveCalls(Object.fromEntries(every) as unknown as CallHandlers, () => own);
});

const call = async (name: CallName, payload: unknown): Promise<unknown> =>
  handlers.get(channel(name))?.(event, payload);

/** The part of a valibot schema that says what it takes. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly (Schema | string)[];
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly literal?: unknown;
  readonly pipe?: readonly Schema[];
}

const TEXTS = ['a', 'USD', '1', '', '2026-01-31', '2026-01', 'Asia/Shanghai', '09:00', 'https://a.test'];
const NUMBERS = [1, 0, 60, 1_000, 1_800_000_000_000];

/** The first of the candidates that the schema takes. */
function fitting<T>(schema: Schema, candidates: readonly T[]): T {
  const found = candidates.find((one) => v.safeParse(schema as unknown as v.GenericSchema, one).success);
  if (found === undefined) throw new Error(`no example of a ${schema.type}`);
  return found;
}

/** A payload that the schema takes, with every optional part present. */
function example(schema: Schema): unknown {
  switch (schema.type) {
    case 'null':
      return null;
    case 'string':
      return fitting(schema, TEXTS);
    case 'number':
      return fitting(schema, NUMBERS);
    case 'boolean':
      return true;
    case 'literal':
      return schema.literal;
    case 'picklist':
      return schema.options?.[0];
    case 'nullable':
    case 'exact_optional':
    case 'optional':
      return example(schema.wrapped as Schema);
    case 'union':
    case 'variant':
      return example(schema.options?.[0] as Schema);
    case 'array':
      return fitting(schema, [[example(schema.item as Schema)], []]);
    case 'record':
      return { [String(example(schema.key as Schema))]: example(schema.value as Schema) };
    case 'strict_object':
      return Object.fromEntries(
        Object.entries(schema.entries ?? {}).map(([key, entry]) => [key, example(entry)]),
      );
    default:
      throw new Error(`no example of a ${schema.type}`);
  }
}

type Kind = 'null' | 'undefined' | 'boolean' | 'number' | 'string' | 'list' | 'object' | 'other';

/** What kinds of value a schema could take at its own place. */
function kindsOf(schema: Schema): readonly Kind[] {
  switch (schema.type) {
    case 'null':
      return ['null'];
    case 'string':
    case 'picklist':
      return ['string'];
    case 'number':
      return ['number'];
    case 'boolean':
      return ['boolean'];
    case 'literal':
      return [kindOf(schema.literal)];
    case 'nullable':
      return ['null', ...kindsOf(schema.wrapped as Schema)];
    case 'exact_optional':
      return kindsOf(schema.wrapped as Schema);
    case 'optional':
      return ['undefined', ...kindsOf(schema.wrapped as Schema)];
    case 'union':
    case 'variant':
      return (schema.options ?? []).flatMap((option) => kindsOf(option as Schema));
    case 'array':
      return ['list'];
    default:
      return ['object'];
  }
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  if (type === 'object') {
    return Object.getPrototypeOf(value) === Object.prototype ? 'object' : 'other';
  }
  return type === 'undefined' || type === 'boolean' || type === 'number' || type === 'string'
    ? type
    : 'other';
}

class Impostor {
  readonly connectionId = null;
}

const cyclic: unknown[] = [];
cyclic.push(cyclic);
const cyclicObject: Record<string, unknown> = {};
cyclicObject['self'] = cyclicObject;
let deep: unknown = null;
for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];

/** Values of every kind that no call could mean, and those that structured cloning lets through beside what JSON knows. */
const GARBAGE: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['nothing', undefined],
  ['true', true],
  ['a number', 7],
  ['no number', Number.NaN],
  ['an endless number', Number.NEGATIVE_INFINITY],
  ['a big integer', 7n],
  ['a symbol', Symbol('s')],
  ['a function', () => 'x'],
  ['a text', 'garbage'],
  ['a list', [1, 'x', null]],
  ['an object', { garbage: true }],
  ['a map', new Map([['connectionId', null]])],
  ['a set', new Set(['a'])],
  ['a date', new Date(0)],
  ['a pattern', /x/],
  ['an error', new Error('x')],
  ['bytes', new Uint8Array(8)],
  ['a buffer', new ArrayBuffer(8)],
  ['a list that holds itself', cyclic],
  ['an object that holds itself', cyclicObject],
  ['a list ten thousand deep', deep],
  ['a list with gaps', Array(4_000_000_000)],
  ['something of a class', new Impostor()],
  ['an object that only inherits', Object.create({ connectionId: null }) as object],
];

/** What is too much wherever it stands, also where its kind is right. */
const LARGE = tooMuch('large', 100_000, 6_000);
/** What would be a burden already to look through. */
const HUGE = tooMuch('huge', 50_000_000, 500_000);

function tooMuch(how: string, characters: number, parts: number): readonly (readonly [string, unknown])[] {
  const numbers = Array.from({ length: parts }, (_, n) => n);
  return [
    [`a ${how} text`, 'x'.repeat(characters)],
    [`a ${how} list`, numbers.map(() => 'x')],
    [`a ${how} object`, Object.fromEntries(numbers.map((n) => [`k${n}`, 'x']))],
  ];
}

/** A payload with something else in one place of it. */
interface Spoilt {
  readonly what: string;
  readonly payload: unknown;
}

/** Every place of the example in turn, with everything there that has no business there. */
function spoilt(schema: Schema, value: unknown, put: (part: unknown) => unknown, at = 'payload'): Spoilt[] {
  const inner = schema.type === 'nullable' || schema.type === 'exact_optional' || schema.type === 'optional' ? (schema.wrapped as Schema) : schema;
  const allowed = kindsOf(schema);
  const replaced = [...GARBAGE.filter(([, garbage]) => !allowed.includes(kindOf(garbage))), ...LARGE].map(
    ([what, garbage]) => ({ what: `${what} as ${at}`, payload: put(garbage) }),
  );
  return [...replaced, ...insideOf(inner, value, put, at)];
}

function insideOf(schema: Schema, value: unknown, put: (part: unknown) => unknown, at: string): Spoilt[] {
  if (schema.type === 'union' || schema.type === 'variant') {
    return insideOf(schema.options?.[0] as Schema, value, put, at);
  }
  if (schema.type === 'array') {
    const [first, ...others] = value as readonly unknown[];
    if (first === undefined) return [];
    return spoilt(schema.item as Schema, first, (part) => put([part, ...others]), `${at}[0]`);
  }
  if (kindOf(value) !== 'object') return [];
  const object = value as Readonly<Record<string, unknown>>;
  const withName = (name: string): unknown =>
    put(JSON.parse(`${JSON.stringify(object).slice(0, -1)}${Object.keys(object).length > 0 ? ',' : ''}${JSON.stringify(name)}:"x"}`));
  const named = ['__proto__', 'constructor', 'prototype', ...(schema.type === 'strict_object' ? ['toString', 'unknown', ''] : [])];
  const extra = named.map((name) => ({ what: `“${name}” in ${at}`, payload: withName(name) }));
  const symbol = { what: `a symbol in ${at}`, payload: put({ ...object, [Symbol('s')]: 1 }) };
  const parts = Object.entries(object).flatMap(([key, part]) => {
    const entry = (schema.entries?.[key] ?? schema.value) as Schema;
    const { [key]: _gone, ...others } = object;
    const isOptional = entry.type === 'exact_optional' || entry.type === 'optional' || schema.type === 'record';
    const missing = isOptional ? [] : [{ what: `no ${key} in ${at}`, payload: put(others) }];
    return [...missing, ...spoilt(entry, part, (next) => put({ ...object, [key]: next }), `${at}.${key}`)];
  });
  return [...extra, symbol, ...parts];
}

const calls = CALL_NAMES.map((name) => {
  const schema = payloadSchemas[name] as unknown as Schema;
  const whole = example(schema);
  return [name, whole, spoilt(schema, whole, (part) => part)] as const;
});

describe.each(calls)('%s', (name, whole, damaged) => {
  it('takes what it is for', async () => {
    expect(await call(name, whole)).toEqual({ ok: true, value: null });
    expect(carriedOut).toHaveLength(1);
  });

  it('takes nothing else, wherever in its payload that stands', async () => {
    const taken: string[] = [];
    for (const { what, payload } of damaged) {
      const answer = await call(name, payload);
      if (JSON.stringify(answer) !== '{"ok":false,"refusal":"bad-payload"}') taken.push(what);
    }
    expect(taken).toEqual([]);
    expect(carriedOut).toEqual([]);
    expect(damaged.length).toBeGreaterThan(GARBAGE.length);
  });
});

it.each(HUGE)('%s is refused', async (_what, payload) => {
  expect(await call('setRates', payload)).toEqual({ ok: false, refusal: 'bad-payload' });
  expect(await call('setRates', { currency: 'USD', rates: payload })).toEqual({ ok: false, refusal: 'bad-payload' });
});

it('a payload of any kind is carried out whole or refused, and changes nothing of the language', async () => {
  const names = Object.getOwnPropertyNames(Object.prototype).toSorted();
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'connectionId', 'draftId', 'values')),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CALL_NAMES), anything, async (name, payload) => {
      carriedOut = [];
      const answer = await call(name, payload);
      if (carriedOut.length === 0) expect(answer).toEqual({ ok: false, refusal: 'bad-payload' });
      else expect(JSON.parse(JSON.stringify(carriedOut[0]))).toEqual(payload);
    }),
    { numRuns: 3_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(names);
});
