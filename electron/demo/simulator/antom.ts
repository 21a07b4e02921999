import type { KeyObject } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { PATHS } from './protocol.ts';
import type { AntomMerchant } from './protocol.ts';
import {
  formatSignatureHeader,
  parseSignatureHeader,
  readPublicKey,
  rsaMatches,
  rsaSign,
  worldFirstString,
} from './signatures.ts';
import { exactNumber, header, isJson, readObject, Refusal, toJson } from './wire.ts';
import type { Answer, ProviderSide, ReceivedRequest } from './wire.ts';

const UNKNOWN_CODES = ['UNKNOWN_EXCEPTION', 'REQUEST_TRAFFIC_EXCEED_LIMIT', 'FEE_EXCEPTION'];
const HEADERS = { 'Content-Type': 'application/json; charset=UTF-8' };

interface Registered {
  merchant: AntomMerchant;
  key: KeyObject;
}

/** Antom's balance inquiry, in production and sandbox: every request is verified, every success is signed. */
export class AntomSide implements ProviderSide {
  readonly id = 'antom';
  readonly paths = [PATHS.antomBalance, PATHS.antomSandboxBalance];
  readonly askerHeaders = ['client-id'];
  readonly #merchants = new Map<string, Registered>();
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #answerKey: KeyObject;

  /** @param answerKey the private key that signs successful answers */
  constructor(ledger: Ledger, clock: Clock, answerKey: KeyObject) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#answerKey = answerKey;
  }

  /** @throws Error when the public key or an amount cannot be read */
  register(merchant: AntomMerchant): void {
    const key = readPublicKey(merchant.publicKeyPem);
    for (const { currency, available, frozen, drift } of merchant.balances) {
      const name = antomLedgerName(merchant.clientId, currency);
      this.#ledger.open(name, available, frozen ?? '0', drift);
    }
    this.#merchants.set(merchant.clientId, { merchant, key });
  }

  answer(request: ReceivedRequest): Answer {
    try {
      return this.#balances(request, this.#admit(request));
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
    return this.failure('UNKNOWN_EXCEPTION', 'The result of the call is unknown.');
  }

  #admit(request: ReceivedRequest): AntomMerchant {
    const { method, target, path, body } = request;
    if (method !== 'POST') {
      throw new Refusal('METHOD_NOT_SUPPORTED', 'The HTTP method must be POST.');
    }
    const registered = this.#merchants.get(header(request, 'client-id'));
    if (!registered) throw new Refusal('INVALID_CLIENT', 'The client is invalid.');
    const { merchant, key } = registered;
    if (path !== pathOf(merchant)) {
      throw new Refusal('INVALID_CLIENT', 'The client belongs to the other environment.');
    }

    const signature = parseSignatureHeader(header(request, 'signature'));
    if (!signature) {
      throw new Refusal('INVALID_SIGNATURE', 'The signature header is missing or malformed.');
    }
    if (signature.keyVersion !== String(merchant.keyVersion)) {
      throw new Refusal('KEY_NOT_FOUND', 'The key is not found.');
    }
    const time = header(request, 'request-time');
    const signed = worldFirstString(method, target, merchant.clientId, time, body);
    if (!rsaMatches(key, signed, signature.signature)) {
      throw new Refusal('INVALID_SIGNATURE', 'The signature is invalid.');
    }
    if (!/^\d{13}$/.test(time) || !this.#clock.isNear(Number(time))) {
      throw new Refusal(
        'PARAM_ILLEGAL',
        'request-time must be in milliseconds, within 5 minutes of now.',
      );
    }
    if (!isJson(request)) {
      throw new Refusal('MEDIA_TYPE_NOT_ACCEPTABLE', 'Content-Type must be application/json.');
    }
    if (!readObject(body)) throw new Refusal('PARAM_ILLEGAL', 'The body must be a JSON object.');
    return merchant;
  }

  #balances(request: ReceivedRequest, merchant: AntomMerchant): Answer {
    const time = new Date(this.#clock.now()).toISOString().replace(/\.\d+/, '');
    return {
      verdict: 'ok',
      headers: HEADERS,
      body: toJson({
        result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
        accountBalances: merchant.balances.map(({ currency }) => this.#item(merchant, currency)),
      }),
      seal: (body) => {
        const bytes = Buffer.from(body, 'utf8');
        const { method, target } = request;
        const signed = worldFirstString(method, target, merchant.clientId, time, bytes);
        const signature = rsaSign(this.#answerKey, signed);
        return {
          signature: formatSignatureHeader(merchant.keyVersion, signature),
          'response-time': time,
        };
      },
    };
  }

  #item({ clientId, valuesAs }: AntomMerchant, currency: string): object {
    const { available, held } = this.#ledger.read(antomLedgerName(clientId, currency));
    const amount = (minor: bigint): object => ({
      currency,
      value: valuesAs === 'number' ? exactNumber(String(minor)) : String(minor),
    });
    return {
      currency,
      availableBalance: amount(available),
      frozenBalance: amount(held),
      totalBalance: amount(available + held),
    };
  }
}

function pathOf({ clientId }: AntomMerchant): string {
  return clientId.startsWith('SANDBOX_') ? PATHS.antomSandboxBalance : PATHS.antomBalance;
}

/** The ledger's name for what a client has in one currency. */
export function antomLedgerName(clientId: string, currency: string): string {
  return ['antom', clientId, currency].join('/');
}
