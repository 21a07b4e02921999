import type { BalanceAddress } from '../protocol.ts';

/** The ledger's name for one WorldFirst balance. */
export function worldFirstLedgerName(
  address: BalanceAddress & { provider: 'worldfirst' },
): string {
  const { merchant, customerId, balanceType = 'NORMAL_BALANCE' } = address;
  return balanceName(holderName(merchant, customerId), address, balanceType);
}

/** What the names of everything one holder has begin with. */
export function holderName(clientId: string, customerId?: string): string {
  return ['worldfirst', clientId, ...(customerId === undefined ? [] : [customerId])].join('/');
}

export function balanceName(
  holder: string,
  account: { accountNo: string; currency: string },
  balanceType: string,
): string {
  return [holder, account.accountNo, account.currency, balanceType].join('/');
}
