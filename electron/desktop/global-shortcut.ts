import type { DesktopState } from '../contract/desktop-types.ts';

/** The part of Electron's `globalShortcut` that is needed. */
export interface Shortcuts {
  /** @throws when it cannot read the keys */
  register(keys: string, pressed: () => void): boolean;
  unregister(keys: string): void;
}

type ShortcutFailure = NonNullable<DesktopState['shortcutFailure']>;

export interface GlobalShortcut {
  /** Uses the keys that were chosen once; where they are refused the wish stands, and taken ones are tried again. */
  restore(keys: string | null): void;
  /** Uses these keys from now on; where they are refused, those before stay in use. */
  use(keys: string | null): 'ok' | ShortcutFailure;
  /** Why the keys that are wanted do nothing; `null` when they work, or none are wanted. */
  failure(): ShortcutFailure | null;
  stop(): void;
}

/** Keys that another program held are tried again so often, ms. */
const AGAIN_MS = 30_000;

/**
 * One shortcut that works whichever program is in front.
 * @param onChange keys that were taken work now
 */
export function createGlobalShortcut(
  shortcuts: Shortcuts,
  pressed: () => void,
  onChange: () => void,
): GlobalShortcut {
  let held: string | null = null;
  let failure: ShortcutFailure | null = null;
  let again: ReturnType<typeof setInterval> | undefined;

  function tryKeys(keys: string): 'ok' | ShortcutFailure {
    try {
      return shortcuts.register(keys, pressed) ? 'ok' : 'taken';
    } catch {
      return 'unusable';
    }
  }

  return {
    failure: () => failure,
    restore(keys) {
      if (keys === null) return;
      const result = tryKeys(keys);
      if (result === 'ok') {
        held = keys;
        return;
      }
      failure = result;
      if (result !== 'taken') return;
      again = setInterval(() => {
        if (tryKeys(keys) !== 'ok') return;
        clearInterval(again);
        held = keys;
        failure = null;
        onChange();
      }, AGAIN_MS);
    },
    use(keys) {
      if (keys !== null && keys !== held) {
        const result = tryKeys(keys);
        if (result !== 'ok') return result;
      }
      if (held !== null && held !== keys) shortcuts.unregister(held);
      held = keys;
      failure = null;
      clearInterval(again);
      return 'ok';
    },
    stop: () => clearInterval(again),
  };
}
