import { NotADecimal, isNegative, type Amount } from '../domain/money.ts';
import { BadAnswer } from './json.ts';

/**
 * Runs a conversion of the provider's number and turns text that is no number into a bad answer.
 * @throws BadAnswer
 */
export function readAmount(place: string, convert: () => Amount): Amount {
  try {
    return convert();
  } catch (error) {
    if (error instanceof NotADecimal) throw new BadAnswer(`${place} is not an amount`);
    throw error;
  }
}

/** @throws BadAnswer for a negative amount where the provider's documents allow none */
export function notNegative(place: string, amount: Amount): Amount {
  if (isNegative(amount)) throw new BadAnswer(`${place} is negative`);
  return amount;
}
