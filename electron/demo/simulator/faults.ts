import { mulberry32, seedFor } from './prng.ts';
import type { Prng } from './prng.ts';
import type { Fault, SimulatedProvider } from './protocol.ts';

interface Arming {
  fault: Fault;
  /** `Infinity`: until it is cleared. */
  left: number;
  /** `null`: every path of the provider. */
  path: string | null;
}

/**
 * Refuses what could not be carried out, before a request meets it.
 * @throws Error when a number of the fault is out of range
 */
export function checkFault(fault: Fault): void {
  if (fault.kind === 'http' && !isWhole(fault.status, 200, 599)) {
    throw new Error('The status must be one of 200 to 599.');
  }
  if (fault.kind === 'drip' && fault.everyMs !== undefined && !isWhole(fault.everyMs, 1, 60_000)) {
    throw new Error('A drip every 1 to 60,000 ms is possible.');
  }
  if (fault.kind === 'clock' && !Number.isSafeInteger(fault.skewMs)) {
    throw new Error('The skew must be a whole number of milliseconds.');
  }
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

/** The faults that are armed, one per provider. */
export class FaultBoard {
  readonly #armed = new Map<SimulatedProvider, Arming>();

  arm(
    provider: SimulatedProvider,
    fault: Fault | null,
    times = Number.POSITIVE_INFINITY,
    path: string | null = null,
  ): void {
    if (fault) this.#armed.set(provider, { fault, left: times, path });
    else this.#armed.delete(provider);
  }

  /** The fault that hits this request, if any; uses up one of its times. */
  take(provider: SimulatedProvider, path: string): Fault | null {
    const arming = this.#armed.get(provider);
    if (!arming || (arming.path !== null && arming.path !== path)) return null;
    arming.left -= 1;
    if (arming.left <= 0) this.#armed.delete(provider);
    return arming.fault;
  }
}

/**
 * Now and then a request of one provider meets a short trouble: about every hundred seconds in the demo, which
 * asks four times every five.
 */
export class Hiccups {
  static readonly provider: SimulatedProvider = 'smilepayz';
  readonly #chance: Prng;
  #until: number;

  constructor(seed: number) {
    this.#chance = mulberry32(seedFor(seed, 'hiccups'));
    this.#until = this.#gap();
  }

  take(provider: SimulatedProvider): 'unavailable' | 'unknown' | null {
    if (provider !== Hiccups.provider) return null;
    this.#until -= 1;
    if (this.#until > 0) return null;
    this.#until = this.#gap();
    return this.#chance.next(2) === 0 ? 'unavailable' : 'unknown';
  }

  #gap(): number {
    return 60 + this.#chance.next(31);
  }
}
