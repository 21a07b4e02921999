import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { connection, MINUTE } from './harness.ts';
import { moods, simulate, type Simulation } from './simulation.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const connections = [
  connection('often', { intervalMs: 20 * MINUTE }),
  connection('hourly', { intervalMs: HOUR }),
  connection('two', { intervalMs: 30 * MINUTE, values: { other: 'yes' } }),
  connection('local', { intervalMs: 2 * HOUR, baseUrl: 'http://127.0.0.1:4000' }),
];
const ids = connections.map(({ id }) => id);

/** What a person, a computer or a provider does, and its particulars. */
type Happening = {
  [Name in keyof Simulation]: Simulation[Name] extends (...args: infer Args) => void | Promise<void>
    ? readonly [Name, ...Args]
    : never;
}[keyof Simulation];

const id = fc.constantFrom(...ids);
const name = <Name extends Happening[0]>(text: Name) => fc.constant(text);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(name('setMood'), id, fc.constantFrom(...moods)) },
  fc.tuple(name('setAllMoods'), fc.constantFrom(...moods)),
  {
    weight: 2,
    arbitrary: fc.tuple(
      name('sleep'),
      fc.integer({ min: 3_000, max: 2 * DAY }),
      fc.record({ before: fc.boolean(), after: fc.boolean() }),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(name('setNetwork'), fc.boolean()) },
  fc.tuple(name('setBattery'), fc.boolean()),
  fc.tuple(name('watch'), fc.integer({ min: 0, max: 40 * MINUTE })),
  fc.tuple(name('setKeychain'), fc.boolean()),
  fc.tuple(name('setClock'), fc.integer({ min: -3 * DAY, max: 3 * DAY })),
  fc.tuple(name('setClockRight')),
  fc.tuple(name('unlockScreen')),
  fc.tuple(name('setLatency'), fc.constantFrom(100, 20_000)),
  fc.tuple(name('setEnabled'), id, fc.boolean()),
  fc.tuple(name('edit'), id, fc.boolean()),
  fc.tuple(name('refresh'), id),
);
/** Things happen in quick succession, or after a while in which only time passes. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 2 * MINUTE }),
  fc.integer({ min: 0, max: 6 * HOUR }),
);

let world: Simulation;
afterEach(() => {
  world.stop();
  vi.unstubAllGlobals();
});

async function happens([does, ...particulars]: Happening): Promise<void> {
  const happen = world[does] as (...args: readonly unknown[]) => void | Promise<void>;
  await happen(...particulars);
}

/** Whatever a person, a computer and a provider can do about trouble. */
async function makeRight(): Promise<void> {
  world.setLatency(100);
  world.setAllMoods('good');
  world.setKeychain(false);
  world.setBattery(false);
  world.setNetwork(true);
  world.setClockRight();
  world.sleep(MINUTE, { before: true, after: true });
  for (const one of ids) {
    world.setEnabled(one, true);
    const { condition, problem } = world.shown(one);
    // That the clock is right is noticed without a person.
    if (condition === 'needs-you' && problem?.kind !== 'clock-skew') await world.refresh(one);
  }
}

it('through months of trouble nobody is asked too often, against the rules, or forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(happening, pause), { minLength: 20, maxLength: 60 }),
      async (happenings) => {
        world = simulate(connections);
        world.monitor.start();
        await world.pass(MINUTE);
        for (const [one, ms] of happenings) {
          await happens(one);
          await world.pass(ms);
        }
        expect(world.faults).toEqual([]);
        await makeRight();
        // By then the longest back-off there is has ended, and so has what a provider asked for.
        await world.pass(4.5 * HOUR);
        const before = world.starts.length;
        for (const one of ids) {
          expect(world.shown(one)).toMatchObject({ condition: 'ok', nextReason: 'interval' });
          expect(world.shown(one).balances).toContainEqual(
            expect.objectContaining({ freshness: 'live' }),
          );
        }
        await world.pass(2.5 * HOUR);
        const asked = world.starts.slice(before).map((start) => start.id);
        expect([...new Set(asked)].sort()).toEqual([...ids].sort());
        expect(world.faults).toEqual([]);
        world.stop();
      },
    ),
    // Shrinking would take longer than the test may; what failed can be run again by its seed.
    { numRuns: 15, endOnFailure: true },
  );
}, 240_000);
