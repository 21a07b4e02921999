import type { Holding, Ledger } from '../ledger.ts';
import type { WorldFirstAccount, WorldFirstMerchant } from '../protocol.ts';
import { exactNumber, readStrings, Refusal } from '../wire.ts';
import { balanceName } from './ledger-names.ts';
import type { Holder } from './merchant.ts';
import { illegal } from './refusals.ts';

const BALANCE_TYPES = ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE', 'BUDGET_BALANCE'];

/** @throws Error when an amount cannot be read */
export function openBalances(ledger: Ledger, { ledgerName, accounts }: Holder): void {
  for (const account of accounts) {
    for (const { balanceType, available, frozen, drift } of account.balances) {
      const name = balanceName(ledgerName, account, balanceType);
      ledger.open(name, available, frozen ?? '0', drift);
    }
  }
}

/**
 * What inquiryBalance answers, without the result envelope.
 * @throws Refusal when a filter is malformed
 */
export function balanceList(
  { valuesAs }: WorldFirstMerchant,
  { ledgerName, accounts }: Holder,
  body: Record<string, unknown>,
  ledger: Ledger,
): object {
  const { currencies, types } = readFilters(body);
  const accountBalances = accounts
    .filter(({ currency }) => currencies.length === 0 || currencies.includes(currency))
    .flatMap((account) =>
      account.balances
        .filter(({ balanceType }) => types.includes(balanceType))
        .map(({ balanceType }) => {
          const holding = ledger.read(balanceName(ledgerName, account, balanceType));
          return balanceItem(account, balanceType, holding, valuesAs);
        }),
    );
  return { accountBalances };
}

function readFilters(body: Record<string, unknown>): { currencies: string[]; types: string[] } {
  const currencies = readStrings(body['currencyList']);
  const asked = readStrings(body['balanceTypes']);
  if (!currencies) throw illegal('currencyList');
  if (!asked?.every((type) => BALANCE_TYPES.includes(type))) throw illegal('balanceTypes');
  if (!currencies.every((currency) => /^[A-Z]{3}$/.test(currency))) {
    throw new Refusal('CURRENCY_NOT_SUPPORT', 'The currency is not supported.');
  }
  if (asked.includes('BUDGET_BALANCE') && typeof body['budgetAccountId'] !== 'string') {
    throw illegal('budgetAccountId is required for BUDGET_BALANCE');
  }
  return { currencies, types: asked.length > 0 ? asked : ['NORMAL_BALANCE'] };
}

/** An Amount in minor units, written the way the merchant's answers are. */
export function amountOf(
  currency: string,
  minor: bigint,
  valuesAs: WorldFirstMerchant['valuesAs'],
): object {
  const digits = minor.toString();
  return { currency, value: valuesAs === 'number' ? exactNumber(digits) : digits };
}

function balanceItem(
  { accountNo, currency }: WorldFirstAccount,
  balanceType: string,
  { available, held }: Holding,
  valuesAs: WorldFirstMerchant['valuesAs'],
): object {
  return {
    accountNo,
    currency,
    balanceTypes: [balanceType],
    availableBalance: amountOf(currency, available, valuesAs),
    frozenBalance: amountOf(currency, held, valuesAs),
    totalBalance: amountOf(currency, available + held, valuesAs),
  };
}
