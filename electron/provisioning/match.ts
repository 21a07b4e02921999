import { isDeepStrictEqual } from 'node:util';
import type { ConnectionConfig } from '../domain/connection.ts';
import { activeFields, type ProviderDescriptor } from '../domain/descriptor.ts';
import type { FileConnection } from './read-setup.ts';

type Config = Pick<ConnectionConfig, 'id' | 'providerId' | 'environmentId' | 'label' | 'values'>;

/**
 * Finds for each connection of a file the one it is about: by its id; else by provider, environment and name; else by
 * provider, environment and the numbers that provider knows the merchant by. A connection is meant at most once.
 * @returns in the order of the file; `undefined` for those that are new
 */
export function matchConnections<Existing extends Config>(
  file: readonly FileConnection[],
  existing: readonly Existing[],
  descriptorOf: (providerId: string) => ProviderDescriptor | undefined,
): readonly (Existing | undefined)[] {
  const found = new Map<FileConnection, Existing>();
  const free = (): readonly Existing[] => {
    const taken = new Set(found.values());
    return existing.filter((one) => !taken.has(one));
  };
  const ways = [
    isSameId,
    isSameName,
    (one: FileConnection, other: Existing) => isSameMerchant(one, other, descriptorOf),
  ];
  for (const isSame of ways) {
    for (const one of file) {
      if (found.has(one)) continue;
      const [match, another] = free().filter((other) => isSame(one, other));
      if (match !== undefined && another === undefined) found.set(one, match);
    }
  }
  return file.map((one) => found.get(one));
}

function isSameId({ head }: FileConnection, { id }: Config): boolean {
  return head.id === id;
}

function isSamePlace({ head }: FileConnection, { providerId, environmentId }: Config): boolean {
  return head.provider === providerId && head.environment === environmentId;
}

function isSameName(one: FileConnection, other: Config): boolean {
  return isSamePlace(one, other) && one.head.label?.trim() === other.label;
}

function isSameMerchant(
  one: FileConnection,
  other: Config,
  descriptorOf: (providerId: string) => ProviderDescriptor | undefined,
): boolean {
  const descriptor = descriptorOf(other.providerId);
  if (descriptor === undefined || !isSamePlace(one, other)) return false;
  const telling = activeFields(descriptor, other.values).filter(
    (field) =>
      field.required &&
      (field.kind === 'accounts' || (field.kind === 'text' && field.initial === undefined)),
  );
  return (
    telling.length > 0 &&
    telling.every(({ id }) => isDeepStrictEqual(one.values[id], other.values[id]))
  );
}
