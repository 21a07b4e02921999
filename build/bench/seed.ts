import { generateKeyPairSync } from 'node:crypto';
import { openKeychain } from '../../electron/vault/own-keychain.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../../electron/domain/snapshot.ts';
import type { ConnectionConfig } from '../../electron/domain/connection.ts';
import { balanceKey } from '../../electron/domain/balance.ts';
import { HINTS } from '../../electron/contract/desktop-types.ts';
import { openStores } from '../../electron/desktop/stores.ts';
import { createHistoryKey } from '../../electron/history/history-key.ts';
import { createHistory } from '../../electron/history/history.ts';
import { settingsIndex } from '../../electron/settings/secret-index.ts';
import { serialisePrivateKey } from '../../electron/vault/private-key.ts';
import { createVault } from '../../electron/vault/vault.ts';
import type { ProviderSide } from './refresh.ts';

/** A profile as somebody has it who used the app for a month. */
export interface SeedTask {
  /** The profile's folder, which is there. */
  readonly folder: string;
  /** Begins the id of each connection: the keychain is shared by all profiles. */
  readonly prefix: string;
  readonly connections: number;
  readonly side: Pick<ProviderSide, 'urls' | 'publicKeyPem'>;
  /** All checks are paused until somebody resumes them. */
  readonly paused: boolean;
}

const HOUR = 3_600_000;
const DAYS = 30;
const EVERY_MS = 4 * HOUR;
/** What the slow provider answers for each connection. */
const CURRENCIES = ['USD', 'EUR', 'JPY'];
const ACCOUNT = '8800123400010001';

/** Writes settings, keychain items and readings with the app's own parts. @returns how many readings there are */
export async function seedProfile(task: SeedTask): Promise<{ readings: number }> {
  const { folder, side, paused } = task;
  const stores = openStores(folder, { add: refuse, withdraw: () => undefined, list: () => [], dismiss: () => undefined });
  const settings = {
    get: stores.settings.get,
    update: (change: (current: ReturnType<typeof stores.settings.get>) => ReturnType<typeof stores.settings.get>) =>
      stores.settings.set(change(stores.settings.get())),
  };
  const connections = Array.from({ length: task.connections }, (_, n) => connectionOf(task, n, side));
  const now = Date.now();
  settings.update((current) => ({
    ...current,
    connections,
    preferences: { ...current.preferences, language: 'en' },
    desktop: { ...current.desktop, said: HINTS },
    pause: paused ? { since: now, until: null } : null,
  }));

  const keychain = openKeychain('user');
  const vault = createVault(keychain, settingsIndex(settings), () => undefined);
  const key = serialisePrivateKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  for (const { id } of connections) await vault.write(id, new Map([['privateKey', key]]), 'keychain');

  const history = createHistory({
    isClockRight: () => true,
    isAwaited: () => false,
    folder,
    key: createHistoryKey(vault),
    settings: {
      get: () => settings.get().history,
      update: (change) => settings.update((current) => ({ ...current, history: change(current.history) })),
    },
    computerZone: () => 'Asia/Shanghai',
    now: () => now,
    timestamp: () => String(now),
    setTimer(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onState: () => undefined,
    onTrouble: refuse,
  });
  await history.open();
  let readings = 0;
  for (let at = now - DAYS * 24 * HOUR; at < now - HOUR; at += EVERY_MS) {
    history.take({ at, connections: connections.map((one) => readAt(one, at)) } satisfies Snapshot);
    readings += connections.length * CURRENCIES.length;
    // The file is begun with the first reading, once its key is in the keychain.
    while (history.state().kind !== 'stored') await new Promise((done) => setTimeout(done, 10));
  }
  history.close();
  return { readings };
}

function refuse(trouble: unknown): never {
  throw new Error(`the profile could not be written: ${JSON.stringify(trouble)}`);
}

function connectionOf({ prefix }: SeedTask, n: number, { urls, publicKeyPem }: SeedTask['side']): ConnectionConfig {
  return {
    id: `${prefix}-${n}`,
    providerId: 'worldfirst',
    environmentId: 'simulator',
    label: `Entity ${n + 1}`,
    enabled: true,
    baseUrl: urls[n % urls.length] ?? '',
    plainHttpConsent: false,
    intervalMs: HOUR,
    values: { clientId: `BENCH_${prefix}_${n}`, providerPublicKey: publicKeyPem, keyVersion: '2' },
  };
}

function readAt({ id, label }: ConnectionConfig, at: number): ConnectionSnapshot {
  return {
    id,
    providerId: 'worldfirst',
    environmentId: 'simulator',
    environmentKind: 'demo',
    label,
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances: CURRENCIES.map((currency) => balanceAt(currency, at)),
    refreshing: false,
    nextReason: 'interval',
    lastSuccessAt: at,
  };
}

function balanceAt(currency: string, at: number): BalanceSnapshot {
  const value = currency === 'JPY' ? String(100_000 + ((at / HOUR) % 5_000 | 0)) : (1_000 + ((at / HOUR) % 500)).toFixed(2);
  const amount = { currency, value, unit: 'major' } as const;
  const zero = { ...amount, value: currency === 'JPY' ? '0' : '0.00' };
  const balance = {
    accountNo: ACCOUNT,
    balanceType: 'NORMAL_BALANCE',
    currency,
    available: amount,
    frozen: zero,
    total: amount,
  };
  return { key: balanceKey(balance), balance, readAt: at, freshness: 'live', verification: 'verified', level: 'fine' };
}
