import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchComputer, type ComputerWatch } from '../../../electron/desktop/circumstances.ts';

const MINUTE = 60_000;

let power: EventEmitter;
let online: boolean;
let onBattery: boolean;
let watched: boolean;
/** What was told, in order. */
let told: string[];
let computer: ComputerWatch;

beforeEach(() => {
  vi.useFakeTimers();
  power = new EventEmitter();
  online = true;
  onBattery = false;
  watched = false;
  told = [];
  computer = watchComputer({
    power: Object.assign(power, { isOnBatteryPower: () => onBattery }),
    isOnline: () => online,
    watched: () => watched,
    // Whoever is told looks, as the monitor does.
    onChange: () => told.push(`change ${computer.look().online ? 'online' : 'offline'}`),
    onOnline: () => told.push('network'),
    onWake: () => told.push('wake'),
    onUnlock: () => told.push('unlock'),
  });
});
afterEach(() => {
  computer.stop();
  vi.useRealTimers();
});

const isSuspended = (): boolean => computer.look().suspended;

it('looks at everything anew each time', () => {
  expect(computer.look()).toEqual({
    online: true,
    onBattery: false,
    suspended: false,
    watched: false,
  });
  online = false;
  onBattery = true;
  watched = true;
  expect(computer.look()).toMatchObject({ online: false, onBattery: true, watched: true });
});

it.each(['on-ac', 'on-battery'])('tells of a change of power: %s', (event) => {
  power.emit(event);
  expect(told).toEqual(['change online']);
});

describe('sleep', () => {
  it('is told before it and after it', () => {
    power.emit('suspend');
    expect(isSuspended()).toBe(true);
    power.emit('resume');
    expect(isSuspended()).toBe(false);
    expect(told).toEqual(['change online', 'wake']);
  });

  it('is over when the user is there, though nobody said that the computer woke', () => {
    power.emit('suspend');
    power.emit('unlock-screen');
    expect(isSuspended()).toBe(false);
    expect(told.at(-1)).toBe('unlock');
    vi.advanceTimersByTime(10 * MINUTE);
    expect(told.at(-1)).toBe('unlock');
  });

  it('did not come, or its end was not told, when the computer still runs long after', () => {
    power.emit('suspend');
    vi.advanceTimersByTime(MINUTE);
    expect(isSuspended()).toBe(true);
    vi.advanceTimersByTime(MINUTE);
    expect(isSuspended()).toBe(false);
    expect(told).toEqual(['change online', 'wake']);
  });

  it('that is told again begins again', () => {
    power.emit('suspend');
    vi.advanceTimersByTime(MINUTE);
    power.emit('suspend');
    vi.advanceTimersByTime(1.5 * MINUTE);
    expect(isSuspended()).toBe(true);
    power.emit('resume');
    vi.advanceTimersByTime(10 * MINUTE);
    expect(told.filter((one) => one === 'wake')).toHaveLength(1);
  });
});

describe('no network', () => {
  it('is looked for again every few seconds, until it is back, which is told once', () => {
    online = false;
    computer.look();
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([]);
    online = true;
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual(['change online', 'network']);
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual(['change online', 'network']);
  });

  it('is noticed as often as it goes', () => {
    for (let n = 0; n < 3; n += 1) {
      online = false;
      computer.look();
      computer.look();
      online = true;
      vi.advanceTimersByTime(5_000);
    }
    expect(told).toHaveLength(6);
  });
});

it('costs nothing while the computer is awake and online', () => {
  computer.look();
  expect(vi.getTimerCount()).toBe(0);
});

it('tells nothing any more after the end, and leaves nothing behind', () => {
  online = false;
  computer.look();
  power.emit('suspend');
  told.length = 0;
  computer.stop();
  for (const event of ['suspend', 'resume', 'unlock-screen', 'on-ac']) power.emit(event);
  online = true;
  vi.advanceTimersByTime(10 * MINUTE);
  expect(told).toEqual([]);
  expect(power.eventNames()).toEqual([]);
  online = false;
  computer.look();
  expect(vi.getTimerCount()).toBe(0);
});
