import { stringify } from 'lossless-json';
import { textValue } from '../../domain/connection.ts';
import type { Verification } from '../../domain/snapshot.ts';
import { BadAnswer, asObject, asText, parseJsonObject, type JsonObject } from '../json.ts';
import type {
  Failure,
  RawAnswer,
  ReadContext,
  SignedRequest,
  SigningContext,
} from '../provider.ts';
import { readAnswer } from '../read-answer.ts';
import { failureOfCode, type ResultCode } from '../result-code.ts';
import { signatureHeader, verifySignatureHeader } from './client-id-signature.ts';
import { readPublicKey } from './rsa-sha256.ts';

/**
 * What differs between the platforms that sign with a client id. Their connections have the fields `clientId`,
 * `privateKey`, `providerPublicKey` and `keyVersion`.
 */
export interface ClientIdScheme {
  /** How the request's headers are spelled. */
  readonly headers: { readonly clientId: string; readonly time: string };
  readonly formatTime: (now: Date) => string;
  /** What stands between the parts of the `Signature` header. */
  readonly separator: string;
  /** Where the connection names none. */
  readonly keyVersion: string;
  readonly resultCodes: Readonly<Record<string, ResultCode>>;
}

export interface ClientIdCall {
  /** Below the base URL, as it is signed. */
  readonly path: string;
  /** JSON; a `LosslessNumber` in it keeps its digits. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Headers that are not signed. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs one call. The body is serialised here, once; the same bytes are signed and sent. */
export function signCall(
  scheme: ClientIdScheme,
  { path, content, headers }: ClientIdCall,
  { connection, secrets, now }: SigningContext,
): SignedRequest {
  const body = Buffer.from(stringify(content) ?? '');
  const clientId = textValue(connection, 'clientId');
  const time = scheme.formatTime(now);
  return {
    path,
    body,
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      [scheme.headers.clientId]: clientId,
      [scheme.headers.time]: time,
      Signature: signatureHeader(
        { path, clientId, time, body },
        secrets.privateKey('privateKey'),
        textValue(connection, 'keyVersion') || scheme.keyVersion,
        scheme.separator,
      ),
      ...headers,
    },
  };
}

const unverified: Failure = { ok: false, problem: { kind: 'unverified-answer' } };

type Checked = 'verified' | 'unsigned' | 'forged' | 'key-missing';

/**
 * Checks the answer's signature over its raw bytes. Errors are often unsigned, a success never is, and one of the
 * two headers without the other is a forgery. Beyond that, nothing can be checked without the provider's public key.
 */
function checkSignature(answer: RawAnswer, { connection, request }: ReadContext): Checked {
  const signature = answer.header('signature');
  const time = answer.header('response-time');
  if ((signature === null) !== (time === null)) return 'forged';
  const keyText = textValue(connection, 'providerPublicKey');
  if (keyText === '') return 'key-missing';
  const publicKey = readPublicKey(keyText);
  if (publicKey === null) return 'forged';
  if (signature === null || time === null) return 'unsigned';
  const parts = {
    path: request.path,
    clientId: textValue(connection, 'clientId'),
    time,
    body: answer.body,
  };
  return verifySignatureHeader(signature, parts, publicKey) ? 'verified' : 'forged';
}

/** Verifies the raw bytes first, only then reads the result, and hands a success on to `read`. */
export function readCall<Good extends { readonly ok: true }>(
  scheme: Pick<ClientIdScheme, 'resultCodes'>,
  answer: RawAnswer,
  context: ReadContext,
  read: (content: JsonObject, verification: Verification) => Good,
): Good | Failure {
  return readAnswer(answer, (): Good | Failure => {
    const checked = checkSignature(answer, context);
    if (checked === 'forged') return unverified;
    const content = parseJsonObject(answer.body);
    const result = asObject(content['result'], 'result');
    const status = asText(result['resultStatus'], 'result.resultStatus');
    if (status === 'F' || status === 'U') {
      const code = asText(result['resultCode'], 'result.resultCode');
      const otherwise = status === 'U' ? 'provider-unknown' : 'provider-failed';
      const message = result['resultMessage'] ?? result['resultMsg'];
      return failureOfCode(scheme.resultCodes, code, otherwise, message);
    }
    if (status !== 'S') throw new BadAnswer('result.resultStatus is none of S, F, U');
    if (checked === 'unsigned') return unverified;
    return read(content, checked);
  });
}
