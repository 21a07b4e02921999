import type { ConnectionConfig } from '../domain/connection.ts';
import { travelsUnencrypted } from '../domain/plain-http.ts';
import type { Problem } from '../domain/problem.ts';
import type { Inquiry, InquiryResult, Provider, Secrets } from '../providers/provider.ts';
import { TransportError, type Post } from '../transport/transport.ts';
import type { Outcome } from './connection-state.ts';

export interface ReadTools {
  readonly post: Post;
  /** Epoch ms. */
  readonly now: () => number;
  readonly nonce: () => string;
}

export type SecretsResult =
  | { readonly ok: true; readonly secrets: Secrets }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Signs, sends and reads the given inquiries of one connection, one after the other. At most one of them is sent once
 * more, signed anew, where its answer says that this helps. Never throws.
 */
export async function readConnection(
  connection: ConnectionConfig,
  provider: Provider,
  secrets: SecretsResult,
  kinds: ReadonlySet<Inquiry['kind']>,
  tools: ReadTools,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let retried = false;
  for (const inquiry of provider.inquiries(connection)) {
    if (!kinds.has(inquiry.kind)) continue;
    let result: InquiryResult = secrets.ok
      ? await ask(inquiry, connection, secrets.secrets, tools)
      : { ok: false, problem: secrets.problem };
    if (secrets.ok && !result.ok && result.retry === 'at-once' && !retried) {
      retried = true;
      result = await ask(inquiry, connection, secrets.secrets, tools);
    }
    const { id: inquiryId, kind, accountNo } = inquiry;
    outcomes.push({ inquiryId, kind, result, ...(accountNo === undefined ? {} : { accountNo }) });
  }
  return outcomes;
}

async function ask(
  inquiry: Inquiry,
  connection: ConnectionConfig,
  secrets: Secrets,
  { post, now, nonce }: ReadTools,
): Promise<InquiryResult> {
  // The form never saves such an address without consent; a settings file from elsewhere may hold one.
  if (travelsUnencrypted(connection.baseUrl) && !connection.plainHttpConsent) {
    return { ok: false, problem: { kind: 'unencrypted' } };
  }
  try {
    const request = inquiry.sign({ connection, secrets, now: new Date(now()), nonce });
    const answer = await post(connection.baseUrl, request);
    return inquiry.read(answer, { connection, request, secrets });
  } catch (error) {
    const kind = error instanceof TransportError ? error.kind : 'internal';
    return { ok: false, problem: { kind } };
  }
}
