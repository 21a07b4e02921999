import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGlobalShortcut, type GlobalShortcut } from '../../../electron/desktop/global-shortcut.ts';

let held: Map<string, () => void>;
let others: Set<string>;
let pressed: number;
let changes: number;
let shortcut: GlobalShortcut;

beforeEach(() => {
  held = new Map();
  others = new Set(['Control+T']);
  pressed = 0;
  changes = 0;
  vi.useFakeTimers();
  shortcut = createGlobalShortcut(
    {
      register(keys, run) {
        if (keys.includes('Nonsense')) throw new TypeError('no such key');
        if (held.has(keys) || others.has(keys)) return false;
        held.set(keys, run);
        return true;
      },
      unregister: (keys) => void held.delete(keys),
    },
    () => {
      pressed += 1;
    },
    () => {
      changes += 1;
    },
  );
});
afterEach(() => {
  shortcut.stop();
  vi.useRealTimers();
});

const keysHeld = (): string[] => [...held.keys()];

it('is off until set, and runs when pressed', () => {
  expect(shortcut.use(null)).toBe('ok');
  expect(keysHeld()).toEqual([]);
  expect(shortcut.use('Control+P')).toBe('ok');
  held.get('Control+P')?.();
  expect(pressed).toBe(1);
});

it('is given back when another takes its place, and when it is cleared', () => {
  shortcut.use('Control+P');
  shortcut.use('Control+Q');
  expect(keysHeld()).toEqual(['Control+Q']);
  shortcut.use(null);
  expect(keysHeld()).toEqual([]);
});

it('can be set to the same again', () => {
  shortcut.use('Control+P');
  expect(shortcut.use('Control+P')).toBe('ok');
  expect(keysHeld()).toEqual(['Control+P']);
});

it.each([
  ['Control+T', 'taken'],
  ['Control+Nonsense', 'unusable'],
])('%s is %s, and the one before stays in use', (keys, result) => {
  shortcut.use('Control+P');
  expect(shortcut.use(keys)).toBe(result);
  expect(keysHeld()).toEqual(['Control+P']);
  expect(shortcut.failure()).toBeNull();
});

it('that another program holds when the app starts is known not to work, and taken once it is free', async () => {
  shortcut.restore('Control+T');
  expect(shortcut.failure()).toBe('taken');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([shortcut.failure(), changes]).toEqual(['taken', 0]);
  others.clear();
  await vi.advanceTimersByTimeAsync(30_000);
  expect([shortcut.failure(), changes]).toEqual([null, 1]);
  held.get('Control+T')?.();
  expect(pressed).toBe(1);
});

it('that cannot be read when the app starts is told', () => {
  shortcut.restore('Control+Nonsense');
  expect(shortcut.failure()).toBe('unusable');
});

it.each([[null, []], ['Control+P', ['Control+P']]])(
  'is not taken later when something else was chosen meanwhile: %s',
  async (keys, left) => {
    shortcut.restore('Control+T');
    shortcut.use(keys);
    expect(shortcut.failure()).toBeNull();
    others.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keysHeld()).toEqual(left);
  },
);

it('that was refused is not wished for', async () => {
  expect(shortcut.use('Control+T')).toBe('taken');
  others.clear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(keysHeld()).toEqual([]);
});
