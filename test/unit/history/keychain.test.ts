import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../electron/history/database.ts';
import { openWaitingRoom } from '../../../electron/history/waiting-room.ts';
import { daysOf } from '../../../electron/history/zone-days.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import { historyWorld, HOUR, KEY, MINUTE } from './harness.ts';
import { reading } from './stores.ts';

const world = historyWorld();

const points = () =>
  world.history
    .series('a', KEY, 0, world.clock + 1, 1e12)
    ?.points.map(({ at, until, last, afterGap }) => ({ at, until, last, afterGap }));

/** Amounts one after the other, five minutes apart. */
function watch(...values: readonly string[]): void {
  for (const value of values) {
    world.reads(value);
    world.clock += 5 * MINUTE;
  }
}

async function unlock(): Promise<void> {
  Object.assign(world.keychain, { locked: false, failure: null });
  await world.vault.probe(true);
  await world.settle();
}

describe('while the keychain is locked', () => {
  it('readings wait in memory, can be looked at, and are written in order once it is open', async () => {
    world.keychain.locked = true;
    watch('10', '10', '9', '8', '8');
    await world.settle();
    expect(world.history.state()).toEqual({ kind: 'in-memory', why: 'locked', forgotten: 0 });
    expect(world.files()).toEqual([]);
    const before = points();
    expect(before?.map(({ last }) => last)).toEqual(['10', '9', '8']);
    expect(world.history.lastReadings()).toMatchObject([{ balance: entry('8').balance }]);

    await unlock();
    expect(world.history.state()).toEqual({ kind: 'stored' });
    expect(points()).toEqual(before);
    watch('8', '7');
    await world.restart();
    expect(points()).toEqual([
      ...(before ?? []).slice(0, -1),
      { at: before?.[2]?.at, until: (before?.[2]?.until ?? 0) + 5 * MINUTE, last: '8', afterGap: false },
      { at: world.clock - 5 * MINUTE, until: world.clock - 5 * MINUTE, last: '7', afterGap: false },
    ]);
  });

  it('nothing is shown of what lies in the file, and it goes on from there afterwards', async () => {
    watch('10', '9');
    await world.settle();
    const before = points() ?? [];
    world.keychain.locked = true;
    await world.restart();
    expect(world.history.state()).toMatchObject({ why: 'locked' });
    expect(world.history.lastReadings()).toEqual([]);
    watch('9', '8');
    await unlock();
    const [first, second] = before;
    // Five minutes after a restart the same amount is the same stretch.
    expect(points()).toEqual([
      first,
      { ...second, until: (second?.until ?? 0) + 5 * MINUTE },
      { at: world.clock - 5 * MINUTE, until: world.clock - 5 * MINUTE, last: '8', afterGap: false },
    ]);
  });

  it('is asked no more by readings', async () => {
    world.keychain.locked = true;
    watch('10');
    await world.settle();
    const { length } = world.keychain.calls;
    watch('9', '8', '7');
    await world.settle();
    expect(world.keychain.calls).toHaveLength(length);
  });

  it('a balance that is no longer returned is still so once it is open', async () => {
    world.keychain.locked = true;
    watch('10');
    await world.settle();
    const gone = entry('10', { readAt: world.clock - 5 * MINUTE, freshness: 'not-returned' });
    world.shows(shownConnection('a', [gone]));
    await unlock();
    expect(world.history.lastReadings()).toMatchObject([{ returned: false }]);
  });

  it('what comes while the rest is being moved is moved too', async () => {
    world.keychain.locked = true;
    // More than is moved at once.
    const values = Array.from({ length: 240 }, (_, n) => String(1_000 - n));
    watch(...values);
    await world.settle();
    Object.assign(world.keychain, { locked: false });
    await world.vault.probe(true);
    await world.history.open();
    expect(world.history.state()).toMatchObject({ kind: 'in-memory' });
    watch('5', '5');
    world.pass(0);
    watch('5', '4');
    await world.settle();
    expect(world.history.state()).toEqual({ kind: 'stored' });
    expect(points()?.map(({ last }) => last)).toEqual([...values, '5', '4']);
  });
});

describe('without a keychain', () => {
  it.each(['missing', 'unsupported'] as const)(
    '(%s) the history lasts for the session, and says so',
    async (state) => {
      world.keychain.failure = new KeychainError(state);
      watch('10', '9');
      await world.settle();
      expect(world.history.state()).toEqual({ kind: 'in-memory', why: state, forgotten: 0 });
      expect(points()).toHaveLength(2);
      expect(world.history.monthEnd('2026-01', 'UTC')?.readings).toHaveLength(1);
      await world.restart();
      expect(world.history.lastReadings()).toEqual([]);
      expect(world.files()).toEqual([]);
    },
  );

  it('one that is started later takes it all', async () => {
    world.keychain.failure = new KeychainError('missing');
    watch('10', '9');
    await world.settle();
    await unlock();
    await world.restart();
    expect(points()?.map(({ last }) => last)).toEqual(['10', '9']);
  });
});

it('the key is made once, and nothing else is in the keychain for it', async () => {
  watch('10');
  await world.settle();
  const names = () => [...world.keychain.items.keys()].filter((name) => name !== 'sentinel');
  expect(names()).toEqual([expect.stringMatching(/^history\/key_[0-9a-f]{8}\/1\/0$/)]);
  const before = names();
  await world.restart();
  watch('9');
  await world.settle();
  expect(names()).toEqual(before);
});

it('a waiting room that is full forgets the oldest, and counts them', async () => {
  const room = openWaitingRoom(await loadEngine(), 40);
  const dayOf = daysOf('UTC');
  const begin = Date.parse('2026-01-15T00:00:00Z');
  const other = { ...reading(begin, '1').connection, id: 'b' };
  room.keep({ runs: [reading(begin, '1', { connection: other })], missing: [] }, dayOf);
  for (let n = 0; n < 100; n += 1) {
    room.keep({ runs: [reading(begin + n * HOUR, String(n))], missing: [] }, dayOf);
  }
  const [b, a] = room.store.balances.all();
  const left = a && room.store.rows.runs(a, 0, Number.MAX_SAFE_INTEGER);
  // The only reading of the other balance is its newest, however old.
  expect(b && room.store.rows.lastBefore(b, begin + 1)).toMatchObject({ values: { available: '1' } });
  expect((left?.length ?? 0) + 1 + room.forgotten()).toBe(101);
  expect(left?.length).toBeLessThanOrEqual(40);
  expect(left?.length).toBeGreaterThanOrEqual(36);
  expect(left?.at(-1)?.values.available).toBe('99');
  room.close();
});
