import { itemNames, type SecretEntry, type SecretIndex } from './index-types.ts';

/** The keychain items of the given fields of a connection, or of all. */
export function keychainItems(
  index: SecretIndex,
  connectionId: string,
  fields?: readonly string[],
): string[] {
  return Object.entries(index.entries[connectionId] ?? {})
    .filter(([field, { kept }]) => includes(fields, field) && kept === 'keychain')
    .flatMap(([field, entry]) => itemNames(connectionId, field, entry));
}

/**
 * The index once new secrets count. Those they replace, and those that are dropped, leave it in the same step; their
 * items become orphans.
 * @param fresh the new entries, whose items are in the keychain already
 */
export function withSecrets(
  index: SecretIndex,
  connectionId: string,
  fresh: Readonly<Record<string, SecretEntry>>,
  dropping: readonly string[],
): SecretIndex {
  const going = [...Object.keys(fresh), ...dropping];
  const written = Object.entries(fresh).flatMap(([field, entry]) =>
    itemNames(connectionId, field, entry),
  );
  const orphans = [...index.orphans, ...keychainItems(index, connectionId, going)];
  return {
    ...index,
    entries: {
      ...index.entries,
      [connectionId]: { ...staying(index, connectionId, going), ...fresh },
    },
    orphans: orphans.filter((item) => !written.includes(item)),
  };
}

/** The index without the given fields of a connection, or without all of it; their items become orphans. */
export function withoutSecrets(
  index: SecretIndex,
  connectionId: string,
  fields?: readonly string[],
): SecretIndex {
  const { [connectionId]: _gone, ...others } = index.entries;
  const left = staying(index, connectionId, fields);
  return {
    ...index,
    entries: Object.keys(left).length === 0 ? others : { ...others, [connectionId]: left },
    orphans: [...index.orphans, ...keychainItems(index, connectionId, fields)],
  };
}

function staying(
  index: SecretIndex,
  connectionId: string,
  going: readonly string[] | undefined,
): Record<string, SecretEntry> {
  const entries = Object.entries(index.entries[connectionId] ?? {});
  return Object.fromEntries(entries.filter(([field]) => !includes(going, field)));
}

const includes = (fields: readonly string[] | undefined, field: string): boolean =>
  fields?.includes(field) ?? true;
