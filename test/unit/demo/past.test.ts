import { describe, expect, it } from 'vitest';
import { cast, connectionOf } from '../../../electron/demo/cast.ts';
import { demoPast } from '../../../electron/demo/past.ts';
import { seedPast } from '../../../electron/demo/seed-past.ts';
import { DAY, HOUR, historyWorld } from '../history/harness.ts';

const NOW = Date.parse('2026-03-02T06:05:00Z');
const connections = cast.map((role) => connectionOf(role, 'en', 'http://127.0.0.1:1', 5_000));
const peru = { id: 'demo-smilepayz', key: '21220030202403071031/BALANCE/PEN' };

const world = historyWorld();
const seed = () =>
  seedPast({ history: world.history, connections, now: NOW, frozen: true, locale: 'en' });

describe('the past of the demo', () => {
  it('reaches 90 days back for every balance, up to now, and says that it is the demo’s', async () => {
    world.clock = NOW;
    await seed();
    await world.settle();
    const last = world.history.lastReadings();
    expect(last).toHaveLength(10);
    for (const { connection, key, readAt } of last) {
      expect(connection.environmentKind).toBe('demo');
      expect(NOW - readAt).toBeLessThanOrEqual(HOUR);
      const series = world.history.series(connection.id, key, NOW - 91 * DAY, NOW, 360);
      expect(series?.points[0]?.at).toBe(NOW - 90 * DAY);
    }
  });

  it('leads up to what the simulator holds', async () => {
    await seed();
    await world.settle();
    const [newest] = world.history.lastReadings().filter(({ key }) => key === peru.key);
    expect(Number(newest?.balance.available.value) - 8_230).toBeLessThan(2_000);
    expect(newest?.account).toEqual({ name: 'Peru', role: 'pay-out' });
  });

  it('holds times of which nothing is known', async () => {
    await seed();
    await world.settle();
    const series = world.history.series(peru.id, peru.key, NOW - 30 * DAY, NOW, 360);
    expect(series?.points.filter(({ afterGap }) => afterGap)).toHaveLength(2);
  });

  it('is the same every time, and never below zero', () => {
    const once = [...demoPast(connections, NOW, true, 'en')];
    expect([...demoPast(connections, NOW, true, 'en')]).toEqual(once);
    const amounts = once.flatMap((snapshot) =>
      snapshot.connections.flatMap(({ balances }) =>
        balances.map(({ balance }) => Number(balance.available.value)),
      ),
    );
    expect(Math.min(...amounts)).toBeGreaterThan(0);
  });

  it('is made once, and anew where it does not lead up to now', async () => {
    await seed();
    await world.settle();
    const rows = () => [...world.history.exportRows({ from: 0, to: NOW, detail: 'finest' })].length;
    const before = rows();
    await seed();
    expect(rows()).toBe(before);
    const later = NOW + 30 * DAY;
    await seedPast({ history: world.history, connections, now: later, frozen: true, locale: 'en' });
    await world.settle();
    expect(world.history.lastBefore(peru.id, peru.key, NOW - 80 * DAY)).toBeNull();
    expect(world.history.lastBefore(peru.id, peru.key, later)?.readAt).toBeGreaterThan(NOW);
  });
});
