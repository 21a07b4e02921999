import type { KeyObject } from 'node:crypto';

import { formatOffsetTime, parseOffsetTime } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { PATHS } from './protocol.ts';
import type { SmilepayzAccount, SmilepayzMerchant } from './protocol.ts';
import { readPublicKey, rsaMatches, smilepayzString } from './signatures.ts';
import { header, isJson, readObject, readStrings, Refusal, toDecimal, toJson } from './wire.ts';
import type { Answer, ProviderSide, ReceivedRequest } from './wire.ts';

const UTC_OFFSET_HOURS = -5;

/** The provider publishes no table of codes; all but "00" are this simulator's own. */
const CODE = {
  method: '10',
  contentType: '11',
  partner: '21',
  timestamp: '22',
  signature: '23',
  notMinified: '24',
  parameter: '30',
  account: '31',
  unknown: '99',
} as const;

interface Registered {
  merchant: SmilepayzMerchant;
  key: KeyObject;
  accounts: ReadonlyMap<string, SmilepayzAccount>;
}

/** Smilepayz's balance inquiry; answers are not signed. */
export class SmilepayzSide implements ProviderSide {
  readonly id = 'smilepayz';
  readonly paths = [PATHS.smilepayzBalance];
  readonly askerHeaders = ['X-PARTNER-ID'];
  readonly #merchants = new Map<string, Registered>();
  readonly #ledger: Ledger;
  readonly #clock: Clock;

  constructor(ledger: Ledger, clock: Clock) {
    this.#ledger = ledger;
    this.#clock = clock;
  }

  /** @throws Error when the public key or an amount cannot be read */
  register(merchant: SmilepayzMerchant): void {
    const key = readPublicKey(merchant.publicKeyPem);
    for (const { accountNo, amount, available, drift } of merchant.accounts) {
      const held = (BigInt(amount) - BigInt(available)).toString();
      this.#ledger.open(
        smilepayzLedgerName(merchant.partnerId, accountNo),
        available,
        held,
        drift,
      );
    }
    const accounts = new Map(merchant.accounts.map((account) => [account.accountNo, account]));
    this.#merchants.set(merchant.partnerId, { merchant, key, accounts });
  }

  answer(request: ReceivedRequest): Answer {
    try {
      return this.#balance(this.#admit(request), request.body);
    } catch (error) {
      if (error instanceof Refusal) return this.failure(error.code, error.message);
      throw error;
    }
  }

  failure(code: string, message = 'The request was refused.'): Answer {
    return { verdict: code, headers: this.#headers(), body: toJson({ code, message }) };
  }

  unknown(): Answer {
    return this.failure(CODE.unknown, 'The system is busy, the result is unknown.');
  }

  #admit(request: ReceivedRequest): Registered {
    if (request.method !== 'POST') {
      throw new Refusal(CODE.method, 'The HTTP method must be POST.');
    }
    const registered = this.#merchants.get(header(request, 'X-PARTNER-ID'));
    if (!registered) throw new Refusal(CODE.partner, 'X-PARTNER-ID is missing or unknown.');
    const { merchant, key } = registered;

    const timestamp = header(request, 'X-TIMESTAMP');
    const signed = smilepayzString(timestamp, merchant.merchantSecret, request.body);
    if (!rsaMatches(key, signed, header(request, 'X-SIGNATURE'))) {
      throw new Refusal(CODE.signature, 'X-SIGNATURE is missing or invalid.');
    }
    const sentAt = parseOffsetTime(timestamp);
    if (sentAt === null || !this.#clock.isNear(sentAt)) {
      throw new Refusal(CODE.timestamp, 'X-TIMESTAMP is malformed or not within 5 minutes of now.');
    }
    if (!isJson(request)) {
      throw new Refusal(CODE.contentType, 'Content-Type must be application/json.');
    }
    // A pretty-printed body signed as it is sent verifies above, yet the rule signs a minified one.
    if (!isMinified(request.body.toString('utf8'))) {
      throw new Refusal(CODE.notMinified, 'The signed body must be minified.');
    }
    return registered;
  }

  #balance({ merchant, accounts }: Registered, raw: Buffer): Answer {
    const body = readObject(raw);
    if (!body) throw new Refusal(CODE.parameter, 'The body must be a JSON object.');
    const { accountNo } = body;
    if (typeof accountNo !== 'string' || accountNo === '' || accountNo.length > 128) {
      throw new Refusal(CODE.parameter, 'accountNo is missing or malformed.');
    }
    const balanceTypes = readStrings(body['balanceTypes']);
    const known = balanceTypes?.every((type) => type === 'BALANCE' || type === 'AVAILABLE');
    if (!balanceTypes || balanceTypes.length === 0 || !known) {
      throw new Refusal(CODE.parameter, 'balanceTypes is missing or malformed.');
    }
    const account = accounts.get(accountNo);
    if (!account) throw new Refusal(CODE.account, 'The account does not exist.');

    const infos = balanceTypes.map((type) => this.#info(merchant, account, type));
    return {
      verdict: 'ok',
      headers: this.#headers(),
      body: toJson({
        code: '00',
        message: '成功',
        accountNo,
        name: account.name,
        balanceTypes,
        accountInfos: merchant.accountInfos === 'array' ? infos : infos[0],
      }),
    };
  }

  #info(merchant: SmilepayzMerchant, account: SmilepayzAccount, balanceType: string): object {
    const name = smilepayzLedgerName(merchant.partnerId, account.accountNo);
    const { available, held } = this.#ledger.read(name);
    const decimals = merchant.scale === 'major' ? account.decimals : 0;
    const money = (minor: bigint): object => ({
      currency: account.currency,
      value: toDecimal(minor, decimals),
    });
    return { balanceType, amount: money(available + held), availableBalance: money(available) };
  }

  #headers(): Record<string, string> {
    return {
      'Content-Type': 'application/json',
      'X-TIMESTAMP': formatOffsetTime(this.#clock.now(), UTC_OFFSET_HOURS),
    };
  }
}

/** The ledger's name for one Smilepayz account. */
export function smilepayzLedgerName(partnerId: string, accountNo: string): string {
  return ['smilepayz', partnerId, accountNo].join('/');
}

/** No white space outside strings. */
export function isMinified(json: string): boolean {
  return !/\s/.test(json.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""'));
}
