import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { Nonces } from './nonces.ts';
import { PATHS } from './protocol.ts';
import type { RedemptionMerchant } from './protocol.ts';
import {
  md5Matches,
  md5Sign,
  readPublicKey,
  redemptionString,
  rsaMatches,
  rsaSign,
} from './signatures.ts';
import {
  exactNumber,
  header,
  isJson,
  readObject,
  Refusal,
  toDecimal,
  toJson,
} from './wire.ts';
import type { Answer, ProviderSide, ReceivedRequest } from './wire.ts';

const DEFAULT_SIGN_TYPE = 'SHA256-RSA';

const STATUS = {
  failed: '1',
  badSignature: '2',
  missingParameter: '3',
  noSuchMethod: '4',
  tooOld: '5',
  nonceReused: '6',
  notFound: '7',
  dataError: '99',
} as const;

interface Registered {
  merchant: RedemptionMerchant;
  matches: (signed: Buffer, signature: string) => boolean;
  nonces: Nonces;
}

/** The redemption platform's business balance; good answers are signed where the merchant wants it. */
export class RedemptionSide implements ProviderSide {
  readonly id = 'redemption';
  readonly paths = [PATHS.redemptionBalance];
  readonly askerHeaders = ['businessId'];
  readonly #businesses = new Map<string, Registered>();
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #answerKey: KeyObject;

  /** @param answerKey the private key that signs answers, except those of businesses that use MD5 */
  constructor(ledger: Ledger, clock: Clock, answerKey: KeyObject) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#answerKey = answerKey;
  }

  /** @throws Error when the public key or an amount cannot be read */
  register(merchant: RedemptionMerchant): void {
    const matches = matcher(merchant.credential);
    BigInt(merchant.creditLine);
    this.#ledger.open(
      redemptionLedgerName(merchant.businessId),
      merchant.amount,
      '0',
      merchant.drift,
    );
    this.#businesses.set(merchant.businessId, { merchant, matches, nonces: new Nonces() });
  }

  answer(request: ReceivedRequest): Answer {
    try {
      const { merchant } = this.#admit(request);
      return this.#balance(merchant);
    } catch (error) {
      if (error instanceof Refusal) return this.failure(error.code, error.message);
      throw error;
    }
  }

  /** @throws Error when the code is no whole number */
  failure(code: string, message = 'refused'): Answer {
    if (!/^\d+$/.test(code)) throw new Error('A redemption status is a whole number.');
    return {
      verdict: code,
      headers: { 'Content-Type': 'application/json;charset=utf-8' },
      body: toJson({ status: exactNumber(code), message, data: null }),
    };
  }

  unknown(): Answer {
    return this.failure(STATUS.failed, 'failed');
  }

  #admit(request: ReceivedRequest): Registered {
    if (request.method !== 'POST') {
      throw new Refusal(STATUS.noSuchMethod, 'no such method');
    }
    const auth = {
      businessId: header(request, 'businessId'),
      nonce: header(request, 'nonce'),
      timestamp: header(request, 'timestamp'),
      signType: header(request, 'signType'),
    };
    const sign = header(request, 'sign');
    if (!auth.businessId || !auth.nonce || !sign || !/^\d{13}$/.test(auth.timestamp)) {
      throw new Refusal(STATUS.missingParameter, 'a header is missing or malformed');
    }
    const registered = this.#businesses.get(auth.businessId);
    if (!registered) throw new Refusal(STATUS.notFound, 'business not found');
    const { merchant, matches, nonces } = registered;

    const signType = auth.signType || DEFAULT_SIGN_TYPE;
    const signed = redemptionString(auth, request.body);
    if (signType !== merchant.credential.signType || !matches(signed, sign)) {
      throw new Refusal(STATUS.badSignature, 'bad signature');
    }
    if (!this.#clock.isNear(Number(auth.timestamp))) {
      throw new Refusal(STATUS.tooOld, 'request too old');
    }
    // Only a verified request spends its nonce; anybody could spend it otherwise.
    if (!nonces.spend(auth.nonce, this.#clock.now())) {
      throw new Refusal(STATUS.nonceReused, 'nonce reused');
    }

    if (!isJson(request)) throw new Refusal(STATUS.dataError, 'content type');
    const body = readObject(request.body);
    if (!body) throw new Refusal(STATUS.dataError, 'the body is no JSON object');
    for (const name of ['merchantId', 'businessId'] as const) {
      if (typeof body[name] !== 'string' || body[name] === '') {
        throw new Refusal(STATUS.missingParameter, `${name} is missing`);
      }
      if (body[name] !== merchant[name]) throw new Refusal(STATUS.notFound, `${name} not found`);
    }
    return registered;
  }

  #balance(merchant: RedemptionMerchant): Answer {
    const { merchantId, businessId, creditLine, decimals = 2 } = merchant;
    const { available } = this.#ledger.read(redemptionLedgerName(businessId));
    const timestamp = String(this.#clock.now());
    return {
      verdict: 'ok',
      ...(merchant.signAnswers ? { seal: (body) => this.#seal(merchant, timestamp, body) } : {}),
      headers: { 'Content-Type': 'application/json;charset=utf-8' },
      body: toJson({
        status: exactNumber('0'),
        message: 'success',
        data: {
          merchantId,
          businessId,
          creditLine: exactNumber(toDecimal(BigInt(creditLine), decimals)),
          amount: exactNumber(toDecimal(available, decimals)),
        },
      }),
    };
  }

  #seal(
    { businessId, credential }: RedemptionMerchant,
    timestamp: string,
    body: string,
  ): Record<string, string> {
    const auth = {
      businessId,
      nonce: randomUUID(),
      signType: credential.signType,
      timestamp,
    };
    const signed = redemptionString(auth, Buffer.from(body, 'utf8'));
    const sign =
      credential.signType === 'MD5'
        ? md5Sign(credential.signKey, signed)
        : rsaSign(this.#answerKey, signed);
    return { ...auth, sign };
  }
}

/** The ledger's name for a business's balance. */
export function redemptionLedgerName(businessId: string): string {
  return ['redemption', businessId].join('/');
}

function matcher(credential: RedemptionMerchant['credential']): Registered['matches'] {
  if (credential.signType === 'MD5') {
    return (signed, signature) => md5Matches(credential.signKey, signed, signature);
  }
  const key: KeyObject = readPublicKey(credential.publicKeyPem);
  return (signed, signature) => rsaMatches(key, signed, signature);
}
