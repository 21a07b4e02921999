import type { KeyObject } from 'node:crypto';

import type { ConnectedCustomer, WorldFirstAccount, WorldFirstMerchant } from '../protocol.ts';
import { readPublicKey } from '../signatures.ts';
import { Refusal } from '../wire.ts';
import { holderName } from './ledger-names.ts';
import { RateTable } from './rates.ts';

/** Whose accounts a request is about: the client itself, or a customer it acts for. */
export interface Holder {
  ledgerName: string;
  customerId: string;
  referenceCustomerId: string | undefined;
  companyName: string;
  certificateNo: string;
  accounts: WorldFirstAccount[];
}

/** A merchant as it was registered, ready to be looked things up in. */
export interface Registered {
  merchant: WorldFirstMerchant;
  /** By the version a request names. */
  keys: ReadonlyMap<string, KeyObject>;
  own: Holder;
  /** By customerId. */
  connected: ReadonlyMap<string, Holder>;
  rates: RateTable;
}

/** @throws Error when a key, the fee or a rate cannot be read, or both keys have one version */
export function readMerchant(given: WorldFirstMerchant): Registered {
  const merchant = structuredClone(given);
  const keys = new Map([[String(merchant.keyVersion), readPublicKey(merchant.publicKeyPem)]]);
  if (merchant.nextKey) {
    const { keyVersion, publicKeyPem } = merchant.nextKey;
    if (keyVersion === merchant.keyVersion) throw new Error('Both keys have the same version.');
    keys.set(String(keyVersion), readPublicKey(publicKeyPem));
  }
  BigInt(merchant.quotes?.feeMinor ?? '0');
  const customers = merchant.connectedCustomers ?? [];
  const connected = customers.map((customer) => connectedHolder(merchant, customer));
  return {
    merchant,
    keys,
    own: ownHolder(merchant),
    connected: new Map(connected.map((holder) => [holder.customerId, holder])),
    rates: new RateTable(merchant.quotes),
  };
}

/**
 * @param actingFor what Connected-CustomerId says, empty when it was not sent
 * @throws Refusal when the client may not act for that customer
 */
export function pickHolder({ merchant, own, connected }: Registered, actingFor: string): Holder {
  if (actingFor === (merchant.connectedCustomerId ?? '')) return own;
  const holder = connected.get(actingFor);
  if (!holder) throw new Refusal('AUTHORIZATION_NOT_EXIST', 'The authorization does not exist.');
  return holder;
}

/** @throws Error when the merchant has no such customer */
export function holderById(registered: Registered, customerId: string | undefined): Holder {
  if (customerId === undefined) return registered.own;
  const holder = registered.connected.get(customerId);
  if (!holder) throw new Error(`There is no customer ${customerId}.`);
  return holder;
}

function ownHolder(merchant: WorldFirstMerchant): Holder {
  const { clientId, customer, referenceCustomerId, accounts } = merchant;
  return {
    ledgerName: holderName(clientId),
    customerId: customer?.customerId ?? `CUST-${clientId}`,
    referenceCustomerId,
    companyName: customer?.customerCompanyName ?? 'Example Trading Co., Ltd.',
    certificateNo: customer?.certificateNo ?? '91330000EXAMPLE00X',
    accounts,
  };
}

function connectedHolder(merchant: WorldFirstMerchant, customer: ConnectedCustomer): Holder {
  const { customerId, accounts } = customer;
  return {
    ledgerName: holderName(merchant.clientId, customerId),
    customerId,
    referenceCustomerId: customer.referenceCustomerId ?? merchant.referenceCustomerId,
    companyName: customer.customerCompanyName ?? `Example Trading ${customerId}`,
    certificateNo: customer.certificateNo ?? '91330000EXAMPLE00X',
    accounts,
  };
}
