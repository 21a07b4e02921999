import type { BalanceKey } from '../domain/balance.ts';

/** By connection id, then balance. */
export type ByBalance<T> = Readonly<Record<string, Readonly<Record<BalanceKey, T>>>>;

/** One entry changed, or with `null` taken away. */
export function withEntry<T>(
  all: ByBalance<T>,
  connectionId: string,
  key: BalanceKey,
  entry: T | null,
): ByBalance<T> {
  const { [key]: _before, ...rest } = all[connectionId] ?? {};
  const entries = entry === null ? rest : { ...rest, [key]: entry };
  const { [connectionId]: _entries, ...others } = all;
  return Object.keys(entries).length === 0 ? others : { ...others, [connectionId]: entries };
}

/**
 * Every entry as `change` gives it back; `null` takes it away. Where nothing changed the very same object comes back, which
 * is how others tell that there is nothing to write.
 */
export function mapEntries<T>(
  all: ByBalance<T>,
  change: (entry: T, connectionId: string, key: BalanceKey) => T | null,
): ByBalance<T> {
  let next = all;
  for (const [connectionId, entries] of Object.entries(all)) {
    for (const [key, entry] of Object.entries(entries)) {
      const changed = change(entry, connectionId, key);
      if (changed !== entry) next = withEntry(next, connectionId, key, changed);
    }
  }
  return next;
}

/** The entries for which `keep` holds; the very same object where that is all of them. */
export function filterRecord<T>(
  all: Readonly<Record<string, T>>,
  keep: (name: string, entry: T) => boolean,
): Readonly<Record<string, T>> {
  const entries = Object.entries(all);
  const kept = entries.filter(([name, entry]) => keep(name, entry));
  return kept.length === entries.length ? all : Object.fromEntries(kept);
}
