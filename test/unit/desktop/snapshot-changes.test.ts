import { expect, it } from 'vitest';
import { createSnapshotChanges } from '../../../electron/desktop/snapshot-changes.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';

const connection = (id: string): ConnectionSnapshot => ({ id }) as unknown as ConnectionSnapshot;

it('tells everything at first, then the connections that are not as they were, in the order of today', () => {
  const changes = createSnapshotChanges();
  const [a, b] = [connection('a'), connection('b')];
  expect(changes.of({ at: 1, connections: [a, b] })).toEqual({ at: 1, ids: ['a', 'b'], changed: [a, b] });
  expect(changes.of({ at: 2, connections: [a, b] })).toEqual({ at: 2, ids: ['a', 'b'], changed: [] });
  const newer = connection('a');
  expect(changes.of({ at: 3, connections: [b, newer] })).toEqual({ at: 3, ids: ['b', 'a'], changed: [newer] });
  expect(changes.of({ at: 4, connections: [newer] })).toEqual({ at: 4, ids: ['a'], changed: [] });
});

it('tells a connection again that was away', () => {
  const changes = createSnapshotChanges();
  const a = connection('a');
  changes.of({ at: 1, connections: [a] });
  changes.of({ at: 2, connections: [] });
  expect(changes.of({ at: 3, connections: [a] }).changed).toEqual([a]);
});
