import type { Balance } from '../domain/balance.ts';
import { readMinorAmount } from './amounts.ts';
import { asText, type JsonObject } from './json.ts';

type Funds = Pick<Balance, 'currency' | 'available' | 'frozen' | 'total'>;

/**
 * What an account holds in one currency, as WorldFirst and its sister platforms list it.
 * @throws BadAnswer
 */
export function readFunds(item: JsonObject, place: string): Funds {
  const currency = asText(item['currency'], `${place}.currency`);
  const read = (name: string) => readMinorAmount(item[name], currency, `${place}.${name}`);
  // What the provider does not give is absent, never zero.
  const given = (name: string): boolean => item[name] !== undefined && item[name] !== null;
  return {
    currency,
    available: read('availableBalance'),
    ...(given('frozenBalance') ? { frozen: read('frozenBalance') } : {}),
    ...(given('totalBalance') ? { total: read('totalBalance') } : {}),
  };
}
