import { parseOffsetTime } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { parseSignatureHeader, rsaMatches, worldFirstString } from '../signatures.ts';
import { header, isJson, readObject, Refusal } from '../wire.ts';
import type { ReceivedRequest } from '../wire.ts';
import type { Registered } from './merchant.ts';
import { illegal } from './refusals.ts';

/** A request that was let in. */
export interface Admitted {
  registered: Registered;
  /** The version of the key it was signed with. */
  keyVersion: number;
  body: Record<string, unknown>;
}

/**
 * Everything that must hold of any call before the merchant's data is touched.
 * @param merchants by client id
 * @throws Refusal with the code WorldFirst has for what is wrong
 */
export function admit(
  request: ReceivedRequest,
  merchants: ReadonlyMap<string, Registered>,
  clock: Clock,
): Admitted {
  if (request.method !== 'POST') {
    throw new Refusal('METHOD_NOT_SUPPORTED', 'The HTTP method must be POST.');
  }
  const registered = merchants.get(header(request, 'Client-Id'));
  if (!registered) throw new Refusal('INVALID_CLIENT', 'The client is invalid.');
  const keyVersion = verify(request, registered);
  const sentAt = parseOffsetTime(header(request, 'Request-Time'));
  if (sentAt === null || !clock.isNear(sentAt)) {
    throw illegal('Request-Time must be ISO 8601 with offset, within 5 minutes of now');
  }
  if (!isJson(request)) {
    throw new Refusal('MEDIA_TYPE_NOT_ACCEPTABLE', 'Content-Type must be application/json.');
  }
  const body = readObject(request.body);
  if (!body) throw illegal('the body must be a JSON object');
  return { registered, keyVersion, body };
}

/** @returns the version of the key the signature fits */
function verify(request: ReceivedRequest, { merchant, keys }: Registered): number {
  const signature = parseSignatureHeader(header(request, 'Signature'));
  if (!signature) {
    throw new Refusal('INVALID_SIGNATURE', 'The signature header is missing or malformed.');
  }
  const key = keys.get(signature.keyVersion);
  if (!key) throw new Refusal('KEY_NOT_FOUND', 'The key is not found.');
  const time = header(request, 'Request-Time');
  const { method, target, body } = request;
  const signed = worldFirstString(method, target, merchant.clientId, time, body);
  if (!rsaMatches(key, signed, signature.signature)) {
    throw new Refusal('INVALID_SIGNATURE', 'The signature is invalid.');
  }
  return Number(signature.keyVersion);
}
