/** Where one secret lies. No secret itself: safe in the settings. */
export interface SecretEntry {
  /** `session`: kept in memory until the app quits. */
  readonly kept: 'keychain' | 'session';
  /** Counts replacements; a new secret is written beside the old one before the index moves over. */
  readonly generation: number;
  readonly chunks: number;
}

/**
 * Which connection has which secrets. With it “not there” can be told from “never entered”: a locked keyring
 * answers like an empty one.
 */
export interface SecretIndex {
  readonly entries: Readonly<Record<string, Readonly<Record<string, SecretEntry>>>>;
  /** Items that may lie in the keychain without an entry (replaced, or being written); to be deleted. */
  readonly orphans: readonly string[];
  /** Whether the sentinel item was ever written: only then does its absence mean “locked”. */
  readonly sentinel: boolean;
}

export const emptyIndex: SecretIndex = { entries: {}, orphans: [], sentinel: false };

/** Keeps the index; `update` must have it on disk before it returns. */
export interface IndexStore {
  read(): SecretIndex;
  /** @throws NotSaved where it cannot be written, and it has not changed then */
  update(change: (index: SecretIndex) => SecretIndex): void;
}

/** The keychain items of one secret, in order. */
export function itemNames(connectionId: string, field: string, entry: SecretEntry): string[] {
  return Array.from(
    { length: entry.chunks },
    (_, chunk) => `${connectionId}/${field}/${entry.generation}/${chunk}`,
  );
}
