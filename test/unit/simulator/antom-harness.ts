import { PATHS } from '../../../electron/demo/simulator/protocol.ts';
import type { AntomMerchant } from '../../../electron/demo/simulator/protocol.ts';
import { NOW, publicKeyPem, rsa } from './harness.ts';
import type { WireRequest } from './harness.ts';

export const ANTOM_SANDBOX_CLIENT = 'SANDBOX_TEST_CLIENT';

export const antom: AntomMerchant = {
  provider: 'antom',
  clientId: 'TEST_CLIENT',
  publicKeyPem,
  keyVersion: 1,
  balances: [
    { currency: 'USD', available: '9007199254740993', frozen: '5' },
    { currency: 'JPY', available: '100' },
  ],
};

export function antomRequest({
  clientId = antom.clientId,
  path = PATHS.antomBalance as string,
  signedPath = undefined as string | undefined,
  time = String(NOW),
  keyVersion = '1',
  body = '{}',
} = {}): WireRequest {
  const text = `POST ${signedPath ?? path}\n${clientId}.${time}.${body}`;
  const signature = encodeURIComponent(rsa(text));
  const headers = {
    'client-id': clientId,
    'request-time': time,
    'Content-Type': 'application/json; charset=UTF-8',
    signature: `algorithm=RSA256,keyVersion=${keyVersion},signature=${signature}`,
  };
  return { path, headers, body };
}
