// A provider in a process of its own that answers every WorldFirst balance inquiry the same, rightly signed, after a
// set time. It verifies nothing: what is measured is the app.
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

const delayMs = Number(process.argv[2] ?? 100);
const hosts = Number(process.argv[3] ?? 20);

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const TIME = '2026-03-02T14:05:00+08:00';
const body = JSON.stringify({
  result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success.' },
  responseId: '1',
  accountBalances: ['USD', 'EUR', 'JPY'].map((currency) => ({
    accountNo: '8800123400010001',
    currency,
    balanceTypes: ['NORMAL_BALANCE'],
    availableBalance: { currency, value: '123456' },
    frozenBalance: { currency, value: '0' },
    totalBalance: { currency, value: '123456' },
  })),
});

/** @type {Map<string, string>} by path and client: the same answer has the same signature */
const signatures = new Map();

/** @param {string} path @param {string} clientId */
function signature(path, clientId) {
  const key = createHash('sha256').update(`${path} ${clientId}`).digest('hex');
  let known = signatures.get(key);
  if (known === undefined) {
    const text = `POST ${path}\n${clientId}.${TIME}.${body}`;
    const value = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
    known = `algorithm=RSA256, keyVersion=2, signature=${encodeURIComponent(value)}`;
    signatures.set(key, known);
  }
  return known;
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    setTimeout(() => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=UTF-8',
        'response-time': TIME,
        signature: signature(request.url ?? '/', String(request.headers['client-id'])),
      });
      response.end(body);
    }, delayMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '0.0.0.0', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const urls = Array.from({ length: hosts }, (_, n) => `http://127.0.0.${n + 1}:${port}`);
  const publicKeyPem = publicKey.export({ format: 'pem', type: 'spki' });
  process.send?.({ urls, publicKeyPem });
});
