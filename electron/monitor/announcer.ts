import { inOwnTurn } from './own-turn.ts';

/** Changes closer than this are shown together, ms: often enough to look at once, seldom enough for the window to keep up. */
const TOGETHER_MS = 200;

/** Shows what changed, in order. */
export interface Announcer {
  now(): void;
  /** For what may come in crowds: at once, unless that was done a moment ago. */
  soon(): void;
  /** Shows at once what waits to be shown. */
  flush(): void;
  stop(): void;
}

/**
 * @param show shows everything as it stands
 * @param uptime by the steady clock, ms
 */
export function createAnnouncer(show: () => void, uptime: () => number): Announcer {
  let showing = false;
  let changedSince = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let waiting: (() => void) | undefined;

  function stop(): void {
    waiting?.();
    waiting = undefined;
  }

  /**
   * Electron runs waiting promises inside some of its own calls, so a refresh can end while its start is still being
   * shown. A later snapshot must not overtake an earlier one: the window would keep the older.
   */
  function now(): void {
    stop();
    changedSince = true;
    if (showing) return;
    showing = true;
    try {
      while (changedSince) {
        changedSince = false;
        show();
      }
    } finally {
      showing = false;
    }
  }

  function crowd(): void {
    shownAt = uptime();
    now();
  }

  return {
    now,
    soon() {
      if (waiting !== undefined) return;
      const since = uptime() - shownAt;
      if (since >= TOGETHER_MS) crowd();
      else waiting = inOwnTurn(crowd, TOGETHER_MS - since);
    },
    flush() {
      if (waiting !== undefined) now();
    },
    stop,
  };
}
