import { vi } from 'vitest';
import { createAlerter, type Alerter } from '../../../electron/alerts/alerter.ts';
import { emptyMemory, type AlertMemory } from '../../../electron/alerts/memory.ts';
import type { RunOut } from '../../../electron/alerts/run-out.ts';
import type { ShowTarget } from '../../../electron/contract/types.ts';
import {
  defaultAlertSettings,
  type AlertKind,
  type AlertRecord,
  type AlertSettings,
} from '../../../electron/domain/alert.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type {
  BalanceSnapshot,
  ConnectionSnapshot,
  Snapshot,
} from '../../../electron/domain/snapshot.ts';
import type { Line } from '../../../electron/domain/threshold.ts';
import { entry, shownConnection } from '../support/snapshots.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Connections are read at this distance. */
export const INTERVAL = 5 * MINUTE;

/** The key of the balance that `reads` is about. */
export const KEY = entry('0').key;

export interface AlertWorld {
  line: Line;
  settings: AlertSettings;
  locale: Locale;
  /** What the notification service says; a promise can hold it back, an error is thrown. */
  answer: boolean | Promise<boolean> | Error;
  runOuts: readonly RunOut[];
  /** Whether the forecast says that nothing else runs out. */
  deniesRunOut: boolean;
  /** When each notification came, epoch ms, and what it says. */
  readonly messages: { at: number; title: string; body: string }[];
  readonly targets: ShowTarget[];
  /** What was handed on to other places than the desktop. */
  readonly handedOn: AlertRecord[];
  /** How often the memory was written. */
  writes: number;
  /** How often the window was told. */
  pushes: number;
  /** What is stored, as it would be after a restart. */
  stored: AlertMemory;
  alerter: Alerter;
  /** A new reading of one balance of connection `a`; then time goes on to the next. */
  reads(
    value: string,
    over?: Partial<BalanceSnapshot>,
    connection?: Partial<ConnectionSnapshot>,
  ): Promise<void>;
  /** Everything there is; what is live was read this very moment. Time does not go on. */
  shows(...connections: readonly ConnectionSnapshot[]): void;
  /** The same again and again, read anew each time, for so long. */
  watches(ms: number): Promise<void>;
  /** Time goes on and nothing is read. */
  passes(ms: number): Promise<void>;
  /** The computer sleeps: both clocks go on, and no timer runs. */
  sleeps(ms: number): void;
  /** A new alerter over what is stored. @param crashed without a word before */
  restart(crashed?: 'crashed'): void;
}

/** A world at noon, 15 January 2026, in the computer's time zone, on a clock that only tests move. */
export function alertWorld(over: Partial<AlertWorld> = {}): AlertWorld {
  vi.useFakeTimers({ now: new Date(2026, 0, 15, 12) });
  let slept = 0;
  let shown: readonly ConnectionSnapshot[] = [];

  const snapshot = (): Snapshot => ({ at: Date.now(), connections: shown });
  const create = (): Alerter =>
    createAlerter({
      store: {
        get: () => world.stored,
        set: (memory) => {
          world.writes += 1;
          // Through text, as through a file.
          world.stored = JSON.parse(JSON.stringify(memory)) as AlertMemory;
        },
      },
      settings: () => world.settings,
      text: () => ({
        locale: world.locale,
        providerName: () => ({ en: 'Smilepayz', 'zh-CN': 'Smilepayz' }),
        keychain: 'linux',
      }),
      now: () => Date.now(),
      uptime: () => performance.now() + slept,
      runOuts: () => world.runOuts,
      deniesRunOut: () => world.deniesRunOut && world.runOuts.length === 0,
      notify: async (message, target) => {
        world.messages.push({ at: Date.now(), ...message });
        world.targets.push(target);
        if (world.answer instanceof Error) throw world.answer;
        return world.answer;
      },
      onAlerts: (records) => world.handedOn.push(...records),
      onChange: () => {
        world.pushes += 1;
      },
      lookAgain: () => world.alerter.take(snapshot()),
    });

  const world: AlertWorld = {
    line: { warn: '100', critical: '50' },
    settings: defaultAlertSettings,
    locale: 'en',
    answer: true,
    runOuts: [],
    deniesRunOut: true,
    messages: [],
    targets: [],
    handedOn: [],
    writes: 0,
    pushes: 0,
    stored: emptyMemory,
    alerter: undefined as unknown as Alerter,
    async reads(value, change = {}, connection = {}) {
      world.shows(
        shownConnection('a', [entry(value, { line: world.line, ...change })], connection),
      );
      await world.passes(INTERVAL);
    },
    shows(...connections) {
      shown = connections.map(readNow);
      world.alerter.take(snapshot());
    },
    async watches(ms) {
      for (let left = ms; left > 0; left -= INTERVAL) {
        world.shows(...shown);
        await world.passes(Math.min(left, INTERVAL));
      }
    },
    sleeps(ms) {
      slept += ms;
      vi.setSystemTime(Date.now() + ms);
    },
    async passes(ms) {
      await vi.advanceTimersByTimeAsync(ms);
    },
    restart(crashed) {
      if (crashed === undefined) world.alerter.stop();
      // Clearing them takes the clock back to the beginning as well.
      const at = Date.now();
      vi.clearAllTimers();
      vi.setSystemTime(at);
      world.alerter = create();
    },
    ...over,
  };
  world.alerter = create();
  return world;
}

/** The connection as a refresh of this moment leaves it. */
function readNow(connection: ConnectionSnapshot): ConnectionSnapshot {
  const now = Date.now();
  const balances = connection.balances.map((one) =>
    one.freshness === 'live' ? { ...one, readAt: now } : one,
  );
  const answered = connection.condition === 'ok' ? { lastSuccessAt: now } : {};
  return { ...connection, balances, lastAttemptAt: now, ...answered };
}

/** The beginnings of all notifications: what kind each was of. */
export const titles = ({ messages }: AlertWorld): string[] =>
  messages.map(({ title }) => title.split(':')[0] ?? '');

/** The list as the window shows it, newest first: kind and what became of it. */
export const listed = (world: AlertWorld): string[] =>
  world.alerter.state().records.map(({ kind, outcome }) => `${kind} ${outcome}`);

export const only = (world: AlertWorld, ...kinds: readonly AlertKind[]): AlertSettings => ({
  ...world.settings,
  kinds: Object.fromEntries(
    Object.keys(world.settings.kinds).map((kind) => [kind, kinds.some((one) => one === kind)]),
  ) as AlertSettings['kinds'],
});

/** Switches kinds on or off. */
export function choose(world: AlertWorld, kinds: Partial<AlertSettings['kinds']>): void {
  world.settings = { ...world.settings, kinds: { ...world.settings.kinds, ...kinds } };
}
