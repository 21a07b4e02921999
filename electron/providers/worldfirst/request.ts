import { textValue } from '../../domain/connection.ts';
import type { SignedRequest, SigningContext } from '../provider.ts';
import { signatureHeader } from '../signing/client-id-signature.ts';
import { isoSecondsWithOffset } from '../signing/timestamp.ts';

/** Signs one call. The body is serialised here, once; the same bytes are signed and sent. */
export function signedRequest(
  path: string,
  content: Readonly<Record<string, unknown>>,
  { connection, secrets, now }: SigningContext,
): SignedRequest {
  const body = Buffer.from(JSON.stringify(content));
  const clientId = textValue(connection, 'clientId');
  const time = isoSecondsWithOffset(now);
  const connectedCustomer = textValue(connection, 'connectedCustomerId');
  return {
    path,
    body,
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Client-Id': clientId,
      'Request-Time': time,
      Signature: signatureHeader(
        { path, clientId, time, body },
        secrets.privateKey('privateKey'),
        textValue(connection, 'keyVersion') || '2',
      ),
      ...(connectedCustomer === '' ? {} : { 'Connected-CustomerId': connectedCustomer }),
    },
  };
}
