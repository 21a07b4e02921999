import type { ConnectionConfig } from '../domain/connection.ts';
import type { Failure, Inquiry, Provider } from '../providers/provider.ts';
import { openCalls, type CallTools, type Calls, type SecretsResult } from './authorised-call.ts';
import type { Outcome } from './connection-state.ts';

export type ReadTools = CallTools;
export type { SecretsResult };

/** Asks the given inquiries of one connection, each as `openCalls` says. Never throws. */
export function readConnection(
  connection: ConnectionConfig,
  provider: Provider,
  secrets: SecretsResult,
  kinds: ReadonlySet<Inquiry['kind']>,
  tools: ReadTools,
): Promise<readonly Outcome[]> {
  const calls = openCalls(connection, provider, secrets, tools);
  return askInquiries(calls, provider.inquiries(connection), kinds);
}

/**
 * Asks those of the inquiries that are of the given kinds, one after the other. Once the provider asks to be left alone,
 * its answer stands for those that are left. Never throws.
 */
export async function askInquiries(
  calls: Calls,
  inquiries: readonly Inquiry[],
  kinds: ReadonlySet<Inquiry['kind']>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let heldOff: Failure | undefined;
  for (const inquiry of inquiries) {
    if (!kinds.has(inquiry.kind)) continue;
    const result = heldOff ?? (await calls.ask(inquiry));
    if (!result.ok && result.problem.retryAfterMs !== undefined) heldOff = result;
    const { id: inquiryId, kind, accountNo } = inquiry;
    outcomes.push({ inquiryId, kind, result, ...(accountNo === undefined ? {} : { accountNo }) });
  }
  return outcomes;
}
