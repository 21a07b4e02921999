import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { ConnectionConfig, FieldValues } from '../../../electron/domain/connection.ts';
import { antom } from '../../../electron/providers/antom/index.ts';
import type {
  Inquiry,
  InquiryResult,
  RawAnswer,
  SignedRequest,
} from '../../../electron/providers/provider.ts';
import { answer, connectionTo, readContext, rsa, signingContext } from './harness.ts';

/** Antom's own key pair, which is not the merchant's. */
const platformKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** With Antom's public key configured. */
export const withKey: FieldValues = {
  providerPublicKey: createPublicKey(platformKey)
    .export({ format: 'pem', type: 'spki' })
    .toString(),
};

export const CLIENT_ID = '5X00000000000000';
export const SANDBOX_CLIENT_ID = 'SANDBOX_5X00000000000000';
export const PATH = '/ams/api/v1/aba/accounts/inquiryBalance';
export const SANDBOX_PATH = '/ams/sandbox/api/v1/aba/accounts/inquiryBalance';
export const RESPONSE_TIME = '2026-01-15T04:00:01Z';

export function connection(
  values: FieldValues = {},
  environmentId = 'production-sea',
): ConnectionConfig {
  const own = { clientId: CLIENT_ID, keyVersion: '1' };
  return { ...connectionTo('antom', { ...own, ...values }), environmentId };
}

function onlyInquiry(asked: ConnectionConfig): Inquiry {
  const [inquiry, ...others] = antom.inquiries(asked);
  if (inquiry === undefined || others.length > 0) throw new Error('not exactly one inquiry');
  return inquiry;
}

/** What a refresh of the connection sends. */
export function sent(asked: ConnectionConfig): SignedRequest {
  return onlyInquiry(asked).sign(signingContext(asked));
}

/** Reads an answer as the app would, with the request it was asked by. */
export function read(given: RawAnswer, asked = connection()): InquiryResult {
  const inquiry = onlyInquiry(asked);
  return inquiry.read(given, readContext(inquiry, asked));
}

/** The headers under which Antom sends this body, made as the documents say. */
export function signedHeaders(
  body: string,
  { path = PATH, clientId = CLIENT_ID, time = RESPONSE_TIME, key = platformKey } = {},
): { signature: string; 'response-time': string } {
  const signature = encodeURIComponent(rsa(`POST ${path}\n${clientId}.${time}.${body}`, key));
  return {
    signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
    'response-time': time,
  };
}

export function signedAnswer(body: string, as: Parameters<typeof signedHeaders>[1] = {}): RawAnswer {
  return answer(body, { headers: signedHeaders(body, as) });
}
