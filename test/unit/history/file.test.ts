import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../electron/demo/simulator/prng.ts';
import { loadEngine } from '../../../electron/history/database.ts';
import { shownConnection, entry } from '../support/snapshots.ts';
import { DAY, HOUR, historyWorld, KEY, MINUTE } from './harness.ts';

const world = historyWorld();

/** The history's main file. */
const file = (): string => {
  const name = world.files().find((one) => /^history-[0-9a-f]{16}\.db$/.test(one));
  return path.join(world.folder, name ?? 'none');
};
const key = (): Buffer => {
  const item = [...world.keychain.items].find(([name]) => name.startsWith('history/'));
  return Buffer.from(item?.[1] ?? '', 'hex');
};

/** Readings every ten minutes. */
function watch(ms: number): void {
  const end = world.clock + ms;
  for (let n = 0; world.clock < end; n += 1) {
    world.reads(`${100_000 - n}.25`);
    world.clock += 10 * MINUTE;
  }
}

const amounts = (): readonly string[] =>
  [...world.history.exportRows({ from: 0, to: world.clock + 1, detail: 'finest' })].map(
    ({ balance }) => balance.available.value,
  );

describe('what lies on the disk', () => {
  it('shows no amount, name or account, neither in the file nor in its log', async () => {
    const account = { accountNo: '20001031', name: 'CANARY account', currencies: ['PEN'] };
    const connection = { label: 'CANARY label', accounts: [account] };
    for (let n = 0; n < 300; n += 1) {
      world.reads('777777777777.25', {}, connection);
      world.reads('8888888888.5', {}, connection);
      world.clock += 7 * MINUTE;
      if (n === 150) await world.settle();
    }
    world.tend();
    const told = ['CANARY', '777777777777', '8888888888', '20001031', 'smilepayz', 'SQLite'];
    expect(world.files().filter((name) => name.endsWith('-wal'))).toHaveLength(1);
    for (const text of told) expect(world.bytes().includes(text), text).toBe(false);
    world.history.close();
    for (const text of told) expect(world.bytes().includes(text), text).toBe(false);
    expect(world.bytes().length).toBeGreaterThan(20_000);
  });

  it('is no key, and nobody else on this computer may read it', async () => {
    world.reads('1');
    await world.settle();
    expect(key()).toHaveLength(32);
    expect(world.bytes().includes(key())).toBe(false);
    expect(world.bytes().includes(key().toString('hex'))).toBe(false);
    for (const name of world.files()) {
      if (process.platform === 'win32' || name.endsWith('-shm')) continue;
      expect(statSync(path.join(world.folder, name)).mode & 0o077).toBe(0);
    }
  });

  it('is as large as it says', async () => {
    expect(world.history.size()).toBe(0);
    watch(DAY);
    await world.settle();
    expect(world.history.size()).toBe(world.bytes().length);
  });
});

describe('a restart', () => {
  it('shows the newest reading of each balance, with its age, before anything is asked', async () => {
    watch(HOUR);
    await world.settle();
    const readAt = world.clock - 10 * MINUTE;
    world.history.close();
    world.clock += 3 * DAY;
    await world.restart();
    expect(world.history.lastReadings()).toMatchObject([
      { connection: { id: 'a' }, key: KEY, balance: entry('99995.25').balance, readAt },
    ]);
  });

  it('keeps when an unchanged balance was last confirmed', async () => {
    world.reads('5');
    world.clock += 4 * MINUTE;
    world.reads('5');
    const readAt = world.clock;
    await world.settle();
    await world.restart();
    expect(world.history.lastReadings()).toMatchObject([{ readAt }]);
  });

  it('has all of it again when the log was never merged, as after a power failure', async () => {
    watch(DAY);
    await world.settle();
    const before = amounts();
    const copies = world.files().map((name) => path.join(world.folder, name));
    const contents = copies.map((name) => readFileSync(name));
    world.history.close();
    copies.forEach((name, n) => writeFileSync(name, contents[n] ?? ''));
    await world.restart();
    expect(amounts()).toEqual(before);
    expect(world.troubles).toEqual([]);
  });
});

describe('a damaged file', () => {
  const bad: readonly (readonly [string, (name: string) => void])[] = [
    ['overwritten by something else', (name) => writeFileSync(name, randomBytes(50_000))],
    ['text', (name) => writeFileSync(name, 'no database')],
    ['cut off', (name) => truncateSync(name, 5_000)],
    ['cut off within its first page', (name) => truncateSync(name, 1_000)],
    ['emptied', (name) => truncateSync(name, 0)],
  ];

  it.each(bad)('(%s) is set aside as it is, and a new one begun', async (_what, damage) => {
    watch(DAY);
    await world.settle();
    world.history.close();
    damage(file());
    const damaged = readFileSync(file());
    await world.restart();
    const aside = file().replace('.db', '.damaged-2026-01-16T14-05-00-000Z.db');
    expect(world.troubles).toEqual([{ kind: 'damaged', file: aside }]);
    expect(readFileSync(aside)).toEqual(damaged);
    expect(world.history.lastReadings()).toEqual([]);
    expect(world.history.state()).toEqual({ kind: 'stored' });
    world.reads('3');
    await world.restart();
    expect(world.history.lastReadings()).toMatchObject([{ balance: entry('3').balance }]);
    expect(world.troubles).toHaveLength(1);
  });

  /** Overwrites some pages in the middle, so that the damage is met only later. */
  function spoil(): void {
    const bytes = readFileSync(file());
    randomBytes(3 * 4_096).copy(bytes, bytes.length - 4 * 4_096);
    writeFileSync(file(), bytes);
  }

  it('that shows only while it is read is set aside then, and readings go on', async () => {
    watch(6 * DAY);
    await world.settle();
    world.history.close();
    spoil();
    await world.restart();
    expect(world.troubles).toEqual([]);
    expect(amounts).toThrow('cannot be read');
    world.reads('3');
    await world.settle();
    expect(world.troubles).toMatchObject([{ kind: 'damaged' }]);
    expect(world.history.state()).toEqual({ kind: 'stored' });
    expect(amounts()).toEqual(['3']);
  });

  it('that nobody happens to read is found by itself', async () => {
    watch(6 * DAY);
    await world.settle();
    world.tend();
    world.history.close();
    spoil();
    await world.restart();
    world.tend();
    await world.settle();
    expect(world.troubles).toMatchObject([{ kind: 'damaged' }]);
  });

  it('never gives a wrong amount or ends the app, whichever bit of it has changed', async () => {
    const random = mulberry32(7);
    watch(2 * DAY);
    await world.settle();
    const known = new Set(amounts());
    let told = 0;
    world.history.close();
    const whole = readFileSync(file());
    for (let n = 0; n < 100; n += 1) {
      const bytes = Buffer.from(whole);
      const at = random.next(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.next(8));
      writeFileSync(file(), bytes);
      await world.restart();
      let read: readonly string[] = [];
      let failed = false;
      try {
        read = amounts();
      } catch {
        failed = true;
      }
      expect(read.filter((value) => !known.has(value))).toEqual([]);
      world.history.series('a', KEY, 0, world.clock, 100);
      await world.settle();
      if (failed) expect(world.troubles.length).toBeGreaterThan(told);
      told = world.troubles.length;
      world.history.close();
    }
  });
});

describe('a key that is lost', () => {
  it('leaves its history as it was and says so; another begins', async () => {
    watch(DAY);
    await world.settle();
    world.history.close();
    const old = file();
    const bytes = readFileSync(old);
    const item = [...world.keychain.items.keys()].find((name) => name.startsWith('history/')) ?? '';
    const lost = world.keychain.items.get(item) ?? '';
    world.keychain.items.delete(item);
    await world.restart();
    // Nothing is begun before there is something to keep.
    expect(world.history.state()).toEqual({ kind: 'empty' });
    world.reads('3');
    await world.settle();
    expect(world.troubles).toEqual([{ kind: 'other-key', file: old }]);
    expect(readFileSync(old)).toEqual(bytes);
    expect(amounts()).toEqual(['3']);

    await world.restart();
    expect(world.troubles).toHaveLength(1);
    expect(amounts()).toEqual(['3']);

    // The old key is found again, and the new one is not there.
    world.history.close();
    for (const name of world.keychain.items.keys()) {
      if (name.startsWith('history/')) world.keychain.items.delete(name);
    }
    world.keychain.items.set(item, lost);
    await world.restart();
    expect(amounts()).toHaveLength(144);
  });
});

describe('a file of a later version', () => {
  it('is not touched; readings stay in memory', async () => {
    watch(HOUR);
    await world.settle();
    world.history.close();
    const later = (await loadEngine()).open(file(), key());
    later.script('PRAGMA user_version = 99');
    later.checkpoint();
    later.close();
    const bytes = readFileSync(file());
    await world.restart();
    world.reads('3');
    await world.settle();
    expect(world.history.state()).toMatchObject({ kind: 'in-memory', why: 'newer-file' });
    expect(amounts()).toEqual(['3']);
    world.history.close();
    expect(readFileSync(file())).toEqual(bytes);
  });
});

describe('a disk that cannot be written', () => {
  it('keeps readings in memory, and writes them once it can', async () => {
    world.history.close();
    const real = world.folder;
    world.folder = path.join(real, 'file', 'profile');
    writeFileSync(path.join(real, 'file'), 'in the way');
    await world.restart();
    world.reads('1');
    await world.settle();
    expect(world.history.state()).toMatchObject({ kind: 'in-memory', why: 'disk' });
    expect(world.history.lastReadings()).toHaveLength(1);
    renameSync(path.join(real, 'file'), path.join(real, 'away'));
    world.pass(MINUTE);
    await world.settle();
    expect(world.history.state()).toEqual({ kind: 'stored' });
    await world.restart();
    expect(amounts()).toEqual(['1']);
    world.history.close();
    world.folder = real;
  });

  it('in the middle of a session loses nothing either', async () => {
    world.reads('1');
    await world.settle();
    const other = (await loadEngine()).open(file(), key());
    other.script('BEGIN IMMEDIATE');
    world.clock += MINUTE;
    world.reads('2');
    world.clock += MINUTE;
    world.reads('3');
    world.pass(0);
    expect(world.history.state()).toMatchObject({ kind: 'in-memory', why: 'disk' });
    other.script('ROLLBACK');
    other.close();
    world.pass(2 * MINUTE);
    expect(world.history.state()).toEqual({ kind: 'stored' });
    expect(amounts()).toEqual(['1', '2', '3']);
  });
});

describe('erasing the history of a connection', () => {
  /** Connection `b` beside `a`, every ten minutes. */
  function watchBoth(): void {
    for (let n = 0; n < 200; n += 1) {
      const live = (value: string) => [entry(value, { readAt: world.clock })];
      world.shows(
        shownConnection('a', live(String(n))),
        shownConnection('b', live(String(-n)), { label: 'Gone' }),
      );
      world.clock += 10 * MINUTE;
    }
  }
  const ids = () => world.history.lastReadings().map(({ connection }) => connection.id);

  it('takes all of it, leaves the others, and makes room for new', async () => {
    watchBoth();
    await world.settle();
    world.tend();
    const before = amounts().length;
    expect(world.history.erase('b')).toBe('erased');
    expect(ids()).toEqual(['a']);
    world.tend();
    expect(amounts()).toHaveLength(before / 2);
    expect(amounts().filter((value) => value.startsWith('-'))).toEqual([]);
    const database = (await loadEngine()).open(file(), key());
    for (const table of ['reading', 'kept', 'hour', 'day']) {
      const ofOthers = `FROM ${table} WHERE balance_id NOT IN (SELECT id FROM balance)`;
      expect(database.all(['count(*)'], ofOthers)).toEqual([[0]]);
    }
    database.close();
  });

  it('while the keychain is locked happens as soon as it is open, after a restart too', async () => {
    watchBoth();
    await world.settle();
    world.keychain.locked = true;
    await world.restart();
    expect(world.history.erase('b')).toBe('later');
    await world.restart();
    world.keychain.locked = false;
    await world.restart();
    expect(ids()).toEqual(['a']);
    expect(world.settings.toErase).toEqual([]);
  });

  it('that was never written does nothing', () => {
    world.history.erase('nobody');
    expect(existsSync(file())).toBe(false);
  });
});
