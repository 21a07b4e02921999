/**
 * What the simulator and the process that started it say to each other. Types only, so that both
 * sides can import it. Every message survives JSON: amounts travel as decimal strings.
 */

import type { Fault } from './fault-kinds.ts';
import type { Merchant, MinorUnits } from './merchants.ts';
import type { RobotGroup, RobotRecord, SimulatedRobot } from './robots.ts';

export type * from './fault-kinds.ts';
export type * from './merchants.ts';

export type SimulatedProvider = 'worldfirst' | 'smilepayz' | 'redemption' | 'antom';

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
  /** The same server behind `https:` and a certificate nobody vouches for, made anew at every start. */
  selfSignedUrl: string;
  publicKeys: {
    /** SPKI PEM of the key that signs WorldFirst answers; made anew at every start. */
    worldfirst: string;
    /** The same of the key that signs the redemption platform's answers, for businesses without MD5. */
    redemption: string;
    /** The same of the key that signs Antom's answers. */
    antom: string;
  };
}

/** Which balance is meant: the merchant is its clientId, partnerId or businessId. */
export type BalanceAddress =
  | {
      provider: 'worldfirst';
      merchant: string;
      accountNo: string;
      currency: string;
      /** `NORMAL_BALANCE` when absent. */
      balanceType?: string;
      /** Of a connected customer; the merchant's own account when absent. */
      customerId?: string;
    }
  | { provider: 'smilepayz'; merchant: string; accountNo: string }
  | { provider: 'redemption'; merchant: string }
  | { provider: 'antom'; merchant: string; currency: string };

/** OAuth tokens; times as ISO 8601 with offset. */
export interface IssuedTokens {
  accessToken: string;
  accessTokenExpireTime: string;
  refreshToken: string;
  refreshTokenExpireTime: string;
}

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
    params: {
      provider: 'worldfirst';
      merchant: string;
      accountNo: string;
      status: string;
      /** Of a connected customer; the merchant's own account when absent. */
      customerId?: string;
    };
    value: null;
  };
  /** Tokens as if the merchant had granted them, with the lives of its terms. */
  issueTokens: { params: { provider: 'worldfirst'; merchant: string }; value: IssuedTokens };
  /** Every access token of the merchant has expired from here on; refresh tokens stay good. */
  expireAccessTokens: { params: { provider: 'worldfirst'; merchant: string }; value: null };
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
  /** A group with a robot; the value is its webhook address from the slash on, to be put behind `baseUrl`. */
  registerRobot: { params: { group: RobotGroup }; value: string };
  /** The next `times` messages to robots of this kind are not taken, for a reason that passes. */
  robotBusy: { params: { kind: SimulatedRobot; times: number }; value: null };
  /** The last 1,000 requests to robots, oldest first. */
  robotMessages: { params: object; value: RobotRecord[] };
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

/** The paths the simulator serves beside those of group robots; everything else is 404. */
export const PATHS = {
  worldfirstBalance: '/amsin/api/v1/business/account/inquiryBalance',
  worldfirstAccount: '/amsin/api/v1/business/account/inquiryAccount',
  worldfirstTransfer: '/amsin/api/v1/business/fund/consultTransfer',
  worldfirstToken: '/amsin/api/v1/oauth/applyToken',
  smilepayzBalance: '/v2.0/inquiry-balance',
  redemptionBalance: '/v1/openapi/merchant/business/balance',
  antomBalance: '/ams/api/v1/aba/accounts/inquiryBalance',
  antomSandboxBalance: '/ams/sandbox/api/v1/aba/accounts/inquiryBalance',
} as const;
