import { textValue, type ConnectionConfig } from '../../domain/connection.ts';
import { listed } from '../listed.ts';

/** One merchant whose accounts are asked for. */
export interface Merchant {
  /** Whom a platform acts for; absent where the client's own accounts are meant. */
  readonly id?: string;
  /** Goes with everything read: another merchant may be added later, and lines hang on names that must not change. */
  readonly mark: { readonly merchantId?: string };
  /** Ends the inquiry's id; empty for the client's own accounts. */
  readonly idSuffix: string;
}

/** The ids of the merchants a platform acts for under this client id; most connections have none. */
export function merchantIds(connection: ConnectionConfig): readonly string[] {
  return listed(textValue(connection, 'connectedCustomerId'));
}

/** Whom to ask for: every merchant by itself, or the client once. */
export function merchantsOf(connection: ConnectionConfig): readonly Merchant[] {
  const ids = merchantIds(connection);
  if (ids.length === 0) return [{ mark: {}, idSuffix: '' }];
  return ids.map((id) => ({
    id,
    mark: { merchantId: id },
    idSuffix: `/${encodeURIComponent(id)}`,
  }));
}

/** Newer documents call the merchant's id an account id, in this header and in bodies. */
export const CUSTOMER_HEADER = 'Connected-CustomerId';
export const ACCOUNT_HEADER = 'Connected-AccountId';

export function connectedHeader(connection: ConnectionConfig): string {
  return textValue(connection, 'connectedHeader') || CUSTOMER_HEADER;
}

/** What bodies call the id WorldFirst gave a customer. */
export function customerIdName(connection: ConnectionConfig): string {
  return connectedHeader(connection) === ACCOUNT_HEADER ? 'accountId' : 'customerId';
}
