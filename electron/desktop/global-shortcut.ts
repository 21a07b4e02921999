/** The part of Electron's `globalShortcut` that is needed. */
export interface Shortcuts {
  /** @throws when it cannot read the keys */
  register(keys: string, pressed: () => void): boolean;
  unregister(keys: string): void;
}

export interface GlobalShortcut {
  /** Uses these keys from now on; where they are refused, those before stay in use. */
  use(keys: string | null): 'ok' | 'taken' | 'unusable';
  /** Another program holds the keys that are wanted. */
  isTaken(): boolean;
}

/** One shortcut that works whichever program is in front. */
export function createGlobalShortcut(shortcuts: Shortcuts, pressed: () => void): GlobalShortcut {
  let held: string | null = null;
  let taken = false;

  function tryKeys(keys: string): 'ok' | 'taken' | 'unusable' {
    try {
      return shortcuts.register(keys, pressed) ? 'ok' : 'taken';
    } catch {
      return 'unusable';
    }
  }

  return {
    isTaken: () => taken,
    use(keys) {
      if (keys !== null && keys !== held) {
        const result = tryKeys(keys);
        // Nothing is in use yet when the app starts: then the wish stands, and is known not to work.
        if (result !== 'ok') {
          taken = held === null && result === 'taken';
          return result;
        }
      }
      if (held !== null && held !== keys) shortcuts.unregister(held);
      held = keys;
      taken = false;
      return 'ok';
    },
  };
}
