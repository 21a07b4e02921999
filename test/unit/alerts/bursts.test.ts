import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import {
  alertWorld,
  listed,
  MINUTE,
  SECOND,
  titles,
  type AlertWorld,
} from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

const connections = (
  count: number,
  one: (index: number) => ConnectionSnapshot,
): readonly ConnectionSnapshot[] => Array.from({ length: count }, (_, index) => one(index));

const holding = (index: number, value: string): ConnectionSnapshot =>
  shownConnection(`c${index}`, [entry(value, { line: world.line })], { label: `C${index}` });

describe('alerts that come together', () => {
  it('are one notification, the worst first', async () => {
    world.shows(holding(1, '80'), holding(2, '80'), holding(3, '20'));
    await world.passes(MINUTE);
    expect(world.messages).toMatchObject([
      {
        title: '3 alerts',
        body: 'Critical: C3 · ****1031\nLow: C1 · ****1031\nLow: C2 · ****1031',
      },
    ]);
    expect(world.targets).toEqual([{ view: 'alerts' }]);
    expect(listed(world)).toEqual(['critical summarised', 'low summarised', 'low summarised']);
  });

  it('are one notification also when they come one after the other within seconds', async () => {
    for (let low = 1; low <= 5; low += 1) {
      world.shows(...connections(5, (index) => holding(index, index < low ? '80' : '500')));
      await world.passes(1.5 * SECOND);
    }
    await world.passes(MINUTE);
    expect(world.messages.map(({ title }) => title)).toEqual(['5 alerts']);
  });

  it('name four and count the rest', async () => {
    world.shows(...connections(200, (index) => holding(index, '80')));
    await world.passes(MINUTE);
    expect(world.messages.map(({ title }) => title)).toEqual(['200 alerts']);
    expect(world.messages[0]?.body.split('\n')).toHaveLength(5);
    expect(world.messages[0]?.body).toContain('\nand 196 more');
  });

  it('put what is not real last, and say so', async () => {
    const demo = { ...holding(1, '20'), environmentKind: 'demo' } as const;
    world.shows(demo, holding(2, '80'), holding(3, '80'));
    await world.passes(MINUTE);
    expect(world.messages[0]?.body.split('\n').at(-1)).toBe('[Demo] Critical: C1 · ****1031');
  });

  it('are two where they are only two', async () => {
    world.shows(holding(1, '80'), holding(2, '80'));
    await world.passes(MINUTE);
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('are all told, though the list does not hold so many', async () => {
    world.answer = false;
    world.shows(...connections(700, (index) => holding(index, '80')));
    await world.passes(MINUTE);
    world.answer = true;
    await world.watches(30 * MINUTE);
    expect(world.messages.map(({ title }) => title)).toEqual(['700 alerts', '700 alerts']);
    expect(world.alerter.state().records).toHaveLength(300);
  });
});

describe('200 connections that lose the network', () => {
  /** Each was read at its own moment of the last five minutes, and none since. */
  const offline = (): readonly ConnectionSnapshot[] => {
    const now = Date.now();
    return connections(200, (index) => ({
      ...holding(index, '500'),
      condition: 'unreachable',
      problem: { kind: 'unreachable' },
      balances: [entry('500', { freshness: 'stale', readAt: now - index * 1_500 })],
    }));
  };

  it('are told of once', async () => {
    world.shows(...connections(200, (index) => holding(index, '500')));
    const lost = offline();
    for (let minute = 0; minute < 180; minute += 1) {
      world.shows(...lost);
      await world.passes(MINUTE);
    }
    expect(world.messages.map(({ title }) => title)).toEqual(['200 alerts']);
    expect(world.messages[0]?.body).toContain('Not updated: C');
  });

  it('are not told of while the computer has only just woken up', async () => {
    world.shows(...connections(200, (index) => holding(index, '500')));
    const lost = offline();
    // The computer slept: the clock on the wall went on, the app did not.
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE);
    world.shows(...lost);
    await world.passes(2 * MINUTE);
    world.shows(...connections(200, (index) => holding(index, '500')));
    await world.passes(30 * MINUTE);
    expect(world.messages).toEqual([]);
  });
});

describe('alerts that trickle in', () => {
  it('are told one by one at first, then together', async () => {
    for (let low = 1; low <= 100; low += 1) {
      world.shows(...connections(100, (index) => holding(index, index < low ? '80' : '500')));
      await world.passes(3 * SECOND);
    }
    await world.passes(10 * MINUTE);
    expect(world.messages).toHaveLength(4);
    expect(titles(world).slice(0, 3)).toEqual(['Low', 'Low', 'Low']);
    expect(world.messages.at(-1)?.title).toBe('97 alerts');
  });

  it('do not make what is critical wait for long', async () => {
    for (let low = 1; low <= 4; low += 1) {
      world.shows(...connections(5, (index) => holding(index, index < low ? '80' : '500')));
      await world.passes(5 * SECOND);
    }
    world.shows(...connections(5, (index) => holding(index, index === 4 ? '20' : '80')));
    await world.passes(61 * SECOND);
    expect(world.messages.at(-1)?.title).toBe('2 alerts');
    expect(world.messages.at(-1)?.body).toContain('Critical: C4');
  });
});
