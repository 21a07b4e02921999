import type { Drift, MinorUnits } from './merchants.ts';

/** What a merchant has at Antom in one currency. Types only. */
export interface AntomBalance {
  currency: string;
  available: MinorUnits;
  /** 0 when absent. The total is always available + frozen. */
  frozen?: MinorUnits;
  drift?: Drift;
}

export interface AntomMerchant {
  provider: 'antom';
  /** One that starts with `SANDBOX_` is answered on the sandbox path, any other on the production path. */
  clientId: string;
  /** SPKI PEM of the merchant's request key, RSA of at least 2048 bits. */
  publicKeyPem: string;
  keyVersion: number;
  balances: AntomBalance[];
  /** How amounts are written in JSON; `string` when absent. */
  valuesAs?: 'string' | 'number';
}
