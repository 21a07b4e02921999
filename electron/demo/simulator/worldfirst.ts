import type { KeyObject } from 'node:crypto';

import { formatOffsetTime, parseOffsetTime } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Holding, Ledger } from './ledger.ts';
import { PATHS } from './protocol.ts';
import type { BalanceAddress, WorldFirstAccount, WorldFirstMerchant } from './protocol.ts';
import {
  formatSignatureHeader,
  parseSignatureHeader,
  readPublicKey,
  rsaMatches,
  rsaSign,
  worldFirstString,
} from './signatures.ts';
import { exactNumber, header, isJson, readObject, readStrings, Refusal, toJson } from './wire.ts';
import type { Answer, ProviderSide, ReceivedRequest } from './wire.ts';
import { accountList, illegal } from './worldfirst-accounts.ts';

const UTC_OFFSET_HOURS = 8;
const BALANCE_TYPES = ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE', 'BUDGET_BALANCE'];
const UNKNOWN_CODES = ['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT'];

interface Registered {
  merchant: WorldFirstMerchant;
  key: KeyObject;
}

/** WorldFirst's two read-only calls: every request is verified, every success is signed. */
export class WorldFirstSide implements ProviderSide {
  readonly id = 'worldfirst';
  readonly paths = [PATHS.worldfirstBalance, PATHS.worldfirstAccount];
  readonly #merchants = new Map<string, Registered>();
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

  /** @throws Error when the public key or an amount cannot be read */
  register(merchant: WorldFirstMerchant): void {
    const key = readPublicKey(merchant.publicKeyPem);
    for (const account of merchant.accounts) {
      for (const { balanceType, available, frozen, drift } of account.balances) {
        const name = ledgerName(merchant.clientId, account, balanceType);
        this.#ledger.open(name, available, frozen ?? '0', drift);
      }
    }
    this.#merchants.set(merchant.clientId, { merchant: structuredClone(merchant), key });
  }

  /** @throws Error when the merchant has no such account */
  setAccountStatus(clientId: string, accountNo: string, status: string): void {
    const accounts = this.#merchants.get(clientId)?.merchant.accounts ?? [];
    const meant = accounts.filter((account) => account.accountNo === accountNo);
    if (meant.length === 0) throw new Error(`There is no account ${accountNo} at ${clientId}.`);
    for (const account of meant) account.status = status;
  }

  answer(request: ReceivedRequest): Answer {
    try {
      const { merchant, body } = this.#admit(request);
      const content =
        request.path === PATHS.worldfirstBalance
          ? this.#balances(merchant, body)
          : accountList(merchant, body);
      return this.#success(request, merchant, content);
    } catch (error) {
      if (error instanceof Refusal) return this.failure(error.code, error.message);
      throw error;
    }
  }

  failure(code: string, message = 'The request was refused.'): Answer {
    const status = UNKNOWN_CODES.includes(code) ? 'U' : 'F';
    return {
      verdict: code,
      headers: { 'Content-Type': 'application/json; charset=UTF-8' },
      body: toJson({
        result: { resultStatus: status, resultCode: code, resultMessage: message },
      }),
    };
  }

  unknown(): Answer {
    return this.failure('UNKNOWN_EXCEPTION', 'API failed due to unknown reason.');
  }

  /** Everything that must hold before the merchant's data is touched. */
  #admit(request: ReceivedRequest): {
    merchant: WorldFirstMerchant;
    body: Record<string, unknown>;
  } {
    if (request.method !== 'POST') {
      throw new Refusal('METHOD_NOT_SUPPORTED', 'The HTTP method must be POST.');
    }
    const clientId = header(request, 'Client-Id');
    const registered = this.#merchants.get(clientId);
    if (!registered) throw new Refusal('INVALID_CLIENT', 'The client is invalid.');
    const { merchant, key } = registered;

    const signature = parseSignatureHeader(header(request, 'Signature'));
    if (!signature) {
      throw new Refusal('INVALID_SIGNATURE', 'The signature header is missing or malformed.');
    }
    if (signature.keyVersion !== String(merchant.keyVersion)) {
      throw new Refusal('KEY_NOT_FOUND', 'The key is not found.');
    }
    const time = header(request, 'Request-Time');
    const { method, target } = request;
    const signed = worldFirstString(method, target, clientId, time, request.body);
    if (!rsaMatches(key, signed, signature.signature)) {
      throw new Refusal('INVALID_SIGNATURE', 'The signature is invalid.');
    }

    const sentAt = parseOffsetTime(time);
    if (sentAt === null || !this.#clock.isNear(sentAt)) {
      throw illegal('Request-Time must be ISO 8601 with offset, within 5 minutes of now');
    }
    if (!isJson(request)) {
      throw new Refusal('MEDIA_TYPE_NOT_ACCEPTABLE', 'Content-Type must be application/json.');
    }
    const actingFor =
      header(request, 'Connected-CustomerId') || header(request, 'Connected-AccountId');
    if (actingFor !== (merchant.connectedCustomerId ?? '')) {
      throw new Refusal('AUTHORIZATION_NOT_EXIST', 'The authorization does not exist.');
    }
    const body = readObject(request.body);
    if (!body) throw illegal('the body must be a JSON object');
    return { merchant, body };
  }

  #balances(merchant: WorldFirstMerchant, body: Record<string, unknown>): object {
    const currencies = readStrings(body['currencyList']);
    const asked = readStrings(body['balanceTypes']);
    if (!currencies) throw illegal('currencyList');
    if (!asked?.every((type) => BALANCE_TYPES.includes(type))) throw illegal('balanceTypes');
    if (!currencies.every((currency) => /^[A-Z]{3}$/.test(currency))) {
      throw new Refusal('CURRENCY_NOT_SUPPORT', 'The currency is not supported.');
    }
    if (asked.includes('BUDGET_BALANCE') && typeof body['budgetAccountId'] !== 'string') {
      throw illegal('budgetAccountId is required for BUDGET_BALANCE');
    }
    const types = asked.length > 0 ? asked : ['NORMAL_BALANCE'];

    const accountBalances = merchant.accounts
      .filter(({ currency }) => currencies.length === 0 || currencies.includes(currency))
      .flatMap((account) =>
        account.balances
          .filter(({ balanceType }) => types.includes(balanceType))
          .map(({ balanceType }) => {
            const name = ledgerName(merchant.clientId, account, balanceType);
            return balanceItem(merchant, account, balanceType, this.#ledger.read(name));
          }),
      );
    return { accountBalances };
  }

  #success(request: ReceivedRequest, merchant: WorldFirstMerchant, content: object): Answer {
    this.#answers += 1;
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
      const signed = worldFirstString(method, target, merchant.clientId, time, bytes);
      const signature = rsaSign(this.#answerKey, signed);
      return {
        Signature: formatSignatureHeader(merchant.keyVersion, signature),
        'response-time': time,
      };
    };
    const headers = { 'Content-Type': 'application/json; charset=UTF-8' };
    return { verdict: 'ok', headers, body, seal };
  }
}

/** The ledger's name for one WorldFirst balance. */
export function worldFirstLedgerName(
  address: BalanceAddress & { provider: 'worldfirst' },
): string {
  const { merchant, balanceType = 'NORMAL_BALANCE' } = address;
  return ledgerName(merchant, address, balanceType);
}

function ledgerName(
  clientId: string,
  account: { accountNo: string; currency: string },
  balanceType: string,
): string {
  return ['worldfirst', clientId, account.accountNo, account.currency, balanceType].join('/');
}

function balanceItem(
  merchant: WorldFirstMerchant,
  account: WorldFirstAccount,
  balanceType: string,
  holding: Holding,
): object {
  const amount = (minor: bigint): object => ({
    currency: account.currency,
    value: merchant.valuesAs === 'number' ? exactNumber(minor.toString()) : minor.toString(),
  });
  return {
    accountNo: account.accountNo,
    currency: account.currency,
    balanceTypes: [balanceType],
    availableBalance: amount(holding.available),
    frozenBalance: amount(holding.held),
    totalBalance: amount(holding.available + holding.held),
  };
}
