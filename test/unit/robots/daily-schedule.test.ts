import { beforeEach, describe, expect, it } from 'vitest';
import { PATIENCE_MS, SETTLE_MS } from '../../../electron/robots/daily-schedule.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { robotsWorld, type RobotsWorld } from './app-harness.ts';
import { MINUTE } from './outbox-harness.ts';

const HOUR = 60 * MINUTE;

// It is 12:00 in Shanghai when each test begins.
let world: RobotsWorld;
beforeEach(() => {
  world = robotsWorld();
});

describe('a daily summary', () => {
  it('goes out at its time and lists the balances, once a day', async () => {
    const id = await world.add('wecom', { alerts: false, dailySummary: '12:30' });
    world.robots.start();
    await world.pass(29 * MINUTE);
    expect(world.received()).toEqual([]);
    await world.pass(2 * MINUTE);
    expect(world.received()).toHaveLength(1);
    expect(world.received()[0]).toMatch(/Balances on[\s\S]*PEN 8,230\.00/);
    expect(world.config(id).sentDays).toEqual({ dailySummary: '2026-01-15' });
    await world.pass(23 * HOUR);
    expect(world.received()).toHaveLength(1);
    await world.pass(HOUR);
    expect(world.received()).toHaveLength(2);
  });

  it('is not sent again by a restart on the same day', async () => {
    await world.add('wecom', { dailySummary: '12:30' });
    world.robots.start();
    await world.pass(31 * MINUTE);
    world.restart();
    world.robots.start();
    await world.pass(4 * HOUR);
    expect(world.received()).toHaveLength(1);
  });

  it('whose time passed while the app was not running is sent once it knows how things stand', async () => {
    await world.add('wecom', { dailySummary: '12:30' });
    world.snapshot = snapshotOf(shownConnection('a', [], { condition: 'unread' }));
    world.restart();
    world.sleep(2 * HOUR);
    world.robots.start();
    await world.pass(SETTLE_MS + MINUTE);
    expect(world.received()).toEqual([]);
    world.snapshot = snapshotOf(shownConnection('a', [entry('77')]));
    await world.pass(10_000);
    expect(world.received()[0]).toContain('PEN 77.00');
  });

  it('does not wait for ever for a connection that cannot be asked', async () => {
    await world.add('wecom', { dailySummary: '12:30' });
    world.snapshot = snapshotOf(shownConnection('a', [], { condition: 'unread' }));
    world.restart();
    world.sleep(2 * HOUR);
    world.robots.start();
    await world.pass(PATIENCE_MS + 10_000);
    expect(world.received()).toHaveLength(1);
  });

  it('due during a night’s sleep waits for the refresh after it, even if nobody says that it is over', async () => {
    await world.add('wecom', { dailySummary: '12:30' });
    world.robots.start();
    await world.pass(MINUTE);
    world.sleep(3 * HOUR);
    await world.pass(1_000);
    expect(world.received()).toEqual([]);
    world.snapshot = snapshotOf(shownConnection('a', [entry('55')]));
    await world.pass(SETTLE_MS + 10_000);
    expect(world.received()[0]).toContain('PEN 55.00');
  });

  it('sends nothing on the day it is switched on after its time', async () => {
    const late = await world.add('wecom', { dailySummary: '09:00' });
    const off = await world.add('slack', { label: 'b', enabled: false, dailySummary: '09:00' });
    world.robots.start();
    world.editor.setEnabled(off, true);
    await world.pass(11 * HOUR);
    expect(world.received()).toEqual([]);
    await world.pass(11 * HOUR);
    expect(world.received()).toHaveLength(2);
    expect(world.config(late).sentDays.dailySummary).toBe('2026-01-16');
  });

  it('is not sent while the group is off on this computer', async () => {
    await world.add('wecom', { enabled: false, dailySummary: '12:30' });
    world.robots.start();
    await world.pass(3 * HOUR);
    expect(world.received()).toEqual([]);
  });
});

describe('the daily “still watching” line', () => {
  it('has a time and a day of its own', async () => {
    const id = await world.add('wecom', { dailySummary: '13:00', stillWatching: '12:30' });
    world.robots.start();
    await world.pass(31 * MINUTE);
    expect(world.received()).toHaveLength(1);
    expect(world.received()[0]).toContain('Still watching');
    await world.pass(HOUR);
    expect(world.received()[1]).toContain('Balances on');
    expect(world.config(id).sentDays).toEqual({
      dailySummary: '2026-01-15',
      stillWatching: '2026-01-15',
    });
  });
});
