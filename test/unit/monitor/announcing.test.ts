import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import { connection, monitorWorld, pass, useClock, type MonitorWorld } from './harness.ts';

let world: MonitorWorld;
beforeEach(() => {
  useClock();
  world = monitorWorld();
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

const rename = (label: string): void => {
  world.connections = [connection('a', { label })];
  world.monitor.publish();
};
const labelOf = ({ connections }: Snapshot): string => connections[0]?.label ?? '';

describe('something that changes while a snapshot is being shown', () => {
  it('is shown after it, never inside it, and the last word is the last change', () => {
    const order: string[] = [];
    const next: Record<string, string> = { one: 'two', two: 'three' };
    world.whileShown = (snapshot) => {
      const label = labelOf(snapshot);
      order.push(`${label} begins`);
      const then = next[label];
      if (then !== undefined) rename(then);
      order.push(`${label} ends`);
    };
    rename('one');
    expect(order).toEqual([
      'one begins',
      'one ends',
      'two begins',
      'two ends',
      'three begins',
      'three ends',
    ]);
    expect(world.snapshots.map(labelOf)).toEqual(['one', 'two', 'three']);
  });

  it('is shown as it stands in the end, once, when it changes several times', () => {
    world.whileShown = (snapshot) => {
      if (labelOf(snapshot) !== 'one') return;
      rename('two');
      rename('three');
    };
    rename('one');
    expect(world.snapshots.map(labelOf)).toEqual(['one', 'three']);
  });

  it('is shown in order when it is a refresh that somebody starts meanwhile', async () => {
    const release = world.hold();
    let asked: Promise<unknown> | undefined;
    world.whileShown = () => {
      asked ??= world.monitor.refresh('a');
    };
    world.monitor.publish();
    await pass(0);
    expect(world.snapshots.map(({ connections }) => connections[0]?.refreshing)).toEqual([
      false,
      true,
    ]);
    release();
    await asked;
    await pass(0);
    expect(world.shown('a')).toMatchObject({ refreshing: false, condition: 'ok' });
  });

  it('does not silence the monitor when showing fails', () => {
    world.whileShown = () => {
      throw new Error('the tray is gone');
    };
    expect(() => rename('one')).toThrow('the tray is gone');
    world.whileShown = () => undefined;
    rename('two');
    expect(world.snapshots.map(labelOf)).toEqual(['one', 'two']);
  });

  it('does not end the watch when showing fails', async () => {
    world.whileShown = () => {
      throw new Error('the tray is gone');
    };
    expect(() => world.monitor.start()).toThrow('the tray is gone');
    world.whileShown = () => undefined;
    // Only a timer that was set in spite of it can ask.
    await pass(2_000);
    expect(world.sent).toEqual(['a/main']);
    expect(world.shown('a').condition).toBe('ok');
  });
});
