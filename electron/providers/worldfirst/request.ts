import { textValue } from '../../domain/connection.ts';
import type { SignedRequest, SigningContext } from '../provider.ts';
import { signCall, type ClientIdCall, type ClientIdScheme } from '../signing/client-id-call.ts';
import { isoSecondsWithOffset } from '../signing/timestamp.ts';
import { connectedHeader } from './merchants.ts';
import { resultCodes } from './result-codes.ts';
import { tokensOf } from './tokens.ts';

export const scheme: ClientIdScheme = {
  headers: { clientId: 'Client-Id', time: 'Request-Time' },
  formatTime: isoSecondsWithOffset,
  separator: ', ',
  keyVersion: '2',
  resultCodes,
};

/** Signs a call about a merchant's accounts. @param merchantId whom a platform acts for, if anybody */
export function signedRequest(
  path: string,
  content: ClientIdCall['content'],
  context: SigningContext,
  merchantId?: string,
): SignedRequest {
  const { connection, secrets } = context;
  const accessToken = tokensOf(secrets)?.accessToken;
  const headers = {
    ...(merchantId === undefined ? {} : { [connectedHeader(connection)]: merchantId }),
    ...(accessToken === undefined ? {} : { 'Access-Token': accessToken }),
  };
  return signCall(scheme, { path, content, headers }, context);
}

/** The text under which a field of the connection goes into a body; nothing where it is empty. */
export function filled(
  name: string,
  { connection }: SigningContext,
  fieldId: string = name,
): Record<string, string> {
  const value = textValue(connection, fieldId);
  return value === '' ? {} : { [name]: value };
}
