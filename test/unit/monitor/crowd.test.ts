import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { BURST } from '../../../electron/monitor/pace.ts';
import { DEFAULT_GATE } from '../../../electron/transport/gate.ts';
import { connection, MINUTE } from './harness.ts';
import { simulate, type Simulation } from './simulation.ts';

const GAP = 150;
const SECOND = 1_000;
const LATENCY = 300;

/** Half of them go to one host, the others to ten. */
const connections = Array.from({ length: 200 }, (_, n) =>
  connection(`c${n}`, { baseUrl: `https://host${n % 2 === 0 ? 'main' : n % 20}.test` }),
);

let world: Simulation;
afterEach(() => {
  world.stop();
  vi.unstubAllGlobals();
});

async function start(count: number): Promise<void> {
  world = simulate(connections.slice(0, count));
  world.setLatency(LATENCY);
  world.monitor.start();
  await world.pass(35 * SECOND);
}

/** The most refreshes that began within any time of this length, ms. */
function mostWithin(ms: number): number {
  const times = world.starts.map(({ at }) => at);
  let first = 0;
  return times.reduce((most, at, n) => {
    while (at - (times[first] ?? at) >= ms) first += 1;
    return Math.max(most, n - first + 1);
  }, 0);
}

/** However they fall due, no more begin than so many at once and one each gap. */
function expectNoBurst(): void {
  for (const ms of [1, SECOND, 10 * SECOND, MINUTE]) {
    expect(mostWithin(ms), `within ${ms} ms`).toBeLessThanOrEqual(BURST + Math.ceil(ms / GAP));
  }
}

const asked = (since = 0): number => new Set(world.starts.slice(since).map(({ id }) => id)).size;

it('two hundred connections are all asked within a good half minute of the start', async () => {
  await start(200);
  expect(asked()).toBe(200);
  expect(world.starts).toHaveLength(200);
  expectNoBurst();
  expect(world.faults).toEqual([]);
});

it('they are asked by hand as many at a time as is allowed, and shown a few times a second', async () => {
  await start(200);
  await world.pass(10 * SECOND);
  const before = { at: world.machine.sinceBoot(), snapshots: world.snapshots() };
  const outcomes = world.monitor.refresh(null);
  await world.pass(20 * SECOND);
  expect((await outcomes).filter(({ outcome }) => outcome === 'ok')).toHaveLength(200);
  expect(world.most).toEqual({ total: DEFAULT_GATE.total, perHost: DEFAULT_GATE.perHost });
  // Two calls each, since accounts come along when a person asks; half of all go to one host.
  const rounds = 200 / DEFAULT_GATE.perHost;
  expect(world.lastAnswerAt() - before.at).toBeLessThanOrEqual((rounds + 1) * LATENCY);
  expect(world.snapshots() - before.snapshots).toBeLessThanOrEqual(20 * 10 + 3);
  expect(world.faults).toEqual([]);
});

it('a crowd does not come at once when the computer wakes or the network is back', async () => {
  await start(80);
  world.sleep(600 * MINUTE, { before: true, after: true });
  let before = world.starts.length;
  await world.pass(35 * SECOND);
  expect(asked(before)).toBe(80);
  world.setNetwork(false);
  world.setBattery(true);
  before = world.starts.length;
  await world.pass(MINUTE);
  expect(asked(before)).toBe(0);
  world.setNetwork(true);
  // Nobody tells that the network is back; it is looked at every few seconds.
  await world.pass(45 * SECOND);
  expect(asked(before)).toBe(80);
  expectNoBurst();
  expect(world.faults).toEqual([]);
});

it('whatever happens to a crowd, and however often, it never comes in a burst', async () => {
  const event = fc.constantFrom<(one: Simulation) => unknown>(
    (one) => one.sleep(60 * MINUTE, { before: true, after: true }),
    (one) => one.sleep(60 * MINUTE, { before: false, after: false }),
    (one) => one.unlockScreen(),
    (one) => one.setNetwork(false),
    (one) => one.setNetwork(true),
    (one) => one.setAllMoods('down'),
    (one) => one.setAllMoods('good'),
    (one) => one.setBattery(true),
    (one) => one.setBattery(false),
    (one) => one.watch(30 * SECOND),
    (one) => one.setClock(-3_600 * SECOND),
  );
  const pause = fc.integer({ min: 0, max: 8 * MINUTE });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(event, pause), { minLength: 5, maxLength: 15 }),
      async (events) => {
        await start(40);
        for (const [happens, ms] of events) {
          await happens(world);
          await world.pass(ms);
        }
        expectNoBurst();
        expect(world.faults).toEqual([]);
        world.stop();
      },
    ),
    { numRuns: 6 },
  );
}, 60_000);
