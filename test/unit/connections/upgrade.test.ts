import { expect, it } from 'vitest';
import { upgraded } from '../../../electron/connections/upgrade.ts';
import type { ConnectionConfig, FieldValues } from '../../../electron/domain/connection.ts';
import { connection } from '../monitor/harness.ts';

const of = (id: string, providerId: string, values: FieldValues): ConnectionConfig =>
  connection(id, { providerId, values });
const provider = (id: string) => {
  if (id === 'grown') return { upgrade: (values: FieldValues) => ({ kinds: 'A', ...values }) };
  return id === 'same' ? {} : undefined;
};

it('brings stored values into today’s form, and nothing else', () => {
  const old = of('1', 'grown', { id: 'x' });
  const others = [of('2', 'same', { id: 'y' }), of('3', 'gone', { id: 'z' })];
  expect(upgraded([old, ...others], provider)).toEqual([
    { ...old, values: { kinds: 'A', id: 'x' } },
    ...others,
  ]);
});

it('changes nothing where all of them have it', () => {
  expect(upgraded([of('1', 'grown', { id: 'x', kinds: 'B' })], provider)).toBeNull();
  expect(upgraded([], provider)).toBeNull();
});
