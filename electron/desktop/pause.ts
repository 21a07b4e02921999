import type { Pause } from '../contract/desktop-types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Settings } from '../settings/settings.ts';

export interface PauserOptions {
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  /** Epoch ms. */
  readonly now: () => number;
  readonly onChange: (paused: boolean) => void;
}

/** All checks paused, for a while or until somebody resumes them. */
export interface Pauser {
  /** The pause that holds; `null` when there is none. */
  current(): Pause | null;
  /** @param until epoch ms; `'resumed'`: until somebody resumes; `null`: resume */
  set(until: number | 'resumed' | null): void;
  /** The connections as the monitor is to take them: while paused none is asked. */
  applied(connections: readonly ConnectionConfig[]): readonly ConnectionConfig[];
  /** To be told after sleep, through which no timer runs. */
  look(): void;
  stop(): void;
}

/** The clock may be set, so the end is looked for at least this often, ms. */
const LOOK_MS = 60_000;

export function createPauser({ settings, now, onChange }: PauserOptions): Pauser {
  /** The same connection paused is the same object again: whoever has seen it knows it at sight. */
  const pausedOnes = new WeakMap<ConnectionConfig, ConnectionConfig>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function current(): Pause | null {
    const { pause } = settings.get();
    return pause !== null && holds(pause, now()) ? pause : null;
  }

  function keep(pause: Pause | null): void {
    settings.update((before) => ({ ...before, pause }));
    watchEnd();
    onChange(pause !== null);
  }

  function watchEnd(): void {
    clearTimeout(timer);
    const { pause } = settings.get();
    if (pause?.until == null) return;
    timer = setTimeout(look, Math.min(Math.max(pause.until - now(), 0), LOOK_MS));
  }

  function look(): void {
    const { pause } = settings.get();
    if (pause !== null && !holds(pause, now())) keep(null);
    else watchEnd();
  }

  function paused(connection: ConnectionConfig): ConnectionConfig {
    const known = pausedOnes.get(connection) ?? { ...connection, enabled: false };
    pausedOnes.set(connection, known);
    return known;
  }

  watchEnd();
  return {
    current,
    set(until) {
      const pause = until === null ? null : { since: now(), until: until === 'resumed' ? null : until };
      keep(pause);
    },
    applied: (connections) =>
      current() === null
        ? connections
        : connections.map(paused),
    look,
    stop: () => clearTimeout(timer),
  };
}

/** A clock set back to before the pause began would make it last longer than anybody chose. */
function holds({ since, until }: Pause, at: number): boolean {
  return until === null || (at < until && at >= since);
}
