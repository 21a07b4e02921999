import * as v from 'valibot';
import type { Place } from './place.ts';
import type { ProblemList } from './problems.ts';
import { isProvisioningWord, type ProvisioningWord } from './words.ts';

type Schemas = Readonly<Record<string, v.GenericSchema>>;

/** What could be read of an object: each entry by itself, so that one fault does not hide the others. */
export type Read<Entries extends Schemas> = {
  readonly [Name in keyof Entries]?: v.InferOutput<Entries[Name]>;
};

/**
 * Reads the entries of an object and reports all that does not fit.
 * @returns `null` where it is no object at all
 */
export function readEntries<Entries extends Schemas>(
  place: Place,
  value: unknown,
  entries: Entries,
  required: readonly (keyof Entries & string)[],
  problems: ProblemList,
): Read<Entries> | null {
  if (!isObject(value)) {
    problems.add(place, 'shape.object');
    return null;
  }
  for (const name of required) {
    if (!Object.hasOwn(value, name)) problems.add([...place, name], 'shape.missing', { name });
  }
  const read: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    const schema = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (schema === undefined) {
      problems.add([...place, name], 'shape.unknown');
      continue;
    }
    const result = v.safeParse(schema, given);
    if (result.success) read[name] = result.output;
    else for (const issue of result.issues) report([...place, name], issue, problems);
  }
  return read as Read<Entries>;
}

/** @returns an empty list where it is none */
export function readList(
  place: Place,
  value: unknown,
  most: number,
  problems: ProblemList,
): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.add(place, 'shape.array');
    return [];
  }
  if (value.length > most) problems.add(place, 'shape.too-many', { limit: most });
  return value.slice(0, most) as unknown[];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function report(place: Place, issue: v.BaseIssue<unknown>, problems: ProblemList): void {
  const inner = (issue.path ?? []).map(({ key }) => key as string | number);
  const at = [...place, ...inner];
  const { type, expected, received, requirement } = issue;
  if (isProvisioningWord(issue.message)) problems.add(at, issue.message);
  else if (type === 'strict_object' && expected === 'never') problems.add(at, 'shape.unknown');
  else if (received === 'undefined') {
    problems.add(at, 'shape.missing', { name: String(at.at(-1)) });
  } else if (type === 'picklist') {
    const list = (expected ?? '').replace(/^\(|\)$/g, '').replaceAll(' | ', ', ');
    problems.add(at, 'shape.one-of', { list });
  } else if (type === 'max_length') {
    const word = Array.isArray(issue.input) ? 'shape.too-many' : 'shape.too-long';
    problems.add(at, word, { limit: Number(requirement) });
  } else if (type === 'min_value') problems.add(at, 'shape.at-least', { limit: Number(requirement) });
  else if (type === 'max_value') problems.add(at, 'shape.at-most', { limit: Number(requirement) });
  else problems.add(at, KINDS[type] ?? 'shape.other');
}

const KINDS: Readonly<Record<string, ProvisioningWord>> = {
  string: 'shape.string',
  number: 'shape.number',
  integer: 'shape.integer',
  boolean: 'shape.boolean',
  array: 'shape.array',
  strict_object: 'shape.object',
};
