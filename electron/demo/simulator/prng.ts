/** Draws whole numbers: `next(n)` is evenly spread over 0 … n-1. */
export interface Prng {
  next(bound: number): number;
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, quick, and the same on every machine. */
export function mulberry32(seed: number): Prng {
  let state = seed >>> 0;
  return {
    next(bound) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
    },
  };
}

/** A seed for one named stream, so that adding an account does not disturb the others (FNV-1a). */
export function seedFor(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const byte of Buffer.from(name, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
