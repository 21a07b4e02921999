import type { Vault } from './vault.ts';

/** A vault for secrets that the app itself replaces, with nobody there to enter them again. */
export interface PatientVault extends Vault {
  /**
   * Replaces a secret by one that cannot be had again. Where it cannot be written now it is kept in memory, and read from
   * there, until it can be or the app quits. Never throws.
   * @param holds whether the secret that is there is the one to be replaced; another one stays
   */
  replace(
    connectionId: string,
    field: string,
    secret: string,
    holds: (current: string) => boolean,
  ): Promise<void>;
  /** Whether a secret of the connection is in memory alone that belongs into the keychain. */
  isUnsaved(connectionId: string): boolean;
  /** Writes what could not be written before; to be called when the keychain is open, or the disk takes settings again. Never throws. */
  saveWaiting(): Promise<void>;
}

/**
 * Adds to a vault what `PatientVault` says. Changes to one connection's secrets are made one after the other: two that
 * write the same secret at once would write over each other's keychain items.
 * @param onUnsaved told whenever `isUnsaved` may say something else
 */
export function createPatientVault(vault: Vault, onUnsaved: () => void): PatientVault {
  /** By connection, then field. */
  const waiting = new Map<string, Map<string, string>>();
  const queues = new Map<string, Promise<unknown>>();
  /** Connections that were forgotten while something of theirs was being written. */
  const forgotten = new Set<string>();

  function inTurn<T>(connectionId: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(connectionId) ?? Promise.resolve();
    const result = before.then(work, work);
    queues.set(connectionId, result);
    return result;
  }

  /** Changes to several connections at once wait for those to each of them, and those after it wait for them. */
  function inTurnOfAll<T>(connectionIds: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = Promise.allSettled(connectionIds.map((id) => queues.get(id)));
    const result = before.then(work);
    for (const id of connectionIds) queues.set(id, result);
    return result;
  }

  function settle(
    connectionId: string,
    isSettled: (field: string, secret: string) => boolean,
  ): void {
    const secrets = waiting.get(connectionId);
    for (const [field, secret] of secrets ?? []) {
      if (isSettled(field, secret)) secrets?.delete(field);
    }
    if (secrets?.size !== 0) return;
    waiting.delete(connectionId);
    onUnsaved();
  }

  async function isThere(
    connectionId: string,
    field: string,
    holds: (current: string) => boolean,
  ): Promise<boolean> {
    try {
      return holds(await read(connectionId, field));
    } catch {
      // What cannot be read cannot be another one somebody entered meanwhile: that would be in memory.
      return true;
    }
  }

  /** Writes one secret that waits, if it still does and its connection still has the field. */
  async function save(connectionId: string, field: string, secret: string): Promise<void> {
    const entry = vault.entries(connectionId)[field];
    const now = waiting.get(connectionId)?.get(field);
    if (entry === undefined || now !== secret) return;
    try {
      await vault.write(connectionId, new Map([[field, secret]]), entry.kept);
      if (forgotten.has(connectionId)) vault.forget(connectionId);
    } catch {
      // It waits in memory; `isUnsaved` says so, and `saveWaiting` tries again.
      return;
    }
    settle(connectionId, (one, kept) => one === field && kept === secret);
  }

  function read(connectionId: string, field: string): Promise<string> {
    const secret = waiting.get(connectionId)?.get(field);
    return secret === undefined ? vault.read(connectionId, field) : Promise.resolve(secret);
  }

  return {
    state: vault.state,
    probe: vault.probe,
    settled: vault.settled,
    entries: vault.entries,
    read,

    write: (connectionId, secrets, keep, along) =>
      inTurn(connectionId, async () => {
        forgotten.delete(connectionId);
        await vault.write(connectionId, secrets, keep, along);
        const dropped = along?.dropping ?? [];
        settle(connectionId, (field) => secrets.has(field) || dropped.includes(field));
      }),

    writeAll: (changes, keep, commit) =>
      inTurnOfAll(
        changes.map(({ connectionId }) => connectionId),
        async () => {
          for (const { connectionId } of changes) forgotten.delete(connectionId);
          await vault.writeAll(changes, keep, commit);
          for (const { connectionId, secrets, dropping = [] } of changes) {
            settle(connectionId, (field) => secrets.has(field) || dropping.includes(field));
          }
        },
      ),

    remove: (connectionId, fields, commit) =>
      inTurn(connectionId, async () => {
        await vault.remove(connectionId, fields, commit);
        settle(connectionId, (field) => fields?.includes(field) ?? true);
      }),

    forget(connectionId, commit) {
      vault.forget(connectionId, commit);
      forgotten.add(connectionId);
      settle(connectionId, () => true);
    },

    replace: (connectionId, field, secret, holds) =>
      inTurn(connectionId, async () => {
        if (vault.entries(connectionId)[field] === undefined) return;
        if (!(await isThere(connectionId, field, holds))) return;
        const secrets = waiting.get(connectionId) ?? new Map<string, string>();
        waiting.set(connectionId, secrets.set(field, secret));
        // One that is not open may ask for a password, and nobody may be there.
        if (vault.state() === 'ready') await save(connectionId, field, secret);
        if (waiting.has(connectionId)) onUnsaved();
      }),

    isUnsaved: (connectionId) => waiting.has(connectionId),

    async saveWaiting() {
      const all = [...waiting].flatMap(([id, secrets]) =>
        [...secrets].map(([field, secret]) => ({ id, field, secret })),
      );
      await Promise.all(
        all.map(({ id, field, secret }) => inTurn(id, () => save(id, field, secret))),
      );
    },
  };
}
