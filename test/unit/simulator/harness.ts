import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { createSimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type {
  Ready,
  RedemptionMerchant,
  ReplyMessage,
  SmilepayzMerchant,
  StartOptions,
  WorldFirstMerchant,
} from '../../../electron/demo/simulator/protocol.ts';
import { Simulator } from '../../../electron/demo/simulator/simulator.ts';

const vectors = new URL('../../fixtures/vectors/', import.meta.url);
export const privateKey = createPrivateKey(readFileSync(new URL('private.pem', vectors)));
export const publicKeyPem = readFileSync(new URL('public.pem', vectors), 'utf8');

/** 2026-01-15T12:00:00+08:00, at which the clocks of most tests stand still. */
export const NOW = 1_768_449_600_000;
export const NOW_PLUS_8 = '2026-01-15T12:00:00+08:00';

/** A simulator in this process, spoken to through the real client; HTTP is real. */
export async function startSimulator(
  options: Partial<StartOptions> = {},
): Promise<{ client: SimulatorClient; ready: Ready }> {
  const simulator = new Simulator();
  const listeners: ((message: ReplyMessage) => void)[] = [];
  const client = createSimulatorClient({
    send: (message) => {
      void simulator.handle(message).then((reply) => {
        for (const listener of listeners) listener(reply);
      });
    },
    onMessage: (listener) => void listeners.push(listener),
    onExit: () => {},
  });
  const ready = await client.start({
    options: { seed: 7, mode: 'frozen', fixedNow: NOW, hiccups: false, ...options },
  });
  return { client, ready };
}

export const worldFirst: WorldFirstMerchant = {
  provider: 'worldfirst',
  clientId: 'TEST_CLIENT',
  publicKeyPem,
  keyVersion: 2,
  referenceCustomerId: 'REF-1',
  accounts: [
    {
      accountNo: 'A1',
      currency: 'USD',
      balances: [
        { balanceType: 'NORMAL_BALANCE', available: '9007199254740993', frozen: '5' },
        { balanceType: 'SAME_NAME_TOP_UP_BALANCE', available: '77' },
      ],
    },
    {
      accountNo: 'A2',
      currency: 'JPY',
      status: 'ABNORMAL',
      balances: [{ balanceType: 'NORMAL_BALANCE', available: '100' }],
    },
  ],
};

export const smilepayz: SmilepayzMerchant = {
  provider: 'smilepayz',
  partnerId: '20001',
  merchantSecret: 'test-merchant-secret',
  publicKeyPem,
  scale: 'major',
  accounts: [
    {
      accountNo: '21220030202403071031',
      name: 'Payouts',
      currency: 'PEN',
      decimals: 2,
      amount: '25000050',
      available: '25000000',
    },
  ],
};

export const redemption: RedemptionMerchant = {
  provider: 'redemption',
  merchantId: 'M-1',
  businessId: 'B-1',
  credential: { signType: 'SHA256-RSA', publicKeyPem },
  amount: '-1234567890123456789',
  creditLine: '5000000',
};

export interface WireRequest {
  method?: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request with its headers as they are spelled here; behind `https:` any certificate will do. */
export function exchange(baseUrl: string, wire: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', path, headers, body } = wire;
    const options = { method, headers, agent: false, rejectUnauthorized: false } as const;
    const request = baseUrl.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = request(`${baseUrl}${path}`, options);
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
      });
    });
    outgoing.end(body);
  });
}

export const rsa = (text: string, key: KeyObject = privateKey): string =>
  sign('RSA-SHA256', Buffer.from(text, 'utf8'), key).toString('base64');

export function worldFirstRequest(
  body: string,
  {
    path = PATHS.worldfirstBalance as string,
    time = NOW_PLUS_8,
    keyVersion = '2',
    key = privateKey,
  } = {},
): WireRequest {
  const signature = encodeURIComponent(rsa(`POST ${path}\nTEST_CLIENT.${time}.${body}`, key));
  const headers = {
    'Client-Id': 'TEST_CLIENT',
    'Request-Time': time,
    'Content-Type': 'application/json; charset=UTF-8',
    Signature: `algorithm=RSA256, keyVersion=${keyVersion}, signature=${signature}`,
  };
  return { path, headers, body };
}

export const SMILEPAYZ_BODY =
  '{"accountNo":"21220030202403071031","balanceTypes":["BALANCE"]}';

export function smilepayzRequest(body = SMILEPAYZ_BODY, time = NOW_PLUS_8): WireRequest {
  const headers = {
    'Content-Type': 'application/json',
    'X-TIMESTAMP': time,
    'X-PARTNER-ID': '20001',
    'X-SIGNATURE': rsa(`${time}|test-merchant-secret|${body}`),
  };
  return { path: PATHS.smilepayzBalance, headers, body };
}

export const REDEMPTION_BODY = '{"merchantId":"M-1","businessId":"B-1"}';

export function redemptionRequest({
  body = REDEMPTION_BODY,
  timestamp = String(NOW),
  nonce = randomUUID() as string,
  signType = undefined as string | undefined,
  signKey = undefined as string | undefined,
} = {}): WireRequest {
  const type = signType === undefined ? '' : `&signType=${signType}`;
  const text = `businessId=B-1&nonce=${nonce}${type}&timestamp=${timestamp}${body}`;
  const md5 = (key: string): string =>
    createHash('md5').update(text + key).digest('hex').toUpperCase();
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    businessId: 'B-1',
    nonce,
    timestamp,
    sign: signKey === undefined ? rsa(text) : md5(signKey),
    ...(signType === undefined ? {} : { signType }),
  };
  return { path: PATHS.redemptionBalance, headers, body };
}

/** The same request with one header replaced, or left out. */
export function withHeader(wire: WireRequest, name: string, value?: string): WireRequest {
  const { [name]: _, ...rest } = wire.headers;
  return { ...wire, headers: value === undefined ? rest : { ...rest, [name]: value } };
}
