import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  INTERVAL,
  MANUAL_FLOOR,
  START,
  bad,
  balance,
  good,
  monitorWorld,
  pass,
  useClock,
  type MonitorWorld,
} from './harness.ts';

let world: MonitorWorld;
beforeEach(() => {
  useClock();
  world = monitorWorld();
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

const fine = good([balance('1', '5')]);

describe('a connection whose key was replaced', () => {
  it('asks for its accounts too, though only a person could help before', async () => {
    world.answers = { main: bad('signature'), accounts: bad('signature') };
    world.monitor.start();
    await pass(2_000 + MANUAL_FLOOR);
    world.answers = { main: fine, accounts: good([]) };
    world.monitor.askAnew('a', false);
    await pass(0);
    expect(world.shown('a').condition).toBe('ok');
    expect(world.shown('a').accountsProblem).toBeUndefined();
  });

  it('does not take the refusal of the old key for one of the new', async () => {
    world.monitor.start();
    await pass(2_000);
    const release = world.hold();
    await pass(INTERVAL);
    expect(world.sent).toHaveLength(2);
    world.answers = { main: bad('signature') };
    world.monitor.askAnew('a', false);
    release();
    await pass(0);
    world.answers = { main: fine };
    await pass(MANUAL_FLOOR);
    expect(world.shown('a').condition).toBe('ok');
  });

  it('is not kept waiting by a clock that was set back', async () => {
    world.monitor.start();
    await pass(2_000);
    vi.setSystemTime(START - 3_600_000);
    world.monitor.askAnew('a', false);
    await pass(MANUAL_FLOOR);
    expect(world.sent).toHaveLength(2);
  });
});
