/**
 * What the simulator and the process that started it say to each other. Types only, so that both
 * sides can import it. Every message survives JSON: amounts travel as decimal strings.
 */

export type SimulatedProvider = 'worldfirst' | 'smilepayz' | 'redemption';

/** A whole number of the currency's smallest unit, in decimal digits, `-` allowed: `"123456"`. */
export type MinorUnits = string;

export interface StartOptions {
  /** The same seed gives the same movements and the same hiccups. */
  seed: number;
  /** `frozen`: no balance moves. `moving`: payouts, top-ups and `drift` happen once per step. */
  mode: 'moving' | 'frozen';
  /** Epoch ms. Given: the clock stands still there. Absent: the machine's clock. */
  fixedNow?: number;
  /** Now and then one provider answers 503 or an unknown result. */
  hiccups: boolean;
  /** A free port is taken when absent. */
  port?: number;
}

/** The answer to `start`: the server is listening. */
export interface Ready {
  port: number;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  baseUrl: string;
  publicKeys: {
    /** SPKI PEM of the key that signs WorldFirst answers; made anew at every start. */
    worldfirst: string;
    /** The same of the key that signs the redemption platform's answers, for businesses without MD5. */
    redemption: string;
  };
}

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

export interface WorldFirstAccount {
  accountNo: string;
  currency: string;
  /** `RECEIVE_ACCOUNT` when absent. */
  accountType?: string;
  /** `ACTIVE` when absent; anything else is passed on as it is. */
  status?: string;
  balances: WorldFirstBalance[];
}

export interface WorldFirstMerchant {
  provider: 'worldfirst';
  clientId: string;
  /** SPKI PEM of the merchant's request key, RSA of at least 2048 bits. */
  publicKeyPem: string;
  keyVersion: number;
  referenceCustomerId?: string;
  /** Given: every request must carry it in Connected-CustomerId (or Connected-AccountId). */
  connectedCustomerId?: string;
  accounts: WorldFirstAccount[];
  /** How amounts are written in JSON; `string` when absent. */
  valuesAs?: 'string' | 'number';
  /** How the account list is spelled; documents have both. `accountInfos` when absent. */
  accountListName?: 'accountInfos' | 'accountInformation';
  customer?: { customerId: string; customerCompanyName: string; certificateNo: string };
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

export type Merchant = WorldFirstMerchant | SmilepayzMerchant | RedemptionMerchant;

/** Which balance is meant: the merchant is its clientId, partnerId or businessId. */
export type BalanceAddress =
  | {
      provider: 'worldfirst';
      merchant: string;
      accountNo: string;
      currency: string;
      /** `NORMAL_BALANCE` when absent. */
      balanceType?: string;
    }
  | { provider: 'smilepayz'; merchant: string; accountNo: string }
  | { provider: 'redemption'; merchant: string };

/**
 * What goes wrong on purpose, after the request was verified and recorded:
 * - `down`: the connection is cut without an answer; `slow`: no answer until the server closes
 * - `http-500`, `redirect` (302 to another path), `html` (200, text/html)
 * - `malformed`: JSON cut in half (signed as it is sent); `too-large`: a body above 8 MiB
 * - `bad-answer-signature`, `half-signed` (no response-time), `unsigned-success`: only matter
 *   where answers are signed
 * - `unknown`: the provider's own "result unknown"; `code`: the provider's own error answer
 */
export type Fault =
  | {
      kind:
        | 'down'
        | 'slow'
        | 'http-500'
        | 'redirect'
        | 'html'
        | 'malformed'
        | 'too-large'
        | 'bad-answer-signature'
        | 'half-signed'
        | 'unsigned-success'
        | 'unknown';
    }
  | { kind: 'code'; code: string; message?: string };

/** One request as it was judged. Holds no header value and nothing of the body. */
export interface RecordedRequest {
  /** 1, 2, 3 … over the life of the simulator. */
  seq: number;
  /** Epoch ms on the simulator's clock. */
  at: number;
  /** `null`: the path belongs to no provider. */
  provider: SimulatedProvider | null;
  method: string;
  path: string;
  /** `ok`, or the provider's error code for what was wrong with the request. */
  verdict: string;
  /** What was done to the answer afterwards: a fault's kind, `hiccup`, or nothing. */
  interference: Fault['kind'] | 'hiccup' | null;
  /** Header names as they were spelled on the wire. */
  headerNames: string[];
}

/** Every command: what it takes, and the value it answers with. */
export interface Commands {
  start: { params: { options: StartOptions }; value: Ready };
  /** Registering the same merchant again replaces it. */
  register: { params: { merchant: Merchant }; value: null };
  /** Only the given amounts change; `held` is WorldFirst's frozen part, or Smilepayz's hold. */
  setBalance: {
    params: { address: BalanceAddress; available?: MinorUnits; held?: MinorUnits };
    value: null;
  };
  setAccountStatus: {
    params: { provider: 'worldfirst'; merchant: string; accountNo: string; status: string };
    value: null;
  };
  /** `null` clears. `times` requests are hit, all when absent; `path` narrows it to one call. */
  setFault: {
    params: {
      provider: SimulatedProvider;
      fault: Fault | null;
      times?: number;
      path?: string;
    };
    value: null;
  };
  /** Epoch ms to stand still at, or `null` for the machine's clock. */
  setClock: { params: { fixedNow: number | null }; value: null };
  /** The last 1,000 requests, oldest first. */
  requests: { params: object; value: RecordedRequest[] };
  /** Connections are refused from here … */
  pauseListening: { params: object; value: null };
  /** … to here; the port stays the same. */
  resumeListening: { params: object; value: null };
  /** The process ends after its answer. */
  stop: { params: object; value: null };
}

export type CommandName = keyof Commands;

export type Command = {
  [Name in CommandName]: { type: Name } & Commands[Name]['params'];
}[CommandName];

/** Parent → simulator. */
export type CommandMessage = Command & { id: number };

/** Simulator → parent; `id` is that of the command. */
export type ReplyMessage =
  | { id: number; ok: true; value: Commands[CommandName]['value'] }
  | { id: number; ok: false; error: string };

/** The paths the simulator serves; everything else is 404. */
export const PATHS = {
  worldfirstBalance: '/amsin/api/v1/business/account/inquiryBalance',
  worldfirstAccount: '/amsin/api/v1/business/account/inquiryAccount',
  smilepayzBalance: '/v2.0/inquiry-balance',
  redemptionBalance: '/v1/openapi/merchant/business/balance',
} as const;
