import { LosslessNumber, parse, stringify } from 'lossless-json';

/** Whole numbers from 0 up to and without `below`. */
export type Random = (below: number) => number;

/** A way to damage something, told apart in what is printed. */
export interface Damage<T> {
  readonly name: string;
  readonly apply: (value: T, random: Random) => T;
}

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;

/** What a broken server, a broken proxy or somebody in between could put in the place of a value. */
const TOKENS = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '0',
  '-1',
  '-0',
  '1e2',
  '1E400',
  '1e-400',
  '0.1',
  '100.0',
  '00',
  '+1',
  '0x10',
  'NaN',
  'Infinity',
  '9007199254740993',
  '9'.repeat(60),
  '"100"',
  '" 100"',
  '"1,000"',
  '"１００"',
  '"-5"',
  '"NaN"',
  '"S"',
  '"F"',
  '"U"',
  '"00"',
  '"USD"',
  '"usd"',
  '"__proto__"',
  '"\\ud800"',
  '"\\u0000"',
  '"<!doctype html>"',
  '{"currency":"USD","value":"1"}',
  '[{"currency":"USD","value":1}]',
] as const;

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  'result',
  'code',
  'status',
  'data',
  'value',
  'currency',
  'accountBalances',
  'accountInfos',
  'amount',
  'availableBalance',
  '',
] as const;

/** Where an answer says how it went, and what is nearly the word for success. */
const OUTCOMES = /^(?:code|status|resultStatus|resultCode)$/;
const NEARLY = ['0', '"0"', '"00"', '"01"', '"000"', '1', '"S"', '"s"', '"SUCCESS"', '"F"', '"U"', '" S"', '""', 'null', 'true', '["S"]'];

/** A place in a JSON value: the object or list it is in, and its name there. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly name: string | number;
}

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof LosslessNumber) return found;
  const holder = value as Record<string, unknown> | unknown[];
  for (const name of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
    found.push({ holder, name });
    placesIn(Reflect.get(holder, name), found);
  }
  return found;
}

/** Damages a JSON text as a value: what comes out is JSON, unless the replacement is none. */
function inValue(
  name: string,
  change: (place: Place, places: readonly Place[], random: Random) => void,
): Damage<string> {
  return {
    name,
    apply(text, random) {
      let value: unknown;
      try {
        value = parse(text);
      } catch {
        return text;
      }
      const places = placesIn(value);
      if (places.length === 0) return text;
      change(pick(places, random), places, random);
      return (stringify(value) ?? '').replaceAll(/"@@(\w)(\d+)@@"/g, (_, list: string, index: string) =>
        ((list === 't' ? TOKENS : NEARLY)[Number(index)] ?? ''),
      );
    },
  };
}

const put = ({ holder, name }: Place, value: unknown): void => void Reflect.set(holder, name, value);
const at = ({ holder, name }: Place): unknown => Reflect.get(holder, name);

const VALUE_DAMAGE: readonly Damage<string>[] = [
  inValue('value removed', ({ holder, name }) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else Reflect.deleteProperty(holder, name);
  }),
  inValue('value replaced', (place, _places, random) => put(place, `@@t${random(TOKENS.length)}@@`)),
  inValue('outcome changed', (_place, places, random) => {
    const outcomes = places.filter(({ name }) => OUTCOMES.test(String(name)));
    if (outcomes.length > 0) put(pick(outcomes, random), `@@n${random(NEARLY.length)}@@`);
  }),
  inValue('value from elsewhere', (place, places, random) => {
    const other = at(pick(places, random));
    // A copy: a value must not come to hold itself.
    put(place, parse(stringify(other) ?? 'null'));
  }),
  inValue('name changed', (place, _places, random) => {
    if (Array.isArray(place.holder)) return;
    const value = at(place);
    Reflect.deleteProperty(place.holder, place.name);
    Object.defineProperty(place.holder, pick(NAMES, random), { value, enumerable: true, configurable: true, writable: true });
  }),
  inValue('value wrapped', (place, _places, random) =>
    put(place, random(2) === 0 ? [at(place)] : { value: at(place) }),
  ),
  inValue('item twice', ({ holder, name }) => {
    if (Array.isArray(holder)) holder.push(parse(stringify(holder[Number(name)]) ?? 'null'));
  }),
  inValue('digit changed', (place, _places, random) => {
    const value = at(place);
    const text = value instanceof LosslessNumber ? value.value : typeof value === 'string' ? value : '';
    const digits = [...text.matchAll(/\d/g)];
    if (digits.length === 0) return;
    const { index } = pick(digits, random);
    const changed = `${text.slice(0, index)}${random(10)}${text.slice(index + 1)}`;
    if (value instanceof LosslessNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(changed)) {
      put(place, new LosslessNumber(changed));
    } else if (typeof value === 'string') put(place, changed);
  }),
  inValue('number as text, text as number', (place) => {
    const value = at(place);
    if (value instanceof LosslessNumber) put(place, value.value);
    else if (typeof value === 'string' && /^-?(?:0|[1-9]\d{0,30})$/.test(value)) put(place, new LosslessNumber(value));
  }),
];

const BITS = ['{', '}', '[', ']', '"', ':', ',', '\\', '0', '9', '-', '.', 'e', ' ', '\n', '\u0000', '\uFEFF', 'é', '\u2028', ...TOKENS];

const TEXT_DAMAGE: readonly Damage<string>[] = [
  {
    name: 'character changed',
    apply: (text, random) => {
      const index = random(text.length + 1);
      return text.slice(0, index) + pick(BITS, random) + text.slice(index + 1);
    },
  },
  {
    name: 'characters added',
    apply: (text, random) => {
      const index = random(text.length + 1);
      return text.slice(0, index) + pick(BITS, random) + text.slice(index);
    },
  },
  {
    name: 'characters removed',
    apply: (text, random) => {
      const index = random(text.length + 1);
      return text.slice(0, index) + text.slice(index + 1 + random(20));
    },
  },
  { name: 'cut off', apply: (text, random) => text.slice(0, random(text.length + 1)) },
  { name: 'begins late', apply: (text, random) => text.slice(random(text.length + 1)) },
  {
    name: 'piece twice',
    apply: (text, random) => {
      const from = random(text.length + 1);
      const to = from + random(60);
      return text.slice(0, to) + text.slice(from);
    },
  },
  { name: 'whole twice', apply: (text) => text + text },
  {
    name: 'name twice',
    apply: (text, random) => {
      const names = [...text.matchAll(/"(\w+)"\s*:/g)];
      if (names.length === 0) return text;
      const { index, 0: name } = pick(names, random);
      return `${text.slice(0, index)}${name}${pick(TOKENS, random)},${text.slice(index)}`;
    },
  },
  { name: 'something else entirely', apply: (_text, random) => pick(BITS, random) },
  { name: 'very deep', apply: (text, random) => `${'['.repeat(random(20_000))}${text}` },
];

const JSON_DAMAGE: readonly Damage<string>[] = [...VALUE_DAMAGE, ...VALUE_DAMAGE, ...TEXT_DAMAGE];

/** Damages a JSON text in one to three ways. @returns the bytes, and how they came about */
export function mutate(text: string, random: Random): { readonly bytes: Buffer; readonly how: readonly string[] } {
  const how: string[] = [];
  let result = text;
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const damage = pick(JSON_DAMAGE, random);
    how.push(damage.name);
    result = damage.apply(result, random);
  }
  const bytes = Buffer.from(result, 'utf8');
  if (random(20) > 0 || bytes.length === 0) return { bytes, how };
  // Bytes that are no text at all.
  bytes[random(bytes.length)] = random(256);
  return { bytes, how: [...how, 'byte changed'] };
}

/** Damages a header as one that is copied by hand or by a proxy is damaged. */
export function mutateHeader(text: string, random: Random): string {
  const damage = pick<(value: string) => string>(
    [
      (value) => TEXT_DAMAGE[random(6)]?.apply(value, random) ?? value,
      (value) => value.replaceAll('%2B', ' ').replaceAll('+', ' '),
      (value) => decodeOr(value),
      (value) => value.toLowerCase(),
      (value) => `${value},${value}`,
      (value) => value.replace(/signature=/, 'signature=,signature='),
      () => '',
      (value) => encodeURIComponent(value),
    ],
    random,
  );
  return damage(text).replaceAll(/[^\x20-\x7e]/g, '');
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
