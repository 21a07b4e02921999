import { generateKeyPairSync } from 'node:crypto';
import type { Ready, WorldFirstMerchant } from '../../../electron/demo/simulator/protocol.ts';
import { serialisePrivateKey } from '../../../electron/vault/private-key.ts';

const CLIENT_ID = 'INSTALLED_0000000001';
const ACCOUNT = '8800123400010001';

/** An invented merchant with USD 5,000.00, the set-up file that connects it, and its key. */
export function testMerchant(ready: Ready): {
  readonly merchant: WorldFirstMerchant;
  readonly setup: object;
  readonly privateKeyPem: string;
  /** The key as it has to lie in the keychain. */
  readonly storedKey: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    merchant: {
      provider: 'worldfirst',
      clientId: CLIENT_ID,
      publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      keyVersion: 2,
      referenceCustomerId: 'customer-1',
      accounts: [
        {
          accountNo: ACCOUNT,
          currency: 'USD',
          balances: [{ balanceType: 'NORMAL_BALANCE', available: '500000', frozen: '0' }],
        },
      ],
    },
    setup: {
      plimsoll: 1,
      connections: [
        {
          provider: 'worldfirst',
          environment: 'simulator',
          label: 'Harbour Trading',
          address: ready.baseUrl,
          values: { clientId: CLIENT_ID, providerPublicKey: ready.publicKeys.worldfirst, keyVersion: '2' },
          secrets: { privateKey: { file: './key.pem' } },
        },
      ],
    },
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    storedKey: serialisePrivateKey(privateKey),
  };
}
