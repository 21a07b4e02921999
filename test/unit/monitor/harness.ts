import { vi } from 'vitest';
import type { Account } from '../../../electron/domain/account.ts';
import type { Balance } from '../../../electron/domain/balance.ts';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Environment, ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import type { Lines } from '../../../electron/domain/threshold.ts';
import type { Circumstances } from '../../../electron/monitor/circumstances.ts';
import { createMonitor, type Monitor } from '../../../electron/monitor/monitor.ts';
import type { SecretsResult } from '../../../electron/monitor/read-connection.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type {
  Inquiry,
  InquiryResult,
  Provider,
  TokenCapability,
} from '../../../electron/providers/provider.ts';

export const START = Date.parse('2026-01-15T04:00:00Z');
export const MINUTE = 60_000;
export const INTERVAL = 5 * MINUTE;
export const POLL_FLOOR = MINUTE;
export const MANUAL_FLOOR = 10_000;

export function balance(accountNo: string, value: string, currency = 'PEN'): Balance {
  const available = { currency, value, unit: 'major' } as const;
  return { accountNo, balanceType: 'BALANCE', currency, available };
}

export function good(
  balances: readonly Balance[],
  accounts: readonly Account[] = [],
): InquiryResult {
  return { ok: true, verification: 'verified', balances, accounts };
}

export const bad = (kind: Problem['kind']): InquiryResult => ({ ok: false, problem: { kind } });

const environment: Environment = {
  id: 'production',
  kind: 'production',
  name: { en: 'Production', 'zh-CN': '生产环境' },
  pollFloorMs: POLL_FLOOR,
  manualFloorMs: MANUAL_FLOOR,
  defaultIntervalMs: INTERVAL,
  loopbackOnly: false,
  plainHttp: 'never',
};

export const descriptor: ProviderDescriptor = {
  id: 'bank',
  name: { en: 'Bank', 'zh-CN': '银行' },
  environments: [environment],
  fields: [],
  balanceTypes: {},
};

export function connection(id: string, over: Partial<ConnectionConfig> = {}): ConnectionConfig {
  return {
    id,
    providerId: 'bank',
    environmentId: 'production',
    label: `Label ${id}`,
    enabled: true,
    baseUrl: `https://${id}.test`,
    plainHttpConsent: false,
    intervalMs: INTERVAL,
    values: {},
    ...over,
  };
}

export interface MonitorWorld {
  readonly monitor: Monitor;
  connections: ConnectionConfig[];
  lines: Lines;
  /** What the provider answers, by inquiry. */
  answers: Record<string, InquiryResult>;
  secrets: SecretsResult;
  /** What the provider has tokens by, if it does. */
  tokens: TokenCapability | undefined;
  /** The connections whose renewed tokens the keychain does not have yet. */
  readonly unsaved: Set<string>;
  random: number;
  /** What the computer and the window are doing. */
  readonly circumstances: { -readonly [Part in keyof Circumstances]: Circumstances[Part] };
  readonly snapshots: Snapshot[];
  /** Runs after a snapshot was taken in, still inside its announcement. */
  whileShown: (snapshot: Snapshot) => void;
  /** `connection/inquiry` of every request sent. */
  readonly sent: string[];
  /** Whether each read of the secrets was asked for by a person. */
  readonly byHand: boolean[];
  /** Holds answers back until `release` is called. */
  hold(): () => void;
  /** The connection as the last snapshot shows it. */
  shown(id: string): ConnectionSnapshot;
}

/** A monitor on a made-up provider; the clock is vitest's. */
export function monitorWorld(ids: readonly string[] = ['a']): MonitorWorld {
  let gate: Promise<void> = Promise.resolve();
  const inquiry = (id: string, kind: Inquiry['kind'], from: ConnectionConfig): Inquiry => ({
    id,
    kind,
    sign: () => ({ path: `/${id}`, headers: {}, body: new Uint8Array() }),
    read: () => world.answers[`${from.id}:${id}`] ?? world.answers[id] ?? bad('internal'),
  });
  const provider: Provider = {
    descriptor,
    resultCodes: {},
    inquiries: (from) =>
      Object.keys(world.answers)
        .filter((id) => !id.includes(':'))
        .map((id) => inquiry(id, id.startsWith('accounts') ? 'accounts' : 'balances', from)),
  };
  const circumstances = { online: true, onBattery: false, suspended: false, watched: false };
  const world: MonitorWorld = {
    connections: ids.map((id) => connection(id)),
    lines: {},
    answers: { main: good([balance('1', '100')]) },
    secrets: {
      ok: true,
      secrets: {
        privateKey: () => {
          throw new Error('not used');
        },
        text: () => '',
        tokens: () => null,
      },
    },
    tokens: undefined,
    unsaved: new Set(),
    random: 0.5,
    circumstances,
    snapshots: [],
    whileShown: () => undefined,
    sent: [],
    byHand: [],
    hold() {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        gate = Promise.resolve();
        release();
      };
    },
    shown(id) {
      const found = world.snapshots.at(-1)?.connections.find((shown) => shown.id === id);
      if (found === undefined) throw new Error(`${id} is not shown`);
      return found;
    },
    monitor: createMonitor({
      connections: () => world.connections,
      lines: () => world.lines,
      provider: (id) =>
        id === 'bank'
          ? { ...provider, ...(world.tokens === undefined ? {} : { tokens: world.tokens }) }
          : undefined,
      secrets: async (_connection, byHand) => {
        world.byHand.push(byHand);
        return world.secrets;
      },
      renewals: createTokenRenewals(),
      keepTokens: async () => undefined,
      tokensUnsaved: (id) => world.unsaved.has(id),
      now: () => Date.now(),
      nonce: () => 'nonce',
      random: () => world.random,
      // Nobody sets it, and sleep does not stop it.
      uptime: () => Math.round(performance.now()),
      look: () => ({ ...circumstances }),
      onSnapshot: (snapshot) => {
        world.snapshots.push(snapshot);
        world.whileShown(snapshot);
      },
      async post(baseUrl, request) {
        world.sent.push(new URL(baseUrl + request.path).host.split('.')[0] + request.path);
        await gate;
        return { status: 200, header: () => null, body: new Uint8Array() };
      },
    }),
  };
  return world;
}

/** Runs timers for this long, and everything that follows from them. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

export function useClock(): void {
  vi.useFakeTimers();
  vi.setSystemTime(START);
}
