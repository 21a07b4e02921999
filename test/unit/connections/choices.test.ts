import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../electron/connections/validate.ts';
import type { ChoicesField, Field } from '../../../electron/domain/descriptor.ts';
import { providerDescriptor } from './descriptor.ts';
import { values } from './harness.ts';

const text = { en: '', 'zh-CN': '' };
const option = (value: string) => ({ value, label: text });
const choices = (required: boolean): ChoicesField => ({
  kind: 'choices',
  id: 'types',
  label: text,
  help: text,
  required,
  options: [option('A'), option('B'), option('C')],
});

function check(given: string | undefined, required = true) {
  const when = { field: 'types', is: ['B', 'C'] };
  const forB: Field = { ...choices(false), kind: 'text', id: 'forB', maxLength: 9, when };
  const descriptor = { ...providerDescriptor, fields: [choices(required), forB] };
  const types = given === undefined ? {} : { types: given };
  const draft = { ...values, values: { forB: 'x', ...types } };
  const around = { hasSecret: () => true, labelTaken: () => false };
  const result = checkDraft(descriptor, draft, around);
  return result.ok ? result.checked.values : result.errors;
}

describe('a field with any number of choices', () => {
  it('keeps each once, in the order of the options', () => {
    expect(check('C,A,C')).toEqual({ types: 'A,C', forB: 'x' });
  });

  it('brings the fields along that one of them asks for', () => {
    expect(check('A')).toEqual({ types: 'A' });
    expect(check('A,B')).toEqual({ types: 'A,B', forB: 'x' });
  });

  it('takes only what was offered', () => {
    expect(check('A,D')).toEqual([{ field: 'types', error: 'unknown-choice' }]);
    expect(check('A,,B')).toEqual([{ field: 'types', error: 'unknown-choice' }]);
  });

  it.each(['', undefined])('needs at least one where it is required: %j', (given) => {
    expect(check(given)).toEqual([{ field: 'types', error: 'required' }]);
    expect(check(given, false)).toEqual({ types: '' });
  });
});
