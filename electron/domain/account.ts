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
}

/** A status nobody listed is no promise that the account can be used, so it is shown like a bad one. */
export function needsAttention({ status }: Pick<Account, 'status'>): boolean {
  return status !== undefined && status.meaning !== 'usable';
}
