import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTurns, type Turns } from '../../../electron/desktop/in-turns.ts';

let turns: Turns;
let done: string[];
let ms: number;

beforeEach(() => {
  vi.useFakeTimers();
  ms = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => ms);
  turns = createTurns();
  done = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  // What took its turn gives it back.
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
});

/** @param each how long a step takes, ms */
function* steps(names: string, each: number): Generator<void, void> {
  for (const name of names) {
    ms += each;
    done.push(name);
    yield;
  }
}

it('what is done quickly is done at once', () => {
  turns.run(steps('abc', 1));
  expect(done).toEqual(['a', 'b', 'c']);
  expect(turns.isBusy()).toBe(false);
});

it('what takes long lets everything else have its turn', () => {
  turns.run(steps('abcd', 5));
  expect(done).toEqual(['a', 'b']);
  expect(turns.isBusy()).toBe(true);
  vi.runOnlyPendingTimers();
  expect(done).toEqual(['a', 'b', 'c', 'd']);
  vi.runOnlyPendingTimers();
  expect(turns.isBusy()).toBe(false);
});

it('what takes long by itself has a turn of its own', () => {
  turns.run(
    (function* work(): Generator<'alone' | void, void> {
      done.push('a');
      ms += 2;
      yield 'alone';
      done.push('b');
    })(),
  );
  expect(done).toEqual(['a']);
  vi.runOnlyPendingTimers();
  expect(done).toEqual(['a', 'b']);
});

it('what is given up is not gone on with', () => {
  turns.run(steps('abcd', 10));
  expect(turns.giveUp()).toBe(true);
  expect(turns.isBusy()).toBe(false);
  vi.runAllTimers();
  expect(done).toEqual(['a']);
  expect(turns.giveUp()).toBe(false);
});

it('new work takes the place of what is not done yet', () => {
  turns.run(steps('abcd', 10));
  turns.run(steps('xy', 10));
  vi.runAllTimers();
  expect(done).toEqual(['a', 'x', 'y']);
});
