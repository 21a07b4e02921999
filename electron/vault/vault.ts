import type { KeychainState } from '../contract/types.ts';
import { splitIntoChunks } from './chunks.ts';
import { keychainItems, withSecrets, withoutSecrets } from './index-changes.ts';
import { itemNames, type IndexStore, type SecretEntry, type SecretIndex } from './index-types.ts';
import { KeychainError, type Keychain } from './keychain.ts';
import { NotSaved } from './not-saved.ts';

/** Not secret. Readable: the keychain is open. Not readable and not writable: it is locked. */
export const SENTINEL = 'sentinel';
const SENTINEL_VALUE = 'Plimsoll can read this keychain.';

/** The index says there is a secret and an open keychain says there is none. */
export class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}

/**
 * Applies a change to the index, together with others of its own, in one write that is on disk before it returns.
 * @throws NotSaved where it cannot be written, and nothing has changed then
 */
export type Commit = (change: (index: SecretIndex) => SecretIndex) => void;

/** The new secrets of one connection, by field. */
export interface SecretChange {
  readonly connectionId: string;
  readonly secrets: ReadonlyMap<string, string>;
  /** Fields whose secrets leave the index in the same step as the new ones enter it. */
  readonly dropping?: readonly string[];
}

export interface Vault {
  state(): KeychainState;
  /**
   * Finds out how the keychain stands. The system may ask the user for a password meanwhile, so this is for what a
   * person does, never for a timer.
   * @param insist whether to write where nothing can be read, which tells a locked keychain from an emptied one
   */
  probe(insist: boolean): Promise<KeychainState>;
  /** A call that was given up on as busy came to its end: with a value, or refused. */
  settled(succeeded: boolean): void;
  /** Field ids with their entries; empty for a connection without secrets. */
  entries(connectionId: string): Readonly<Record<string, SecretEntry>>;
  /** @throws SecretMissing, KeychainError */
  read(connectionId: string, field: string): Promise<string>;
  /** Writes all of `secrets` or changes nothing. @throws KeychainError, NotSaved */
  write(
    connectionId: string,
    secrets: ReadonlyMap<string, string>,
    keep: 'keychain' | 'session',
    along?: {
      /** Fields whose secrets leave the index in the same step as the new ones enter it. */
      readonly dropping?: readonly string[];
      /** Makes that step, in place of the index's own update. */
      readonly commit?: Commit;
    },
  ): Promise<void>;
  /** As `write`, for several connections: the secrets of all of them are written, or nothing changes. @throws KeychainError, NotSaved */
  writeAll(
    changes: readonly SecretChange[],
    keep: 'keychain' | 'session',
    commit?: Commit,
  ): Promise<void>;
  /** Forgets the connection's secrets without touching the keychain; what lies there is deleted once it is open. @throws NotSaved */
  forget(connectionId: string, commit?: Commit): void;
  /**
   * Deletes the given fields' secrets, or all of the connection.
   * @throws KeychainError if it is not open, NotSaved if the index cannot be written, and deletes nothing then
   */
  remove(connectionId: string, fields?: readonly string[], commit?: Commit): Promise<void>;
}

/**
 * Secrets by connection and field. Each is read from the keychain at most once a session; parallel reads share one call.
 * @param onState told whenever the state of the keychain changed
 */
export function createVault(
  keychain: Keychain,
  index: IndexStore,
  onState: (state: KeychainState) => void,
): Vault {
  // Nothing is known against it yet; the first read or write of the session finds out.
  let state: KeychainState = 'ready';
  let opened = false;
  let probing: { readonly insist: boolean; readonly result: Promise<KeychainState> } | undefined;
  const known = new Map<string, Promise<string>>();
  /** Items of writes under way: they are listed as orphans until the index has them. */
  const writing = new Set<string>();
  const cacheKey = (connectionId: string, field: string): string => `${connectionId}/${field}`;

  function setState(next: KeychainState): KeychainState {
    if (next !== state) {
      state = next;
      onState(next);
    }
    return next;
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof KeychainError) setState(error.state);
      throw error;
    }
  }

  /** Parallel probes share one call, and so at most one prompt; insisting adds to a probe that does not. */
  function probe(insist: boolean): Promise<KeychainState> {
    if (probing !== undefined && (probing.insist || !insist)) return probing.result;
    const earlier = probing?.result ?? Promise.resolve(state);
    const result = earlier.then(() => probeOnce(insist));
    const mine = { insist, result };
    probing = mine;
    void result.finally(() => {
      if (probing === mine) probing = undefined;
    });
    return result;
  }

  async function probeOnce(insist: boolean): Promise<KeychainState> {
    try {
      if ((await keychain.get(SENTINEL)) === null) {
        const { sentinel } = index.read();
        if (!insist) return sentinel ? setState('locked') : state;
        await writeSentinel();
      }
    } catch (error) {
      // It took the item, so it is open; the index learns of that with the first secret.
      if (!(error instanceof NotSaved)) {
        return setState(error instanceof KeychainError ? error.state : 'missing');
      }
    }
    opened = true;
    setState('ready');
    await deleteOrphans();
    return state;
  }

  async function writeSentinel(): Promise<void> {
    await keychain.set(SENTINEL, SENTINEL_VALUE);
    index.update((current) => ({ ...current, sentinel: true }));
  }

  async function deleteOrphans(): Promise<void> {
    for (const item of index.read().orphans) {
      // A write may have taken the item up since the list was read.
      if (writing.has(item) || !index.read().orphans.includes(item)) continue;
      try {
        await keychain.delete(item);
      } catch {
        // Still in the list: the next probe tries again.
        return;
      }
      strikeOff(item);
    }
  }

  function strikeOff(item: string): void {
    try {
      index.update((current) => ({
        ...current,
        orphans: current.orphans.filter((orphan) => orphan !== item),
      }));
    } catch (error) {
      // Still in the list: the next probe deletes it once more, which does no harm.
      if (!(error instanceof NotSaved)) throw error;
    }
  }

  async function readFromKeychain(items: readonly string[]): Promise<string> {
    if (state === 'ready' && !opened) await probe(false);
    if (state !== 'ready') throw new KeychainError(state);
    const chunks: string[] = [];
    for (const item of items) {
      const chunk = await guarded(() => keychain.get(item));
      if (chunk === null) {
        const now = await probe(false);
        if (now !== 'ready') throw new KeychainError(now);
        throw new SecretMissing();
      }
      chunks.push(chunk);
    }
    return chunks.join('');
  }

  /** Takes secrets out of the index; their items are orphans from then on. */
  function drop(
    connectionId: string,
    fields?: readonly string[],
    commit: Commit = index.update,
  ): void {
    const going = fields ?? Object.keys(index.read().entries[connectionId] ?? {});
    commit((current) => withoutSecrets(current, connectionId, fields));
    for (const field of going) known.delete(cacheKey(connectionId, field));
  }

  async function writeAll(
    changes: readonly SecretChange[],
    keep: 'keychain' | 'session',
    commit: Commit = index.update,
  ): Promise<void> {
    const fresh = changes.map((change) => freshEntries(change, keep));
    const pieces = fresh.flatMap((one) => one.pieces);
    const items = pieces.map(([item]) => item);
    // Listed as orphans first: should the app die half-way, nothing stays in the keychain unnoticed.
    index.update((current) => ({ ...current, orphans: [...current.orphans, ...items] }));
    for (const item of items) writing.add(item);
    try {
      if (pieces.length > 0 && !index.read().sentinel) await guarded(writeSentinel);
      for (const [item, value] of pieces) await guarded(() => keychain.set(item, value));
    } finally {
      for (const item of items) writing.delete(item);
    }
    try {
      // Another field may have been written meanwhile, so only these change.
      commit((current) =>
        fresh.reduce(
          (whole, { connectionId, entries, dropping }) =>
            withSecrets(whole, connectionId, entries, dropping),
          current,
        ),
      );
    } catch (error) {
      if (pieces.length > 0) await deleteOrphans();
      throw error;
    }
    for (const { connectionId, secrets, dropping = [] } of changes) {
      for (const field of dropping) known.delete(cacheKey(connectionId, field));
      for (const [field, value] of secrets) {
        known.set(cacheKey(connectionId, field), Promise.resolve(value));
      }
    }
    if (keep === 'keychain') {
      setState('ready');
      await deleteOrphans();
    }
  }

  /** The entries of new secrets, and what goes into the keychain under which name. */
  function freshEntries(
    { connectionId, secrets, dropping = [] }: SecretChange,
    keep: 'keychain' | 'session',
  ) {
    const before = index.read().entries[connectionId] ?? {};
    const entries: Record<string, SecretEntry> = {};
    const pieces: (readonly [string, string])[] = [];
    for (const [field, value] of secrets) {
      const chunks = keep === 'keychain' ? splitIntoChunks(value) : [];
      const generation = (before[field]?.generation ?? 0) + 1;
      const entry: SecretEntry = { kept: keep, generation, chunks: chunks.length };
      entries[field] = entry;
      itemNames(connectionId, field, entry).forEach((item, n) => {
        pieces.push([item, chunks[n] as string]);
      });
    }
    return { connectionId, entries, pieces, dropping };
  }

  return {
    state: () => state,
    probe,
    settled: (succeeded) => void setState(succeeded ? 'ready' : 'locked'),
    entries: (connectionId) => index.read().entries[connectionId] ?? {},

    read(connectionId, field) {
      const key = cacheKey(connectionId, field);
      const running = known.get(key);
      if (running !== undefined) return running;
      const entry = index.read().entries[connectionId]?.[field];
      // A session secret that is not in memory went with the last session.
      if (entry === undefined || entry.kept === 'session') {
        return Promise.reject(new SecretMissing());
      }
      const reading = readFromKeychain(itemNames(connectionId, field, entry));
      known.set(key, reading);
      reading.catch(() => {
        // A secret written meanwhile has taken its place.
        if (known.get(key) === reading) known.delete(key);
      });
      return reading;
    },

    write: (connectionId, secrets, keep, { dropping = [], commit } = {}) =>
      writeAll([{ connectionId, secrets, dropping }], keep, commit),

    writeAll,

    async remove(connectionId, fields, commit) {
      if (keychainItems(index.read(), connectionId, fields).length > 0) {
        const now = await probe(true);
        if (now !== 'ready') throw new KeychainError(now);
      }
      drop(connectionId, fields, commit);
      await deleteOrphans();
    },

    forget: (connectionId, commit) => drop(connectionId, undefined, commit),
  };
}
