import type { ConnectionSnapshot, Snapshot, SnapshotChange } from '../domain/snapshot.ts';

/** Tells somebody who remembers what he was told of each snapshot only what is new to him. */
export interface SnapshotChanges {
  /** @returns everything the first time */
  of(snapshot: Snapshot): SnapshotChange;
}

export function createSnapshotChanges(): SnapshotChanges {
  let told: ReadonlySet<ConnectionSnapshot> = new Set();
  return {
    of({ at, connections }) {
      const changed = connections.filter((connection) => !told.has(connection));
      told = new Set(connections);
      return { at, ids: connections.map(({ id }) => id), changed };
    },
  };
}
