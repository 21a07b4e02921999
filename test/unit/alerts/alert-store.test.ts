import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlertStore, type AlertStore } from '../../../electron/alerts/alert-store.ts';
import { createAlerter, type Alerter } from '../../../electron/alerts/alerter.ts';
import { emptyMemory, type AlertMemory } from '../../../electron/alerts/memory.ts';
import { joined, openPart, privatePart } from '../../../electron/alerts/private-part.ts';
import { readStoredAlerts, type StoredAlerts } from '../../../electron/alerts/read-memory.ts';
import { seal, unseal } from '../../../electron/vault/seal.ts';
import { defaultAlertSettings } from '../../../electron/domain/alert.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { KeyResult } from '../../../electron/history/history-key.ts';
import { entry, shownConnection } from '../support/snapshots.ts';

const SECOND = 1_000;
const KEY = entry('0').key;

/** An app with alerts, a file and a keychain. */
class World {
  text = '{}';
  locked = false;
  key: Buffer | null = null;
  shown: string[] = [];
  unreadable = 0;
  store!: AlertStore;
  alerter!: Alerter;
  balance = '500';

  constructor() {
    this.start();
  }

  private start(): void {
    this.store = createAlertStore({
      file: {
        get: () => readStoredAlerts(JSON.parse(this.text) as Record<string, unknown>).value,
        set: (stored: StoredAlerts) => {
          this.text = JSON.stringify(stored);
        },
      },
      key: { get: (create) => this.getKey(create) },
      onEarlier: (earlier) => this.alerter.recall(earlier),
      onUnreadable: () => {
        this.unreadable += 1;
      },
    });
    this.alerter = createAlerter({
      store: this.store,
      settings: () => defaultAlertSettings,
      text: () => ({ locale: 'en', providerName: () => ({ en: 'Bank', 'zh-CN': '银行' }), keychain: 'linux' }),
      now: () => Date.now(),
      uptime: () => performance.now(),
      runOuts: () => [],
      deniesRunOut: () => true,
      notify: ({ body }) => {
        this.shown.push(body);
        return Promise.resolve(true);
      },
      onAlerts: () => undefined,
      onChange: () => undefined,
      lookAgain: () => this.look(),
    });
  }

  private getKey(create: boolean): Promise<KeyResult> {
    if (this.locked) return Promise.resolve({ kind: 'keychain', state: 'locked' });
    if (this.key === null && create) this.key = randomBytes(32);
    return Promise.resolve(this.key === null ? { kind: 'none' } : { kind: 'key', key: this.key });
  }

  look(over: Partial<ConnectionSnapshot> = {}): void {
    const balances = [entry(this.balance, { line: { warn: '100', critical: '50' }, readAt: Date.now() })];
    this.alerter.take({ at: Date.now(), connections: [shownConnection('a', balances, over)] });
  }

  async reads(value: string): Promise<void> {
    this.balance = value;
    this.look();
    await vi.advanceTimersByTimeAsync(60 * SECOND);
  }

  /** The app dies without a word, and starts again. */
  async restart(): Promise<void> {
    const at = Date.now();
    vi.clearAllTimers();
    vi.setSystemTime(at);
    this.start();
    await this.store.open();
  }

  list(): string[] {
    return this.alerter.state().records.map(({ kind, outcome }) => `${kind} ${outcome}`);
  }
}

let world: World;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 0, 15, 12) });
  world = new World();
});
afterEach(() => vi.useRealTimers());

describe('what alerts write down', () => {
  it('holds no amount that lies open, whatever is remembered', async () => {
    await world.reads('500');
    await world.reads('73.19');
    world.alerter.snooze('a', KEY, { untilChangeFrom: '73.19' });
    world.alerter.markTransit('a', KEY, { amount: '6161', expectedAt: Date.now() + 1e9, note: 'from Lima', since: Date.now(), lowest: '73.19', late: false });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(world.shown).toHaveLength(1);
    expect(world.text).toContain('"raised"');
    for (const amount of ['73.19', '500', '6161', 'Lima']) expect(world.text).not.toContain(amount);
    expect(unseal((JSON.parse(world.text) as { sealed: string }).sealed, world.key ?? Buffer.alloc(0))).toContain('73.19');
  });

  it('is all there again after a restart', async () => {
    await world.reads('73.19');
    world.alerter.snooze('a', KEY, { untilChangeFrom: '73.19' });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    const before = world.alerter.state();
    await world.restart();
    expect(world.alerter.state()).toEqual(before);
    await world.reads('73.19');
    expect(world.shown).toHaveLength(1);
  });
});

describe('with a keychain that is locked at the start', () => {
  it('tells nothing a second time, and knows everything again once it is open', async () => {
    await world.reads('80');
    expect(world.list()).toEqual(['low shown']);
    world.locked = true;
    await world.restart();
    expect(world.list()).toEqual([]);
    await world.reads('80');
    await world.reads('79');
    expect(world.shown).toHaveLength(1);
    world.locked = false;
    await world.store.open();
    expect(world.list()).toEqual(['low shown']);
    expect(world.store.isWhole()).toBe(true);
  });

  it('keeps what is sealed on the disk, also where there is news to write', async () => {
    await world.reads('80');
    world.locked = true;
    await world.restart();
    expect(world.store.isWhole()).toBe(false);
    world.look({ condition: 'needs-you', problem: { kind: 'signature' } });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(world.list()).toEqual(['needs-you shown']);
    world.locked = false;
    await world.restart();
    expect(world.list()).toEqual(['low shown']);
    expect(world.shown).toHaveLength(2);
  });

  it('adds the two together when it opens while the app runs, and loses neither in a crash right after', async () => {
    await world.reads('80');
    world.locked = true;
    await world.restart();
    world.look({ condition: 'needs-you', problem: { kind: 'signature' } });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    world.locked = false;
    await world.store.open();
    expect(world.list()).toEqual(['needs-you shown', 'low shown']);
    await world.restart();
    expect(world.list()).toEqual(['needs-you shown', 'low shown']);
  });
});

it('has what no key opens set aside before it is replaced, and only then', async () => {
  await world.reads('80');
  world.key = randomBytes(32);
  await world.restart();
  expect(world.unreadable).toBe(0);
  expect(world.text).toContain('sealed');
  await world.reads('40');
  expect(world.unreadable).toBe(1);
  expect(world.list()).toEqual(['critical shown']);
  await world.restart();
  expect(world.list()).toEqual(['critical shown']);
});

it('reads a file in which amounts still lie open, and closes it with the next write', async () => {
  await world.reads('80');
  const memory = world.store.get();
  world.key = null;
  world.text = JSON.stringify(memory);
  await world.restart();
  expect(world.list()).toEqual(['low shown']);
  await world.reads('73.19');
  expect(world.text).not.toContain('73.19');
  expect(world.text).not.toContain('"records"');
});

describe('the two parts', () => {
  const amount = fc.integer({ min: 0, max: 10_000 }).map(String);
  const names = fc.constantFrom('a', 'b', 'c');
  const byBalance = <T>(value: fc.Arbitrary<T>) => fc.dictionary(names, fc.dictionary(names, value, { minKeys: 1, maxKeys: 3 }), { maxKeys: 3 });
  const memory = fc.record({
    seen: byBalance(fc.record({ available: amount })),
    snoozes: byBalance(fc.oneof(fc.record({ until: fc.nat(), since: fc.nat() }), fc.record({ untilChangeFrom: amount, since: fc.nat() }))),
    metAt: fc.dictionary(names, fc.nat()),
    nextId: fc.integer({ min: 1 }),
  }).map((parts): AlertMemory => ({ ...emptyMemory, ...parts }));

  it('are the whole, whatever it is', () => {
    fc.assert(
      fc.property(memory, (whole) => {
        const again = joined({ ...emptyMemory, ...openPart(whole) }, privatePart(whole));
        expect(again).toEqual(whole);
      }),
    );
  });
});

describe('a sealed text', () => {
  const key = Buffer.alloc(32, 7);

  it('is read with its own key, and with no other', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unseal(seal(text, key), key) === Buffer.from(text).toString('utf8')), { numRuns: 30 });
    expect(unseal(seal('USD 80', key), Buffer.alloc(32, 8))).toBeNull();
    expect(seal('USD 80', key)).not.toBe(seal('USD 80', key));
  });

  it('that somebody changed is not read', () => {
    const sealed = Buffer.from(seal('USD 80', key), 'base64');
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(unseal(changed.toString('base64'), key)).toBeNull();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(unseal(sealed.subarray(0, length).toString('base64'), key)).toBeNull();
    }
  });
});
