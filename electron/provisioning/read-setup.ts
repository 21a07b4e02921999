import * as v from 'valibot';
import type { FieldValue } from '../domain/connection.ts';
import { isObject, readEntries, readList, type Read } from './check-shape.ts';
import {
  FILE_VERSION,
  MAX_CONNECTIONS,
  MAX_LINES,
  alertEntries,
  alertKindEntries,
  calendarEntries,
  connectionEntries,
  fieldValue,
  lineEntries,
  preferenceEntries,
  topEntries,
} from './file-format.ts';
import { reportInlineSecrets } from './inline-secrets.ts';
import type { Place } from './place.ts';
import type { ProblemList } from './problems.ts';

/** A secret as the file names it; where each is read from stands in the file's source. */
export type SecretReference =
  /** It is there already, or will be entered in the window. */
  | { readonly kind: 'later' }
  | { readonly kind: 'whole'; readonly place: Place; readonly passphrase: Place | null }
  | { readonly kind: 'tokens'; readonly parts: Readonly<Partial<Record<TokenName, Place>>> };

type TokenName = 'accessToken' | 'refreshToken';

type Line = Read<typeof lineEntries> & { readonly place: Place };

/** One connection of the file, as far as it has the shape of one. */
export interface FileConnection {
  readonly place: Place;
  readonly head: Omit<Read<typeof connectionEntries>, 'values' | 'secrets' | 'lines'>;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** `null` where what stands there is no reference. */
  readonly secrets: Readonly<Record<string, SecretReference | null>>;
  readonly lines: readonly Line[];
}

export interface SetupFile {
  readonly connections: readonly FileConnection[];
  readonly alerts: Omit<Read<typeof alertEntries>, 'kinds'> & {
    readonly kinds?: Read<typeof alertKindEntries>;
  };
  readonly preferences: Read<typeof preferenceEntries>;
  readonly calendar: Read<typeof calendarEntries>;
}

const NOTHING: SetupFile = { connections: [], alerts: {}, preferences: {}, calendar: {} };

/** Reads what has the right shape, and reports everything else. */
export function readSetup(value: unknown, problems: ProblemList): SetupFile {
  reportInlineSecrets([], value, problems);
  // What another version means by its entries is not known here.
  if (isObject(value) && Object.hasOwn(value, 'plimsoll') && value['plimsoll'] !== FILE_VERSION) {
    problems.add(['plimsoll'], 'shape.version', { version: FILE_VERSION });
    return NOTHING;
  }
  const top = readEntries([], value, topEntries, ['plimsoll'], problems);
  if (top === null) return NOTHING;
  const list = readList(['connections'], top.connections, MAX_CONNECTIONS, problems);
  return {
    connections: list.flatMap((one, index) => {
      const connection = readConnection(['connections', index], one, problems);
      return connection === null ? [] : [connection];
    }),
    alerts: readAlerts(top.alerts, problems),
    preferences: readPart('preferences', top.preferences, preferenceEntries, problems),
    calendar: readPart('calendar', top.calendar, calendarEntries, problems),
  };
}

function readPart<Entries extends Readonly<Record<string, v.GenericSchema>>>(
  name: string,
  value: unknown,
  entries: Entries,
  problems: ProblemList,
): Read<Entries> {
  if (value === undefined) return {};
  return readEntries([name], value, entries, [], problems) ?? {};
}

function readAlerts(value: unknown, problems: ProblemList): SetupFile['alerts'] {
  const { kinds, ...choices } = readPart('alerts', value, alertEntries, problems);
  if (kinds === undefined) return choices;
  const read = readEntries(['alerts', 'kinds'], kinds, alertKindEntries, [], problems);
  return { ...choices, kinds: read ?? {} };
}

function readConnection(
  place: Place,
  value: unknown,
  problems: ProblemList,
): FileConnection | null {
  const required = ['provider', 'environment', 'label'] as const;
  const read = readEntries(place, value, connectionEntries, required, problems);
  if (read === null) return null;
  const { values, secrets, lines, ...head } = read;
  return {
    place,
    head,
    values: readValues([...place, 'values'], values, problems),
    secrets: readSecrets([...place, 'secrets'], secrets, problems),
    lines: readList([...place, 'lines'], lines, MAX_LINES, problems).flatMap((line, index) => {
      const at = [...place, 'lines', index];
      const required = ['account', 'type', 'currency'] as const;
      const entries = readEntries(at, line, lineEntries, required, problems);
      return entries === null ? [] : [{ ...entries, place: at }];
    }),
  };
}

/** The entries of an object whose names are not known here. */
function entriesOf(
  place: Place,
  value: unknown,
  problems: ProblemList,
): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (isObject(value)) return Object.entries(value);
  problems.add(place, 'shape.object');
  return [];
}

function readValues(
  place: Place,
  value: unknown,
  problems: ProblemList,
): FileConnection['values'] {
  const read = entriesOf(place, value, problems).flatMap(([name, given]) => {
    const result = v.safeParse(fieldValue, given);
    if (result.success) return [[name, result.output] as const];
    problems.add([...place, name], 'shape.value');
    return [];
  });
  return Object.fromEntries(read);
}

function readSecrets(
  place: Place,
  value: unknown,
  problems: ProblemList,
): FileConnection['secrets'] {
  const read = entriesOf(place, value, problems).map(
    ([name, given]) => [name, readReference([...place, name], given, problems)] as const,
  );
  return Object.fromEntries(read);
}

/** Whether a value names where something is read from, rather than being it. */
export function isSource(value: unknown): boolean {
  return value === '-' || (isObject(value) && isPath(value['file']));
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 4_096 && !/\p{Cc}/u.test(value);
}

function readReference(
  place: Place,
  value: unknown,
  problems: ProblemList,
): SecretReference | null {
  if (value === null) return { kind: 'later' };
  if (value === '-') return { kind: 'whole', place, passphrase: null };
  if (!isObject(value)) {
    problems.add(place, typeof value === 'string' ? 'secret.inline' : 'shape.secret');
    return null;
  }
  const names = Object.hasOwn(value, 'file')
    ? ['file', 'passphrase']
    : ['accessToken', 'refreshToken'];
  if (!onlyThese(place, value, names, problems)) return null;
  if (Object.hasOwn(value, 'file')) {
    const passphrase = Object.hasOwn(value, 'passphrase') ? [...place, 'passphrase'] : null;
    const pathFits = fits([...place, 'file'], value['file'], problems);
    const passphraseFits =
      passphrase === null || isGoodSource(passphrase, value['passphrase'], problems);
    return pathFits && passphraseFits ? { kind: 'whole', place, passphrase } : null;
  }
  const parts = names.filter((name) => Object.hasOwn(value, name));
  if (parts.length === 0) {
    problems.add(place, 'shape.secret');
    return null;
  }
  const good = parts.map((name) => isGoodSource([...place, name], value[name], problems));
  if (good.includes(false)) return null;
  return {
    kind: 'tokens',
    parts: Object.fromEntries(parts.map((name) => [name, [...place, name]])),
  };
}

function onlyThese(
  place: Place,
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
  problems: ProblemList,
): boolean {
  const others = Object.keys(value).filter((name) => !names.includes(name));
  for (const name of others) {
    problems.add([...place, name], name === 'env' ? 'secret.env' : 'shape.secret');
  }
  return others.length === 0;
}

function isGoodSource(place: Place, value: unknown, problems: ProblemList): boolean {
  if (value === '-') return true;
  if (!isObject(value)) {
    problems.add(place, typeof value === 'string' ? 'secret.inline' : 'shape.secret');
    return false;
  }
  if (!onlyThese(place, value, ['file'], problems)) return false;
  return fits([...place, 'file'], value['file'], problems);
}

function fits(place: Place, path: unknown, problems: ProblemList): boolean {
  if (isPath(path)) return true;
  problems.add(place, 'shape.path');
  return false;
}
