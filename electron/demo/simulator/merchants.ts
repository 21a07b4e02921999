/** The merchants the simulator can be told of, and what each of them has at its provider. Types only. */

import type { AntomMerchant } from './antom-merchant.ts';

export type * from './antom-merchant.ts';

/** A whole number of the currency's smallest unit, in decimal digits, `-` allowed: `"123456"`. */
export type MinorUnits = string;

/** A steady fall by about `perStep` (minor units) per step of one second, never below `floor`. */
export interface Drift {
  perStep: MinorUnits;
  floor: MinorUnits;
}

export interface WorldFirstBalance {
  /** `NORMAL_BALANCE`, `SAME_NAME_TOP_UP_BALANCE` or `BUDGET_BALANCE`. */
  balanceType: string;
  available: MinorUnits;
  /** 0 when absent. The total is always available + frozen. */
  frozen?: MinorUnits;
  drift?: Drift;
}

/**
 * Where payers send money to. The data dictionary names the list; the fields are those of the vendor's integration
 * guide for inquiryAccount. No live answer has been seen.
 * https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/data_dictionary
 */
export interface WorldFirstBankAccount {
  bankAccountNo: string;
  holderName?: { fullName: string };
  bankName?: string;
  /** SWIFT/BIC, 8 to 11 characters. */
  bankBIC?: string;
  bankCode?: string;
  branchCode?: string;
  /** ISO 3166, two letters. */
  bankRegion?: string;
  bankAccountIBAN?: string;
  bankAccountBSB?: string;
  routingNumber?: string;
  wireRoutingNumber?: string;
  sortCode?: string;
  currencyList?: string[];
}

/** Several entries with one accountNo are one account in several currencies. */
export interface WorldFirstAccount {
  accountNo: string;
  currency: string;
  /**
   * `RECEIVE_ACCOUNT` (when absent), `VIRTUAL_ACCOUNT`, `ALIPAY_WALLET`, `ALIPAY_SHADOW_WALLET` or
   * `ALIPAY_ORIGIN_WALLET`.
   */
  accountType?: string;
  /** `ACTIVE` when absent; anything else is passed on as it is. */
  status?: string;
  balances: WorldFirstBalance[];
  /** Listed by inquiryAccount as they are; no list when absent. */
  bankAccounts?: WorldFirstBankAccount[];
}

/** A merchant for whom the client acts, named in Connected-CustomerId or Connected-AccountId. */
export interface ConnectedCustomer {
  customerId: string;
  /** The client's when absent. */
  referenceCustomerId?: string;
  customerCompanyName?: string;
  certificateNo?: string;
  accounts: WorldFirstAccount[];
}

export interface QuoteTerms {
  /** Price of one major unit of the first currency in the second: `{ pair: 'USD/EUR', price: '0.92150' }`. */
  rates?: { pair: string; price: string }[];
  /** In the payer's currency; 150 when absent. */
  feeMinor?: MinorUnits;
  /** 30 when absent. */
  lifeSeconds?: number;
  /** customerIds and paymentMethodIds that exist, with the code that refuses one. All exist when absent. */
  payees?: {
    id: string;
    refusal?: 'USER_NO_PERMISSION' | 'USER_ACCOUNT_ABNORMAL' | 'USER_STATUS_ABNORMAL';
  }[];
}

export interface OAuthTerms {
  /** Each is good for one applyToken. */
  authCodes?: string[];
  /** 30 days when absent. */
  accessTokenLifeMs?: number;
  /** 180 days when absent. */
  refreshTokenLifeMs?: number;
  /** Whether every inquiry needs a current token in Access-Token; no when absent. */
  required?: boolean;
  /** How applyToken spells the access token's end; `accessTokenExpireTime` when absent. */
  expireTimeName?: 'accessTokenExpireTime' | 'expireTime';
}

export interface WorldFirstMerchant {
  provider: 'worldfirst';
  clientId: string;
  /** SPKI PEM of the merchant's request key, RSA of at least 2048 bits. */
  publicKeyPem: string;
  keyVersion: number;
  /** A second key that is good at the same time, for the change from one to the other. */
  nextKey?: { publicKeyPem: string; keyVersion: number };
  referenceCustomerId?: string;
  /** Given: `accounts` are had only with it in Connected-CustomerId (or Connected-AccountId). */
  connectedCustomerId?: string;
  /** Further merchants under this client id; the same two headers pick one of them. */
  connectedCustomers?: ConnectedCustomer[];
  accounts: WorldFirstAccount[];
  /** How amounts are written in JSON; `string` when absent. */
  valuesAs?: 'string' | 'number';
  /** How the account list is spelled; documents have both. `accountInfos` when absent. */
  accountListName?: 'accountInfos' | 'accountInformation';
  /** How the customer's id is spelled in answers; newer documents say `accountId`. */
  customerIdName?: 'customerId' | 'accountId';
  customer?: { customerId: string; customerCompanyName: string; certificateNo: string };
  /** Every merchant can ask for quotes; these are its own terms. */
  quotes?: QuoteTerms;
  /** Tokens and spent codes outlive registering again. */
  oauth?: OAuthTerms;
}

export interface SmilepayzAccount {
  accountNo: string;
  name: string;
  currency: string;
  /** Fraction digits of the currency's major unit, used to write major-unit values. */
  decimals: number;
  /** The total, in minor units; what is above `available` is on hold. */
  amount: MinorUnits;
  available: MinorUnits;
  drift?: Drift;
}

export interface SmilepayzMerchant {
  provider: 'smilepayz';
  partnerId: string;
  merchantSecret: string;
  publicKeyPem: string;
  accounts: SmilepayzAccount[];
  /** Whether values on the wire are major ("2500.00") or minor ("250000") units. */
  scale: 'major' | 'minor';
  /** Shape of `accountInfos`; regions differ. `object` when absent. */
  accountInfos?: 'object' | 'array';
}

export interface RedemptionMerchant {
  provider: 'redemption';
  merchantId: string;
  businessId: string;
  /** The scheme this business must use, with the key that belongs to it. */
  credential:
    | { signType: 'SHA256-RSA'; publicKeyPem: string }
    | { signType: 'MD5'; signKey: string };
  amount: MinorUnits;
  creditLine: MinorUnits;
  /** Fraction digits with which both are written on the wire; 2 when absent. */
  decimals?: number;
  drift?: Drift;
  /** Whether good answers are signed, by the scheme of the credential; no when absent. */
  signAnswers?: boolean;
}

export type Merchant =
  | WorldFirstMerchant
  | SmilepayzMerchant
  | RedemptionMerchant
  | AntomMerchant;
