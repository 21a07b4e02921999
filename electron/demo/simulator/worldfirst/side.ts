import type { KeyObject } from 'node:crypto';

import { formatOffsetTime } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger.ts';
import { PATHS } from '../protocol.ts';
import type { IssuedTokens, WorldFirstMerchant } from '../protocol.ts';
import { formatSignatureHeader, rsaSign, worldFirstString } from '../signatures.ts';
import { header, Refusal, toJson } from '../wire.ts';
import type { Answer, ProviderSide, ReceivedRequest } from '../wire.ts';
import { accountList } from './accounts.ts';
import { admit } from './admit.ts';
import type { Admitted } from './admit.ts';
import { balanceList, openBalances } from './balances.ts';
import { holderById, pickHolder, readMerchant } from './merchant.ts';
import type { Registered } from './merchant.ts';
import { TokenOffice } from './oauth.ts';
import { consultTransfer } from './transfer.ts';

const UTC_OFFSET_HOURS = 8;
const UNKNOWN_CODES = ['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT'];
const HEADERS = { 'Content-Type': 'application/json; charset=UTF-8' };

/** WorldFirst's calls: every request is verified, every success is signed. */
export class WorldFirstSide implements ProviderSide {
  readonly id = 'worldfirst';
  readonly paths = [
    PATHS.worldfirstBalance,
    PATHS.worldfirstAccount,
    PATHS.worldfirstTransfer,
    PATHS.worldfirstToken,
  ];
  readonly askerHeaders = ['Client-Id', 'Connected-CustomerId', 'Connected-AccountId'];
  readonly #merchants = new Map<string, Registered>();
  /** By client id; kept when a merchant is registered again. */
  readonly #tokens = new Map<string, TokenOffice>();
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #answerKey: KeyObject;
  #answers = 0;

  /** @param answerKey the private key that signs successful answers */
  constructor(ledger: Ledger, clock: Clock, answerKey: KeyObject) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#answerKey = answerKey;
  }

  /** @throws Error when a key, an amount or a rate cannot be read */
  register(merchant: WorldFirstMerchant): void {
    const registered = readMerchant(merchant);
    for (const holder of [registered.own, ...registered.connected.values()]) {
      openBalances(this.#ledger, holder);
    }
    this.#merchants.set(merchant.clientId, registered);
    this.#tokensOf(merchant.clientId).setTerms(registered.merchant.oauth ?? {});
  }

  /** @throws Error when the merchant has no such account */
  setAccountStatus(where: {
    merchant: string;
    accountNo: string;
    status: string;
    customerId?: string;
  }): void {
    const { merchant, accountNo, status, customerId } = where;
    const { accounts } = holderById(this.#registered(merchant), customerId);
    const meant = accounts.filter((account) => account.accountNo === accountNo);
    if (meant.length === 0) throw new Error(`There is no account ${accountNo} at ${merchant}.`);
    for (const account of meant) account.status = status;
  }

  /** @throws Error when there is no such merchant */
  issueTokens(clientId: string): IssuedTokens {
    this.#registered(clientId);
    return this.#tokensOf(clientId).issue();
  }

  /** @throws Error when there is no such merchant */
  expireAccessTokens(clientId: string): void {
    this.#registered(clientId);
    this.#tokensOf(clientId).expireAccessTokens();
  }

  answer(request: ReceivedRequest): Answer {
    try {
      const admitted = admit(request, this.#merchants, this.#clock);
      this.#answers += 1;
      return this.#success(request, admitted, this.#content(request, admitted));
    } catch (error) {
      if (error instanceof Refusal) return this.failure(error.code, error.message);
      throw error;
    }
  }

  failure(code: string, message = 'The request was refused.'): Answer {
    const status = UNKNOWN_CODES.includes(code) ? 'U' : 'F';
    return {
      verdict: code,
      headers: HEADERS,
      body: toJson({
        result: { resultStatus: status, resultCode: code, resultMessage: message },
      }),
    };
  }

  unknown(): Answer {
    return this.failure('UNKNOWN_EXCEPTION', 'API failed due to unknown reason.');
  }

  #content(request: ReceivedRequest, { registered, body }: Admitted): object {
    const { merchant, rates } = registered;
    const tokens = this.#tokensOf(merchant.clientId);
    // Whoever asks for tokens has none yet, and does not act for anybody.
    if (request.path === PATHS.worldfirstToken) return tokens.apply(body);

    const actingFor =
      header(request, 'Connected-CustomerId') || header(request, 'Connected-AccountId');
    const holder = pickHolder(registered, actingFor);
    tokens.checkHeader(header(request, 'Access-Token'));
    if (request.path === PATHS.worldfirstAccount) {
      return accountList(merchant, holder, body, tokens);
    }
    if (request.path === PATHS.worldfirstTransfer) {
      return consultTransfer(merchant, rates, body, this.#clock, this.#answers);
    }
    return balanceList(merchant, holder, body, this.#ledger);
  }

  #success(request: ReceivedRequest, admitted: Admitted, content: object): Answer {
    const { registered, keyVersion } = admitted;
    const now = this.#clock.now();
    const time = formatOffsetTime(now, UTC_OFFSET_HOURS);
    const body = toJson({
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
      responseId: `SIM${now}${String(this.#answers).padStart(12, '0')}`,
      ...content,
    });
    const seal = (sent: string): Record<string, string> => {
      const { method, target } = request;
      const bytes = Buffer.from(sent, 'utf8');
      const signed = worldFirstString(method, target, registered.merchant.clientId, time, bytes);
      const signature = rsaSign(this.#answerKey, signed);
      return { Signature: formatSignatureHeader(keyVersion, signature), 'response-time': time };
    };
    return { verdict: 'ok', headers: HEADERS, body, seal };
  }

  #registered(clientId: string): Registered {
    const registered = this.#merchants.get(clientId);
    if (!registered) throw new Error(`There is no client ${clientId}.`);
    return registered;
  }

  #tokensOf(clientId: string): TokenOffice {
    const tokens = this.#tokens.get(clientId) ?? new TokenOffice(this.#clock);
    this.#tokens.set(clientId, tokens);
    return tokens;
  }
}
