import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Circumstances } from '../../../electron/monitor/circumstances.ts';
import { newEntry, type Entry } from '../../../electron/monitor/entry.ts';
import { BURST } from '../../../electron/monitor/pace.ts';
import { begun } from '../../../electron/monitor/plan.ts';
import { createTimetable, type Timetable } from '../../../electron/monitor/timetable.ts';
import { INTERVAL, POLL_FLOOR, connection, descriptor } from './harness.ts';

let now: number;
let connections: ConnectionConfig[];
let circumstances: Circumstances;
/** How often it was looked what the computer is doing. */
let looks: number;
let random: number;
let entries: Map<string, Entry>;
let timetable: Timetable;

beforeEach(() => {
  now = 1_000_000;
  connections = [connection('a'), connection('b')];
  circumstances = { online: true, onBattery: false, suspended: false, watched: false };
  looks = 0;
  random = 0;
  entries = new Map();
  timetable = createTimetable({
    connections: () => connections,
    entryOf,
    environment: () => descriptor.environments[0],
    uptime: () => now,
    look() {
      looks += 1;
      return circumstances;
    },
    random: () => random,
  });
});

function entryOf(id: string): Entry {
  const entry = entries.get(id) ?? newEntry();
  entries.set(id, entry);
  return entry;
}

/** The connection was asked so long ago, and well. */
function asked(id: string, agoMs: number): void {
  const at = now - agoMs;
  const { plan } = entryOf(id);
  const random = 0.5;
  entryOf(id).plan = { ...plan, condition: 'ok', lastAskedAt: at, lastSentAt: at, random };
}

/** Those that are asked now. */
function take(): string[] {
  const due = timetable.takeDue().map(({ id }) => id);
  for (const id of due) {
    entryOf(id).plan = begun(entryOf(id).plan);
    asked(id, 0);
  }
  return due;
}

const owe = (spread: number): void => {
  random = spread;
  timetable.owe(() => true);
};

describe('who is asked', () => {
  it('is whoever’s time has come, the longest due first', () => {
    asked('a', INTERVAL);
    asked('b', INTERVAL + 10);
    connections = [...connections, connection('c'), connection('d', { enabled: false })];
    asked('c', INTERVAL - 5_000);
    expect(take()).toEqual(['b', 'a']);
    expect(timetable.waitMs()).toBe(5_000);
    now += 5_000;
    expect(take()).toEqual(['c']);
  });

  it('is nobody who is being asked', () => {
    entryOf('a').inFlight = new Promise(() => undefined);
    expect(take()).toEqual(['b']);
    expect(timetable.waitMs()).toBe(INTERVAL);
  });

  it('is nobody where there is nobody', () => {
    connections = [];
    expect(take()).toEqual([]);
    expect(timetable.waitMs()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is a few at once, then one at a time, until all had their turn', () => {
    connections = Array.from({ length: BURST + 2 }, (_, n) => connection(`c${n}`));
    expect(take()).toHaveLength(BURST);
    expect(take()).toEqual([]);
    expect(timetable.waitMs()).toBe(150);
    now += 150;
    expect(take()).toHaveLength(1);
    now += timetable.waitMs();
    expect(take()).toHaveLength(1);
    expect(timetable.waitMs()).toBe(INTERVAL - 300);
  });
});

describe('what the computer is doing', () => {
  it('is looked at before anybody is asked, and not for nothing', () => {
    const before = looks;
    asked('a', 0);
    asked('b', 0);
    expect(take()).toEqual([]);
    expect(looks).toBe(before);
    now += INTERVAL;
    circumstances = { ...circumstances, online: false };
    expect(take()).toEqual([]);
    expect(timetable.nextOf(connections[0]!, now)).toEqual({ at: null, reason: 'offline' });
    expect(timetable.waitMs()).toBe(Number.POSITIVE_INFINITY);
  });

  it('does not matter to what is on this computer, as far as the network goes', () => {
    connections = [
      connection('a', { baseUrl: 'http://127.0.0.1:4000' }),
      connection('b', { baseUrl: 'http://localhost:4000' }),
      connection('c', { baseUrl: 'no address' }),
    ];
    circumstances = { ...circumstances, online: false };
    timetable.reconsider();
    expect(connections.map((one) => timetable.nextOf(one, now).reason)).toEqual([
      'soon',
      'offline',
      'offline',
    ]);
  });
});

describe('the network that comes back', () => {
  beforeEach(() => {
    connections = [connection('a'), connection('b', { baseUrl: 'http://127.0.0.1:4000' })];
    asked('a', 0);
    asked('b', 0);
    circumstances = { ...circumstances, online: false };
    timetable.reconsider();
    now += 2 * POLL_FLOOR;
    circumstances = { ...circumstances, online: true };
    random = 0.5;
    timetable.reconsider();
  });

  it('owes a refresh soon to all that need it', () => {
    expect(timetable.nextOf(connections[0]!, now)).toEqual({ at: now + 1_000, reason: 'soon' });
    expect(timetable.nextOf(connections[1]!, now).reason).toBe('interval');
  });

  it('does so once', () => {
    now += 1_000;
    expect(take()).toEqual(['a']);
    timetable.reconsider();
    expect(timetable.nextOf(connections[0]!, now).reason).toBe('interval');
  });
});

describe('a refresh that is owed to all', () => {
  it('comes spread out, over the longer the more there are', () => {
    connections = Array.from({ length: 200 }, (_, n) => connection(`c${n}`));
    for (const { id } of connections) asked(id, INTERVAL / 2);
    owe(0.5);
    expect(timetable.nextOf(connections[0]!, now).at).toBe(now + 15_000);
    connections = connections.slice(0, 2);
    for (const { id } of connections) entryOf(id).plan = begun(entryOf(id).plan);
    owe(0.5);
    expect(timetable.nextOf(connections[0]!, now).at).toBe(now + 1_000);
  });

  it('is for those that are meant, and are switched on', () => {
    connections = [connection('a'), connection('b'), connection('c', { enabled: false })];
    for (const { id } of connections) asked(id, INTERVAL / 2);
    timetable.owe(({ id }) => id !== 'a');
    expect(connections.map((one) => timetable.nextOf(one, now).reason)).toEqual([
      'interval',
      'soon',
      'paused',
    ]);
  });
});

it('a connection of a provider that is not known has its interval for a floor', () => {
  const [one] = connections;
  const strange = createTimetable({
    connections: () => connections,
    entryOf,
    environment: () => undefined,
    uptime: () => now,
    look: () => circumstances,
    random: () => 0,
  });
  asked('a', 1_000);
  strange.owe(() => true);
  expect(strange.nextOf(one!, now).at).toBe(now - 1_000 + INTERVAL);
});
