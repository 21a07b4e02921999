import { EventEmitter } from 'node:events';
import { watchComputer } from '../../../electron/desktop/circumstances.ts';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import { createMonitor, type Monitor } from '../../../electron/monitor/monitor.ts';
import { createSteadyClock } from '../../../electron/monitor/steady-clock.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { Inquiry, InquiryResult } from '../../../electron/providers/provider.ts';
import { DEFAULT_GATE, createGate } from '../../../electron/transport/gate.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { MINUTE, START, balance, descriptor, good } from './harness.ts';
import { startMachine, type Machine } from './machine.ts';
import { createReferee, type World } from './referee.ts';

/** How the provider behaves towards one connection. */
export const moods = [
  'good',
  'down',
  'unsure',
  'limits',
  'limits for ten minutes',
  'is busy for three hours',
  'refuses',
  'fails',
  'refuses one account',
] as const;
export type Mood = (typeof moods)[number];

/** Who was asked when. */
export interface Start {
  readonly id: string;
  /** Since boot, sleep included, ms. */
  readonly at: number;
  readonly byHand: boolean;
}

/** A monitor on a computer with a network, a keychain, a person and providers, each of which can be trouble. */
export interface Simulation {
  readonly machine: Machine;
  readonly monitor: Monitor;
  /** What the monitor did and must not do, or put off too long. */
  readonly faults: readonly string[];
  readonly starts: readonly Start[];
  /** Calls under way: the most there were at once, to all hosts and to the busiest. */
  readonly most: { total: number; perHost: number };
  /** How many snapshots were shown. */
  snapshots(): number;
  /** When the last answer came, as `Start` has it. */
  lastAnswerAt(): number;
  shown(id: string): ConnectionSnapshot;
  setMood(id: string, mood: Mood): void;
  setAllMoods(mood: Mood): void;
  setLatency(ms: number): void;
  /** Lets time pass in which nothing else happens. */
  pass(ms: number): Promise<void>;
  /** @param told whether the system says so before and after */
  sleep(ms: number, told: { readonly before: boolean; readonly after: boolean }): void;
  unlockScreen(): void;
  setNetwork(online: boolean): void;
  setBattery(onBattery: boolean): void;
  /** The window is open for so long, and is to be kept fresh. */
  watch(ms: number): Promise<void>;
  setKeychain(locked: boolean): void;
  setClock(byMs: number): void;
  setClockRight(): void;
  setEnabled(id: string, enabled: boolean): void;
  edit(id: string, forget: boolean): void;
  refresh(id: string): Promise<void>;
  stop(): void;
}

/** What a provider puts up with between its clock and ours, ms. */
const SKEW = 5 * MINUTE;
/** A computer that said it would sleep, and says no more of it, is believed to be awake after so long, ms. */
const WAKE_UNTOLD = 2 * MINUTE;

export function simulate(given: readonly ConnectionConfig[]): Simulation {
  const machine = startMachine(START);
  const moodOf = new Map<string, Mood>();
  const starts: Start[] = [];
  const most = { total: 0, perHost: 0 };
  const underWay = new Map<string, number>();
  let locked = false;
  let clockOff = 0;
  let latencyMs = 300;
  let suspendedUntil = Number.NEGATIVE_INFINITY;
  let snapshots = 0;
  let lastAnswerAt = 0;
  let last: Snapshot | undefined;

  const world = {
    connections: given,
    online: true as boolean,
    onBattery: false as boolean,
    watched: false as boolean,
    now: machine.sinceBoot,
    suspendedMs: () => Math.max(0, suspendedUntil - machine.awake()),
    shown(id: string): ConnectionSnapshot {
      const found = last?.connections.find((shown) => shown.id === id);
      if (found === undefined) throw new Error(`${id} is not shown`);
      return found;
    },
  } satisfies World;
  const referee = createReferee(world);

  function answer(id: string, inquiryId: string): InquiryResult {
    const says = (problem: Problem): InquiryResult => ({ ok: false, problem });
    if (Math.abs(clockOff) > SKEW) return says({ kind: 'clock-skew' });
    switch (moodOf.get(id)) {
      case 'unsure':
        return says({ kind: 'provider-unknown' });
      case 'limits':
        return says({ kind: 'rate-limited' });
      case 'limits for ten minutes':
        return says({ kind: 'rate-limited', retryAfterMs: 10 * MINUTE });
      case 'is busy for three hours':
        return says({ kind: 'http-status', retryAfterMs: 180 * MINUTE });
      case 'refuses':
        return says({ kind: 'signature' });
      case 'fails':
        return says({ kind: 'provider-failed' });
      case 'refuses one account':
        if (inquiryId === 'main') return says({ kind: 'not-found' });
        break;
      default:
    }
    return good(inquiryId === 'accounts' ? [] : [balance(inquiryId, '1')]);
  }

  function inquiry(id: string, { id: connectionId }: ConnectionConfig): Inquiry {
    return {
      id,
      kind: id === 'accounts' ? 'accounts' : 'balances',
      sign: ({ now }) => ({
        path: `/${connectionId}/${id}`,
        headers: { time: String(now.getTime()) },
        body: new Uint8Array(),
      }),
      read() {
        const result = answer(connectionId, id);
        referee.came(connectionId, id, result.ok ? null : result.problem);
        return result;
      },
    };
  }

  /** Takes its time; sleep and all. */
  async function travel(host: string): Promise<void> {
    const count = (underWay.get(host) ?? 0) + 1;
    underWay.set(host, count);
    const total = [...underWay.values()].reduce((sum, one) => sum + one, 0);
    most.total = Math.max(most.total, total);
    most.perHost = Math.max(most.perHost, count);
    await new Promise<void>((done) => setTimeout(done, latencyMs));
    underWay.set(host, (underWay.get(host) ?? 0) - 1);
    lastAnswerAt = machine.sinceBoot();
  }

  const power = Object.assign(new EventEmitter(), { isOnBatteryPower: () => world.onBattery });
  const computer = watchComputer({
    power,
    isOnline: () => world.online,
    watched: () => world.watched,
    onChange: () => monitor.reconsider(),
    onOnline: () => undefined,
    onWake() {
      referee.owe();
      monitor.refreshSoon();
    },
    onUnlock: () => monitor.refreshSoon(),
  });

  const monitor = createMonitor({
    connections: () => world.connections,
    lines: () => ({}),
    provider: () => ({
      descriptor,
      resultCodes: {},
      inquiries: (from) =>
        ['main', ...('other' in from.values ? ['other'] : []), 'accounts'].map((id) =>
          inquiry(id, from),
        ),
    }),
    async secrets({ id, values }, byHand) {
      referee.began(id, byHand);
      starts.push({ id, at: machine.sinceBoot(), byHand });
      if (!locked) return { ok: true, secrets: noSecrets };
      const problem = { kind: 'keychain-locked' } as const;
      referee.came(id, 'main', problem);
      if ('other' in values) referee.came(id, 'other', problem);
      return { ok: false, problem };
    },
    renewals: createTokenRenewals(),
    keepTokens: async () => undefined,
    tokensUnsaved: () => false,
    gate: createGate(DEFAULT_GATE, machine.awake),
    now: machine.now,
    uptime: createSteadyClock(machine.awake, () => Math.floor(machine.sinceBoot() / 1_000) * 1_000),
    look: computer.look,
    nonce: () => 'nonce',
    random: Math.random,
    onSnapshot(snapshot) {
      snapshots += 1;
      last = snapshot;
      referee.shows(snapshot);
    },
    async post(baseUrl, { path, headers }) {
      const [, id = '', inquiryId = ''] = path.split('/');
      referee.sent(id);
      if (headers['time'] !== String(machine.now())) referee.fault(id, 'was signed long before');
      await travel(new URL(baseUrl).host);
      const isLocal = baseUrl.includes('127.0.0.1');
      if (moodOf.get(id) !== 'down' && (world.online || isLocal)) {
        return { status: 200, header: () => null, body: new Uint8Array() };
      }
      referee.came(id, inquiryId, { kind: 'unreachable' });
      throw new TransportError('unreachable');
    },
  });

  function setClock(byMs: number): void {
    clockOff += byMs;
    machine.setClock(byMs);
    referee.clockSet();
  }

  async function pass(ms: number): Promise<void> {
    referee.calm();
    await machine.pass(ms);
    referee.calmWas();
  }

  return {
    machine,
    monitor,
    faults: referee.faults,
    starts,
    most,
    setClock,
    pass,
    snapshots: () => snapshots,
    lastAnswerAt: () => lastAnswerAt,
    shown: world.shown,
    setMood: (id, mood) => void moodOf.set(id, mood),
    setAllMoods(mood) {
      for (const { id } of given) moodOf.set(id, mood);
    },
    setLatency: (ms) => void (latencyMs = ms),
    sleep(ms, { before, after }) {
      if (before) {
        suspendedUntil = machine.awake() + WAKE_UNTOLD;
        power.emit('suspend');
      }
      machine.sleep(ms);
      referee.slept();
      if (!after) return;
      suspendedUntil = machine.awake();
      power.emit('resume');
    },
    unlockScreen() {
      suspendedUntil = machine.awake();
      referee.owe();
      power.emit('unlock-screen');
    },
    setNetwork(online) {
      world.online = online;
      if (online) referee.owe();
    },
    setBattery(onBattery) {
      world.onBattery = onBattery;
      power.emit(onBattery ? 'on-battery' : 'on-ac');
    },
    async watch(ms) {
      world.watched = true;
      monitor.reconsider();
      await pass(ms);
      world.watched = false;
      monitor.reconsider();
    },
    setKeychain(isLocked) {
      locked = isLocked;
      if (locked) return;
      referee.owe();
      monitor.refreshSoon((id) => world.shown(id).condition === 'keychain');
    },
    setClockRight: () => setClock(-clockOff),
    setEnabled(id, enabled) {
      world.connections = world.connections.map((one) => (one.id === id ? { ...one, enabled } : one));
      if (!enabled) return monitor.publish();
      referee.touch(id);
      monitor.askAnew(id, false);
    },
    edit(id, forget) {
      referee.touch(id);
      if (forget) referee.forget(id);
      monitor.askAnew(id, forget);
    },
    async refresh(id) {
      const before = starts.length;
      const joins = referee.isBusy(id);
      referee.calm();
      const outcomes = monitor.refresh(id);
      await machine.pass(4 * latencyMs);
      const outcome = (await outcomes)[0]?.outcome ?? 'none';
      // The timer's turn may come meanwhile, for reasons of its own.
      const asked = starts.slice(before).some((start) => start.id === id && start.byHand);
      const answered = outcome === 'ok' || outcome === 'failed';
      if (answered !== (asked || joins)) referee.fault(id, `came to “${outcome}”`);
    },
    stop() {
      monitor.stop();
      computer.stop();
    },
  };
}

const noSecrets = {
  privateKey: () => {
    throw new Error('not used');
  },
  text: () => '',
  tokens: () => null,
};
