import type { BankAccount } from '../../domain/account.ts';
import { optionalText, type JsonObject } from '../json.ts';

/**
 * How the documents spell a bank account's fields, most telling first. The data dictionary names `bankAccountList` and
 * not what is in it, so the spellings are those of the vendor's other bank accounts; no live answer has been seen.
 * https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/data_dictionary
 */
const spellings = {
  accountNo: ['bankAccountNo', 'accountNo', 'bankAccountIBAN'],
  bankName: ['bankName'],
  bankCode: [
    'bankBIC',
    'bankCode',
    'routingNumber',
    'wireRoutingNumber',
    'sortCode',
    'bankAccountBSB',
  ],
  currency: ['currency', 'currencyList'],
  country: ['bankRegion', 'region', 'countryCode'],
} as const;

/**
 * The bank accounts payers send money to. The holder's name is personal data and stays unread. What cannot be
 * recognised is left out: the shape is not documented, and must not cost the account's status.
 */
export function readBankAccounts(value: unknown): { bankAccounts?: readonly BankAccount[] } {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const bankAccounts = items.flatMap(readBankAccount);
  return bankAccounts.length === 0 ? {} : { bankAccounts };
}

function readBankAccount(value: unknown): readonly BankAccount[] {
  if (typeof value !== 'object' || value === null) return [];
  const first = (field: keyof typeof spellings): string | undefined =>
    spellings[field]
      .map((name) => textOf((value as JsonObject)[name]))
      .find((text) => text !== undefined);
  const accountNo = first('accountNo');
  if (accountNo === undefined) return [];
  const others = (['bankName', 'bankCode', 'currency', 'country'] as const).flatMap((field) => {
    const text = first(field);
    return text === undefined ? [] : [[field, text] as const];
  });
  return [{ accountNo, ...Object.fromEntries(others) }];
}

/** A text that says something; several, as in a list of currencies, one after the other. */
function textOf(value: unknown): string | undefined {
  const texts = (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .map((one) => optionalText(one)?.trim() ?? '')
    .filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join(', ');
}
