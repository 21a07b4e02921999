import type { AlertMemory } from './memory.ts';

export interface KeeperOptions {
  readonly store: { get(): AlertMemory; set(memory: AlertMemory): void };
  /** Ms by a clock that is never set. */
  readonly uptime: () => number;
  /** What the window shows of it is another. */
  readonly onChange: () => void;
}

/** Holds the memory, and writes it down soon after it changed: many changes in a row are one write. */
export interface Keeper {
  memory(): AlertMemory;
  /** @param atOnce whether a restart must not go without it for a moment: what was shown would be shown again */
  keep(next: AlertMemory, atOnce?: 'at-once'): void;
  /** Writes down what was not yet; from then on at once. */
  stop(): void;
}

/** What a restart must know is written this much later, ms. */
const SOON_MS = 300;
/** What only serves the next comparison is written this much later, ms. */
const LATER_MS = 30_000;

const PARTS_OF_NO_HURRY: ReadonlySet<string> = new Set<keyof AlertMemory>(['seen', 'metAt']);
const PARTS_SHOWN = ['records', 'snoozes', 'transits'] as const;

/** @param first what to begin with, which need not be what is stored */
export function createKeeper(
  { store, uptime, onChange }: KeeperOptions,
  first: AlertMemory,
): Keeper {
  let memory = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writeAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  function write(): void {
    clearTimeout(timer);
    writeAt = Number.POSITIVE_INFINITY;
    store.set(memory);
  }

  function writeIn(ms: number): void {
    const at = uptime() + ms;
    if (at >= writeAt) return;
    clearTimeout(timer);
    writeAt = at;
    timer = setTimeout(write, ms);
  }

  return {
    memory: () => memory,
    keep(next, atOnce) {
      const before = memory;
      const names = Object.keys(next) as (keyof AlertMemory)[];
      const changed = names.filter((name) => next[name] !== before[name]);
      if (changed.length === 0) return;
      memory = next;
      if (stopped || atOnce !== undefined) write();
      else writeIn(changed.every((name) => PARTS_OF_NO_HURRY.has(name)) ? LATER_MS : SOON_MS);
      if (PARTS_SHOWN.some((name) => next[name] !== before[name])) onChange();
    },
    stop() {
      stopped = true;
      if (writeAt !== Number.POSITIVE_INFINITY) write();
    },
  };
}
