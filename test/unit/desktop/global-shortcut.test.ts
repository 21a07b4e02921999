import { beforeEach, expect, it } from 'vitest';
import { createGlobalShortcut, type GlobalShortcut } from '../../../electron/desktop/global-shortcut.ts';

let held: Map<string, () => void>;
let others: Set<string>;
let pressed: number;
let shortcut: GlobalShortcut;

beforeEach(() => {
  held = new Map();
  others = new Set(['Control+T']);
  pressed = 0;
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
  );
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
  expect(shortcut.isTaken()).toBe(false);
});

it('that another program holds when the app starts is known not to work', () => {
  shortcut.use('Control+T');
  expect(shortcut.isTaken()).toBe(true);
  others.clear();
  shortcut.use('Control+T');
  expect(shortcut.isTaken()).toBe(false);
});
