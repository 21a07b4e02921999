import { medianOf } from '../measure.ts';

/**
 * Measures one after the other, round by round, so that what else the machine does meets all of them alike. The first
 * round only warms up, and is thrown away.
 * @returns the values of each, in the order of the works
 */
export async function inTurn<T>(
  rounds: number,
  works: readonly (() => Promise<T>)[],
  warmUps = 1,
): Promise<readonly (readonly T[])[]> {
  const values: T[][] = works.map(() => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [n, work] of works.entries()) {
      const value = await work();
      if (round >= 0) values[n]?.push(value);
    }
  }
  return values;
}

/** The median of one number of each sample. */
export function medianBy<T>(samples: readonly T[], pick: (sample: T) => number): number {
  return medianOf(samples.map(pick));
}

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
