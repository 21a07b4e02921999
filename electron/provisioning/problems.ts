import type { MessageValues } from '../contract/i18n/translate.ts';
import { keyOf, type Place } from './place.ts';
import type { ProvisioningWord } from './words.ts';

/** What is wrong at one place of the file. It never repeats what stands there: that may be a secret. */
export interface PlacedProblem {
  readonly place: Place;
  readonly word: ProvisioningWord;
  readonly values?: MessageValues;
}

export interface ProblemList {
  add(place: Place, word: ProvisioningWord, values?: MessageValues): void;
  has(place: Place): boolean;
  all(): readonly PlacedProblem[];
}

/** Collects problems, one for each place: whatever else could be said of it follows from the first. */
export function createProblemList(): ProblemList {
  const problems = new Map<string, PlacedProblem>();
  return {
    add(place, word, values) {
      const key = keyOf(place);
      if (problems.has(key)) return;
      problems.set(key, { place, word, ...(values === undefined ? {} : { values }) });
    },
    has: (place) => problems.has(keyOf(place)),
    all: () => [...problems.values()],
  };
}
