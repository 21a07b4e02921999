import { expect, test } from 'vitest';
import {
  accountEntries,
  textValue,
  type ConnectionConfig,
} from '../../../electron/domain/connection.ts';
import {
  activeFields,
  environmentOf,
  isSecretField,
} from '../../../electron/domain/descriptor.ts';
import { providers } from '../../../electron/providers/registry.ts';

const accounts = [{ accountNo: '1', role: 'pay-in' }] as const;
const connection: ConnectionConfig = {
  id: 'c1',
  providerId: 'any',
  environmentId: 'sandbox',
  label: 'Any',
  enabled: true,
  baseUrl: 'https://example.com',
  plainHttpConsent: false,
  intervalMs: 60_000,
  values: { name: 'x', accounts },
};

test('a value of the wrong shape or none reads as empty, never as something else', () => {
  expect(textValue(connection, 'name')).toBe('x');
  expect(textValue(connection, 'accounts')).toBe('');
  expect(textValue(connection, 'absent')).toBe('');
  expect(accountEntries(connection, 'accounts')).toEqual(accounts);
  expect(accountEntries(connection, 'name')).toEqual([]);
  expect(accountEntries(connection, 'absent')).toEqual([]);
});

test('a field that hangs on another exists only while that one has its value', () => {
  const descriptor = providers
    .map((provider) => provider.descriptor)
    .find((candidate) => candidate.fields.some(({ when }) => when?.field === 'signType'));
  if (descriptor === undefined) throw new Error('no provider has a conditional field');
  const secrets = (values: Record<string, string>): string[] =>
    activeFields(descriptor, values).filter(isSecretField).map(({ id }) => id);
  expect(secrets({ signType: 'SHA256-RSA' })).toEqual(['privateKey']);
  expect(secrets({ signType: 'MD5' })).toEqual(['signKey']);
  expect(secrets({})).toEqual([]);
});

test('an environment nobody described is undefined', () => {
  const [first] = providers;
  if (first === undefined) throw new Error('no provider');
  expect(environmentOf(first.descriptor, 'simulator')?.kind).toBe('demo');
  expect(environmentOf(first.descriptor, 'moon')).toBeUndefined();
});
