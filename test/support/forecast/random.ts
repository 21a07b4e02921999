/** Draws numbers evenly spread over 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * The same numbers for the same seed, on every machine. Weyl sequence through the finalizer of MurmurHash3
 * (Austin Appleby): quick, 32 bits of state, good enough to shuffle days with.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
