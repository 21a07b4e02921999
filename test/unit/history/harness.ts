import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { HistoryTrouble } from '../../../electron/history/file-opener.ts';
import { createHistoryKey } from '../../../electron/history/history-key.ts';
import { createHistory, type History } from '../../../electron/history/history.ts';
import type { HistoryState } from '../../../electron/history/storage.ts';
import {
  defaultHistorySettings,
  type HistorySettings,
} from '../../../electron/settings/history-settings.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import { fakeKeychain, memoryIndex, type FakeKeychain } from '../vault/harness.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The key of the balance that `reads` is about. */
export const KEY = entry('0').key;

export interface HistoryWorld {
  folder: string;
  /** Epoch ms. */
  clock: number;
  settings: HistorySettings;
  computerZone: string;
  /** Whether a provider's clock agrees with `clock`. */
  isClockRight: boolean;
  isAwaited: boolean;
  readonly keychain: FakeKeychain;
  vault: Vault;
  history: History;
  readonly states: HistoryState[];
  readonly troubles: HistoryTrouble[];
  /** Every connection the history is shown, with what it holds now. */
  shows(...connections: readonly ConnectionSnapshot[]): void;
  /** A new reading of one balance of connection `a`, now. */
  reads(
    value: string,
    over?: Partial<BalanceSnapshot>,
    connection?: Partial<ConnectionSnapshot>,
  ): void;
  /** Time goes on, and timers with it. */
  pass(ms: number): void;
  /** Lets all that waits for the keychain or the file happen. */
  settle(): Promise<void>;
  /** Rolls up, thins and erases all there is to. */
  tend(): void;
  /** A later session over the same folder, settings and keychain. */
  restart(): Promise<void>;
  files(): readonly string[];
  /** The bytes of all files of the folder. */
  bytes(): Buffer;
}

export function historyWorld(): HistoryWorld {
  const timers = new Set<{ readonly run: () => void; readonly at: number }>();
  const keychain = fakeKeychain();
  let index = memoryIndex();

  function open(): void {
    world.vault = createVault(keychain, index, (state) => {
      if (state === 'ready') world.history.wake();
    });
    world.history = createHistory({
      isClockRight: () => world.isClockRight,
      isAwaited: () => world.isAwaited,
      folder: world.folder,
      key: createHistoryKey(world.vault),
      settings: {
        get: () => world.settings,
        update(change) {
          world.settings = change(world.settings);
        },
      },
      computerZone: () => world.computerZone,
      now: () => world.clock,
      timestamp: () => new Date(world.clock).toISOString().replace(/[:.]/g, '-'),
      setTimer(run, ms) {
        const timer = { run, at: world.clock + ms };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      onState: (state) => world.states.push(state),
      onTrouble: (trouble) => world.troubles.push(trouble),
    });
  }

  const world: HistoryWorld = {
    folder: '',
    clock: Date.parse('2026-01-15T14:05:00Z'),
    settings: defaultHistorySettings,
    computerZone: 'UTC',
    isClockRight: true,
    isAwaited: false,
    keychain,
    vault: undefined as unknown as Vault,
    history: undefined as unknown as History,
    states: [],
    troubles: [],
    shows: (...connections) => world.history.take({ at: world.clock, connections }),
    reads(value, over = {}, connection = {}) {
      const live = entry(value, { readAt: world.clock, ...over });
      world.shows(shownConnection('a', [live], connection));
    },
    pass(ms) {
      const end = world.clock + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        world.clock = Math.max(world.clock, next.at);
        next.run();
      }
      world.clock = end;
    },
    async settle() {
      // What was taken is kept a moment later, and what is opened is opened one after the other.
      world.pass(0);
      await world.history.open();
      world.pass(0);
      await world.history.open();
    },
    tend: () => world.pass(11 * MINUTE),
    async restart() {
      world.history.close();
      timers.clear();
      open();
      await world.history.open();
    },
    files: () => readdirSync(world.folder).sort(),
    bytes: () =>
      Buffer.concat(world.files().map((name) => readFileSync(path.join(world.folder, name)))),
  };

  beforeEach(async () => {
    world.folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-history-'));
    world.clock = Date.parse('2026-01-15T14:05:00Z');
    world.settings = defaultHistorySettings;
    world.computerZone = 'UTC';
    world.states.length = 0;
    world.troubles.length = 0;
    keychain.items.clear();
    Object.assign(keychain, { locked: false, failure: null, refuses: null });
    index = memoryIndex();
    timers.clear();
    open();
    await world.history.open();
  });
  afterEach(() => {
    world.history.close();
    rmSync(world.folder, { recursive: true, force: true });
  });
  return world;
}
