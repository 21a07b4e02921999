import { balanceKey, type Balance } from '../domain/balance.ts';
import { BadAnswer } from './json.ts';

/** @throws BadAnswer when two balances bear one name: no one could tell which is right */
export function uniqueBalances(balances: readonly Balance[]): readonly Balance[] {
  if (new Set(balances.map(balanceKey)).size !== balances.length) {
    throw new BadAnswer('a balance is listed twice', 'listed-twice');
  }
  return balances;
}
