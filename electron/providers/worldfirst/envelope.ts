import { textValue } from '../../domain/connection.ts';
import type { Verification } from '../../domain/snapshot.ts';
import {
  BadAnswer,
  asObject,
  asText,
  parseJsonObject,
  providerMessage,
  type JsonObject,
} from '../json.ts';
import type { InquiryResult, RawAnswer, ReadContext } from '../provider.ts';
import { readAnswer } from '../read-answer.ts';
import { verifySignatureHeader } from '../signing/client-id-signature.ts';
import { readPublicKey } from '../signing/rsa-sha256.ts';
import { problemOfResult } from './result-codes.ts';

const unverified: InquiryResult = { ok: false, problem: { kind: 'unverified-answer' } };

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
export function readEnvelope(
  answer: RawAnswer,
  context: ReadContext,
  read: (content: JsonObject, verification: Verification) => InquiryResult,
): InquiryResult {
  return readAnswer(answer, () => {
    const checked = checkSignature(answer, context);
    if (checked === 'forged') return unverified;
    const content = parseJsonObject(answer.body);
    const result = asObject(content['result'], 'result');
    const status = asText(result['resultStatus'], 'result.resultStatus');
    if (status === 'F' || status === 'U') {
      const problem = problemOfResult(status, asText(result['resultCode'], 'result.resultCode'));
      const message = result['resultMessage'] ?? result['resultMsg'];
      return { ok: false, problem: { ...problem, ...providerMessage(message) } };
    }
    if (status !== 'S') throw new BadAnswer('result.resultStatus is none of S, F, U');
    if (checked === 'unsigned') return unverified;
    return read(content, checked);
  });
}
