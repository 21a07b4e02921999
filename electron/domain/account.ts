/** What the provider's status word means to the merchant. Words nobody listed stay `unknown`. */
export type StatusMeaning = 'usable' | 'attention' | 'unknown';

export interface AccountStatus {
  /** The provider's own word, verbatim. */
  readonly word: string;
  readonly meaning: StatusMeaning;
}

/** Money comes in on pay-in accounts and leaves from pay-out accounts. */
export type AccountRole = 'pay-in' | 'pay-out';

/** A balance-holding or receiving account under a connection. */
export interface Account {
  readonly accountNo: string;
  readonly type?: string;
  readonly role?: AccountRole;
  readonly name?: string;
  readonly status?: AccountStatus;
  readonly currencies: readonly string[];
  /** Whose account it is, where one connection acts for several merchants: the provider's id of the merchant. */
  readonly merchantId?: string;
  readonly bankAccounts?: readonly BankAccount[];
  /** False when a later good answer no longer held it; the rest is what was last known of it. */
  readonly returned?: false;
}

/** Where payers send money to for an account; fields the provider left out are absent. */
export interface BankAccount {
  readonly accountNo: string;
  readonly bankName?: string;
  /** SWIFT/BIC or the local code, as the provider gives it. */
  readonly bankCode?: string;
  readonly currency?: string;
  readonly country?: string;
}

/** A status nobody listed is no promise that the account can be used, so it is shown like a bad one. */
export function needsAttention({ status, returned }: Pick<Account, 'status' | 'returned'>): boolean {
  return returned === false || (status !== undefined && status.meaning !== 'usable');
}

/** One number can stand for several accounts, one a currency; and an account can be given further currencies. */
export function isSameAccount(one: Account, other: Account): boolean {
  return (
    one.accountNo === other.accountNo &&
    one.type === other.type &&
    one.merchantId === other.merchantId &&
    (one.currencies.length === 0 ||
      other.currencies.length === 0 ||
      one.currencies.some((currency) => other.currencies.includes(currency)))
  );
}
