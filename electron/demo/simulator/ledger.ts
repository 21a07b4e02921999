import type { Clock } from './clock.ts';
import { mulberry32, seedFor } from './prng.ts';
import type { Prng } from './prng.ts';
import type { Drift, MinorUnits, StartOptions } from './protocol.ts';

/** One movement may happen per step (ms). */
export const STEP_MS = 1_000;

/** Both in minor units; the total is their sum. */
export interface Holding {
  available: bigint;
  held: bigint;
}

interface Entry extends Holding {
  opening: bigint;
  drift: { perStep: bigint; floor: bigint } | null;
  chance: Prng;
  openedAt: number;
  stepsDone: number;
}

/**
 * The balances and how they move. Nothing runs in the background: a reading first makes up for the
 * steps that have passed, so the same seed and the same number of steps give the same amounts.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #options: Pick<StartOptions, 'seed' | 'mode'>;
  readonly #clock: Clock;

  constructor(options: Pick<StartOptions, 'seed' | 'mode'>, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /**
   * Opens a balance, or replaces the one of that name.
   * @throws SyntaxError when an amount is not a whole number
   */
  open(name: string, available: MinorUnits, held: MinorUnits, drift?: Drift): void {
    this.#entries.set(name, {
      available: BigInt(available),
      held: BigInt(held),
      opening: BigInt(available),
      drift: drift ? { perStep: BigInt(drift.perStep), floor: BigInt(drift.floor) } : null,
      chance: mulberry32(seedFor(this.#options.seed, name)),
      openedAt: this.#clock.steadyNow(),
      stepsDone: 0,
    });
  }

  /** @throws Error when no balance has that name */
  read(name: string): Holding {
    const entry = this.#entry(name);
    this.#catchUp(entry);
    return { available: entry.available, held: entry.held };
  }

  /** Changes what is given; movements go on from there. @throws Error for an unknown name */
  set(name: string, change: { available?: MinorUnits; held?: MinorUnits }): void {
    const entry = this.#entry(name);
    this.#catchUp(entry);
    if (change.available !== undefined) {
      entry.available = BigInt(change.available);
      // Otherwise the next top-up would lift it back to what it was before.
      entry.opening = entry.available;
    }
    if (change.held !== undefined) entry.held = BigInt(change.held);
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error(`There is no balance ${name}.`);
    return entry;
  }

  #catchUp(entry: Entry): void {
    if (this.#options.mode === 'frozen') return;
    const due = Math.floor((this.#clock.steadyNow() - entry.openedAt) / STEP_MS);
    for (; entry.stepsDone < due; entry.stepsDone += 1) {
      if (entry.drift) fall(entry, entry.drift);
      else trade(entry);
    }
  }
}

/** Between a half and one and a half of the usual step, so that it looks alive but never rises. */
function fall(entry: Entry, drift: { perStep: bigint; floor: bigint }): void {
  const percent = BigInt(50 + entry.chance.next(101));
  if (entry.available <= drift.floor) return;
  const lower = entry.available - (drift.perStep * percent) / 100n;
  entry.available = lower < drift.floor ? drift.floor : lower;
}

/** Every third step a payout of up to 0.35 %; a top-up once a quarter is gone. */
function trade(entry: Entry): void {
  const pays = entry.chance.next(3) === 0;
  const share = BigInt(500 + entry.chance.next(3_001));
  if (entry.opening <= 0n) return;
  if (entry.available * 4n < entry.opening * 3n) {
    entry.available = entry.opening + (entry.opening * share) / 100_000n;
  } else if (pays) {
    entry.available -= (entry.opening * share) / 1_000_000n;
  }
}
