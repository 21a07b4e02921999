import type { ConnectionConfig } from '../domain/connection.ts';
import { travelsUnencrypted } from '../domain/plain-http.ts';
import type { Problem } from '../domain/problem.ts';
import { CannotSign } from '../providers/cannot-sign.ts';
import type { Call, Failure, Secrets } from '../providers/provider.ts';
import { clockOffset } from '../transport/clock-offset.ts';
import { openGate, type Gate } from '../transport/gate.ts';
import { TransportError, type Post } from '../transport/transport.ts';
import { blameClock } from './clock-skew.ts';

export interface SendTools {
  readonly post: Post;
  /** Where a call waits for its turn before it is signed; none waits where this is absent. */
  readonly gate?: Gate;
  /** Epoch ms. */
  readonly now: () => number;
  readonly nonce: () => string;
}

/** Signs one call, sends it once and reads its answer. Never throws. */
export async function sendCall<Result extends { readonly ok: true } | Failure>(
  call: Call<Result>,
  connection: ConnectionConfig,
  secrets: Secrets,
  { post, gate = openGate, now, nonce }: SendTools,
): Promise<Result | Failure> {
  // The form never saves such an address without consent; a settings file from elsewhere may hold one.
  if (travelsUnencrypted(connection.baseUrl) && !connection.plainHttpConsent) {
    return { ok: false, problem: { kind: 'unencrypted' } };
  }
  try {
    return await gate(connection.baseUrl, async () => {
      const request = call.sign({ connection, secrets, now: new Date(now()), nonce });
      const sentAt = now();
      const answer = await post(connection.baseUrl, request);
      const offset = clockOffset(answer, sentAt, now());
      const result = call.read(answer, { connection, request, secrets });
      return result.ok ? result : { ...result, problem: blameClock(result.problem, offset) };
    });
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof CannotSign) return error.problem;
  return { kind: error instanceof TransportError ? error.kind : 'internal' };
}
