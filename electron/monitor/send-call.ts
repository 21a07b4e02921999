import type { CallRecord } from '../domain/call-record.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { travelsUnencrypted } from '../domain/plain-http.ts';
import type { Problem } from '../domain/problem.ts';
import type { Verification } from '../domain/snapshot.ts';
import { CannotSign } from '../providers/cannot-sign.ts';
import type { Call, Failure, ReadContext, Secrets } from '../providers/provider.ts';
import { clockOffset } from '../transport/clock-offset.ts';
import { openGate, type Gate } from '../transport/gate.ts';
import type { LeadsInside } from '../transport/private-address.ts';
import { TransportError, type Post } from '../transport/transport.ts';
import { blameClock } from './clock-skew.ts';
import { watched, withoutSecrets } from './without-secrets.ts';

export interface SendTools {
  readonly post: Post;
  /** Where a call waits for its turn before it is signed; none waits where this is absent. */
  readonly gate?: Gate;
  /** Asked before a call is sent in the clear; where it is absent, such calls go anywhere. */
  readonly leadsInside?: LeadsInside;
  /** Told of every call that was sent, however it fared. */
  readonly record?: (call: CallRecord) => void;
  /** Epoch ms. */
  readonly now: () => number;
  readonly nonce: () => string;
}

/** By the time its turn came nobody wanted the call any more. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Signs one call, sends it once and reads its answer. Never throws. */
export async function sendCall<Result extends Answer>(
  call: Call<Result>,
  connection: ConnectionConfig,
  secrets: Secrets,
  tools: SendTools,
): Promise<Result | Failure> {
  // The form never saves such an address without consent; a settings file from elsewhere may hold one.
  if (travelsUnencrypted(connection.baseUrl) && !connection.plainHttpConsent) {
    return { ok: false, problem: { kind: 'unencrypted' } };
  }
  const { gate = openGate, now, nonce } = tools;
  try {
    // Looked up each time: today's name may lead elsewhere than the one that was agreed to.
    const mayLeadInside = connection.privateHttpConsent === true;
    if (!mayLeadInside && (await tools.leadsInside?.(connection.baseUrl)) === true) {
      return { ok: false, problem: { kind: 'private-network' } };
    }
    return await gate(connection.baseUrl, () => {
      const { secrets: own, taken } = watched(secrets);
      const request = call.sign({ connection, secrets: own, now: new Date(now()), nonce });
      return exchange(call, { connection, request, secrets: own }, taken, tools);
    });
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

type Answer = { readonly ok: true; readonly verification?: Verification } | Failure;

/** @throws what `post` throws */
async function exchange<Result extends Answer>(
  call: Call<Result>,
  context: ReadContext,
  taken: ReadonlySet<string>,
  { post, now, record = () => undefined }: SendTools,
): Promise<Result | Failure> {
  const { connection, request } = context;
  const sentAt = now();
  const note = (how: Partial<CallRecord>): void =>
    record({
      connectionId: connection.id,
      path: request.path.replace(/\?.*$/s, ''),
      at: sentAt,
      durationMs: Math.max(0, now() - sentAt),
      ...how,
    });
  const answer = await post(connection.baseUrl, request).catch((error: unknown) => {
    if (!(error instanceof NotSent)) note({ problem: problemOf(error).kind });
    throw error;
  });
  const offset = clockOffset(answer, sentAt, now());
  const result = call.read(answer, context);
  const heard = {
    status: answer.status,
    ...(offset === null ? {} : { clockOffsetMs: offset }),
  };
  if (result.ok) {
    const { verification } = result;
    note({ ...heard, ...(verification === undefined ? {} : { verification }) });
    return result;
  }
  const problem = blameClock(withoutSecrets(result.problem, taken), offset);
  const { kind, code, advice } = problem;
  note({
    ...heard,
    problem: kind,
    ...(code === undefined ? {} : { code }),
    ...(advice === undefined ? {} : { advice }),
  });
  return { ...result, problem };
}

function problemOf(error: unknown): Problem {
  if (error instanceof CannotSign) return error.problem;
  return { kind: error instanceof TransportError ? error.kind : 'internal' };
}
