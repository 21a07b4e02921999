import { EventEmitter } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAlertStore } from '../../../electron/alerts/alert-store.ts';
import { createAlerter, type Alerter } from '../../../electron/alerts/alerter.ts';
import { readStoredAlerts } from '../../../electron/alerts/read-memory.ts';
import { readSecrets } from '../../../electron/connections/secret-reader.ts';
import { watchComputer } from '../../../electron/desktop/circumstances.ts';
import { createPast, type Past } from '../../../electron/desktop/past.ts';
import { createCallLog } from '../../../electron/diagnostics/call-log.ts';
import { balanceKey } from '../../../electron/domain/balance.ts';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import { createHistoryKey } from '../../../electron/history/history-key.ts';
import { createMonitor, type Monitor } from '../../../electron/monitor/monitor.ts';
import { createSteadyClock } from '../../../electron/monitor/steady-clock.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import type { RobotConfig } from '../../../electron/robots/robot-config.ts';
import { createRobots, type Robots } from '../../../electron/robots/robots.ts';
import { settingsIndex } from '../../../electron/settings/secret-index.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { createGate, DEFAULT_GATE } from '../../../electron/transport/gate.ts';
import { createPost } from '../../../electron/transport/transport.ts';
import type { Keychain } from '../../../electron/vault/keychain.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import type { Random } from '../mutate.ts';
import type { WeekClock } from './clock.ts';
import { hostOf, type Platform } from './platform.ts';

/** The parts of the app that watch, remember, foretell and tell, put together as in the app, without a desktop. */
export interface WeekApp {
  readonly monitor: Monitor;
  readonly power: EventEmitter;
  start(): Promise<void>;
  /** Adds a connection with its secret. */
  add(n: number): Promise<void>;
  /** Takes the oldest connection away, with its secrets and its past. */
  removeOldest(): Promise<string>;
  connections(): readonly ConnectionConfig[];
  setWatched(watched: boolean): void;
  /** Notifications shown, messages to groups, readings shown. */
  readonly counts: { notifications: number; messages: number; snapshots: number };
  stop(): void;
}

export interface WeekParts {
  readonly folder: string;
  readonly clock: WeekClock;
  readonly platform: Platform;
  readonly random: Random;
  readonly isOnline: () => boolean;
}

const privateKeyText = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');

export function createWeekApp({ folder, clock, platform, random, isOnline }: WeekParts): WeekApp {
  const { now } = clock;
  const counts = { notifications: 0, messages: 0, snapshots: 0 };
  let current: Settings = readSettings({}).value;
  const settings = {
    get: () => current,
    update(change: (before: Settings) => Settings) {
      current = change(current);
    },
  };
  const vault: Vault = createVault(keychainInMemory(), settingsIndex(settings), () => undefined);
  const setTimer = (run: () => void, ms: number): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  let watched = false;
  const power = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });
  const computer = watchComputer({
    power,
    isOnline,
    watched: () => watched,
    onChange: () => monitor.reconsider(),
    onOnline: () => robots.wake(),
    onWake() {
      alerter.woke();
      monitor.refreshSoon();
      robots.wake();
    },
    onUnlock: () => monitor.refreshSoon(),
  });
  const uptime = createSteadyClock(clock.awake, () => Math.floor(clock.sinceBoot() / 1_000) * 1_000);
  const calls = createCallLog();

  const monitor: Monitor = createMonitor({
    post: createPost(platform.fetch),
    gate: createGate(DEFAULT_GATE, clock.awake),
    record: (call) => calls.add(call),
    now,
    nonce: () => String(random(2 ** 31)),
    renewals: createTokenRenewals(),
    keepTokens: () => Promise.resolve(),
    connections: () => current.connections,
    lines: () => current.lines,
    provider: providerById,
    random: () => random(1_000_000) / 1_000_000,
    tokensUnsaved: () => false,
    secrets: ({ id, providerId, values }) => {
      const descriptor = providerById(providerId)?.descriptor;
      if (descriptor === undefined) return Promise.resolve({ ok: false, problem: { kind: 'internal' } });
      return readSecrets(descriptor, values, (field) => vault.read(id, field.id));
    },
    uptime,
    look: computer.look,
    onSnapshot,
  });
  const past: Past = createPast({
    isClockRight: () => true,
    folder,
    vault,
    settings,
    notices: { add: fail, withdraw: () => undefined },
    window: { push: () => undefined, isOpening: () => false },
    monitor: () => monitor,
    timeZone: () => 'Asia/Shanghai',
    now,
    setTimer,
    onTrends: () => monitor.publish(),
  });
  const names = { providerName: () => ({ en: 'Platform', 'zh-CN': '平台' }), keychain: 'linux' } as const;
  const robots: Robots = createRobots({
    settings,
    vault,
    now,
    setTimer,
    addressRules: { loopback: false },
    timeZone: () => 'Asia/Shanghai',
    async post() {
      counts.messages += 1;
      if (random(10) === 0) throw new TypeError('fetch failed');
      return { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
    },
    snapshot: monitor.snapshot,
    alerts: () => alerter.state().records,
    text: () => ({ locale: 'en', ...names }),
    onChange: () => undefined,
    onLost: () => undefined,
  });
  const file = path.join(folder, 'alerts.json');
  const alertStore = createAlertStore({
    file: {
      get: () => readStoredAlerts({}).value,
      set: (stored) => writeFileSync(file, JSON.stringify(stored)),
    },
    key: createHistoryKey(vault, 'alerts'),
    onEarlier: (earlier) => alerter.recall(earlier),
    onUnreadable: () => fail({ kind: 'alerts-set-aside' }),
  });
  const alerter: Alerter = createAlerter({
    store: alertStore,
    settings: () => ({ ...current.alerts, kinds: { ...current.alerts.kinds, 'run-out': true, 'large-jump': true } }),
    text: () => ({ locale: 'en', ...names }),
    now,
    uptime,
    runOuts: past.forecaster.runOuts,
    deniesRunOut: past.forecaster.deniesRunOut,
    notify() {
      counts.notifications += 1;
      return Promise.resolve(random(20) > 0);
    },
    onAlerts: robots.take,
    onChange: () => undefined,
    lookAgain: () => monitor.publish(),
  });

  function onSnapshot(snapshot: Snapshot): void {
    counts.snapshots += 1;
    alerter.take(snapshot);
    past.take(snapshot);
  }

  function fail(notice: { readonly kind: string }): void {
    throw new Error(`the app says: ${notice.kind}`);
  }

  return {
    monitor,
    power,
    counts,
    connections: () => current.connections,
    setWatched(is) {
      watched = is;
      monitor.reconsider();
    },
    async start() {
      await vault.write('robot-finance', new Map([['address', ROBOT_ADDRESS]]), 'keychain');
      settings.update((before) => ({ ...before, robots: [robot] }));
      await alertStore.open();
      await past.open();
      monitor.start();
      robots.start();
    },
    async add(n) {
      const added = isSigning(n) ? signing(n, platform.publicKeyPem) : plain(n);
      const secret = isSigning(n) ? (['privateKey', privateKeyText] as const) : (['signKey', `sign-key-${n}`] as const);
      await vault.write(added.id, new Map([secret]), 'keychain');
      settings.update((before) => ({
        ...before,
        connections: [...before.connections, added],
        lines: { ...before.lines, [added.id]: lineOf(n) },
      }));
      monitor.askAnew(added.id, true);
    },
    async removeOldest() {
      const { id = '' } = current.connections[0] ?? {};
      await vault.remove(id);
      settings.update(({ connections, lines: { [id]: _line, ...lines }, ...rest }) => ({
        ...rest,
        lines,
        connections: connections.filter((one) => one.id !== id),
      }));
      monitor.publish();
      past.history.erase(id);
      return id;
    },
    stop() {
      monitor.stop();
      past.stop();
      computer.stop();
      alerter.stop();
      robots.stop();
    },
  };
}

/** Signatures are what takes longest, so most connections do without. */
const isSigning = (n: number): boolean => n % 5 === 0;

const lineOf = (n: number) => {
  const names = isSigning(n) ? SIGNING_BALANCE : plainBalance(n);
  return { [balanceKey(names)]: { warn: '3000', critical: '1500' } };
};

const SIGNING_BALANCE = { accountNo: '2187000000001031', balanceType: 'NORMAL_BALANCE', currency: 'USD' };
const plainBalance = (n: number) => ({ accountNo: `B-${n}`, balanceType: 'amount', currency: 'CNY' });

function connectionOf(n: number, over: Pick<ConnectionConfig, 'providerId' | 'values'>): ConnectionConfig {
  const id = `connection-${n}`;
  return {
    id,
    environmentId: 'production',
    label: `Merchant ${n}`,
    enabled: true,
    baseUrl: `https://${hostOf({ id })}`,
    plainHttpConsent: false,
    intervalMs: 300_000,
    ...over,
  };
}

function signing(n: number, providerPublicKey: string): ConnectionConfig {
  const values = { clientId: `WEEK_${n}`, keyVersion: '2', providerPublicKey };
  return connectionOf(n, { providerId: 'worldfirst', values });
}

function plain(n: number): ConnectionConfig {
  const values = { merchantId: `M-${n}`, businessId: `B-${n}`, signType: 'MD5', currency: 'CNY', unit: 'minor' };
  return connectionOf(n, { providerId: 'redemption', values });
}

const ROBOT_ADDRESS = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7ac1-4bc4-97a0-0ec2sifa0000';
const robot: RobotConfig = {
  id: 'finance',
  kind: 'wecom',
  label: 'Finance',
  enabled: true,
  alerts: true,
  dailySummary: '09:00',
  stillWatching: '18:00',
  language: 'system',
  address: { host: 'qyapi.weixin.qq.com' },
  sentDays: {},
};

function keychainInMemory(): Keychain {
  const items = new Map<string, string>();
  return {
    get: (item) => Promise.resolve(items.get(item) ?? null),
    set: (item, value) => Promise.resolve(void items.set(item, value)),
    delete: (item) => Promise.resolve(void items.delete(item)),
  };
}
