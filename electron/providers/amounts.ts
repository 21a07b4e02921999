import { NotADecimal, NotWhole, amountFromMinor, isNegative, type Amount } from '../domain/money.ts';
import { BadAnswer, asObject, asText } from './json.ts';

/**
 * Runs a conversion of the provider's number and turns text that is no number into a bad answer.
 * @throws BadAnswer
 */
export function readAmount(place: string, convert: () => Amount): Amount {
  try {
    return convert();
  } catch (error) {
    if (error instanceof NotWhole) {
      throw new BadAnswer(`${place} has a fraction`, 'fraction-of-minor');
    }
    if (error instanceof NotADecimal) throw new BadAnswer(`${place} is not an amount`);
    throw error;
  }
}

/** @throws BadAnswer for a negative amount where the provider's documents allow none */
export function notNegative(place: string, amount: Amount): Amount {
  if (isNegative(amount)) throw new BadAnswer(`${place} is negative`, 'negative');
  return amount;
}

/**
 * Reads `{currency, value}` whose value is a whole number of the currency's smallest unit, as number or text.
 * @throws BadAnswer, also for an amount in another currency than it has to be in
 */
export function readMinorAmount(value: unknown, currency: string, place: string): Amount {
  const amount = asObject(value, place);
  if (asText(amount['currency'], `${place}.currency`) !== currency) {
    throw new BadAnswer(`${place} is in another currency`);
  }
  const minor = asText(amount['value'], `${place}.value`);
  return notNegative(
    place,
    readAmount(place, () => amountFromMinor(minor, currency)),
  );
}
