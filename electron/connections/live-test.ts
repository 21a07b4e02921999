import { createHash } from 'node:crypto';
import type { TestStep } from '../contract/test-types.ts';
import type { TestedInquiry } from '../contract/types.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Problem, ProblemKind } from '../domain/problem.ts';
import { openCalls, type Calls } from '../monitor/authorised-call.ts';
import type { Outcome } from '../monitor/connection-state.ts';
import { askInquiries, type ReadTools, type SecretsResult } from '../monitor/read-connection.ts';
import type { Inquiry, Provider } from '../providers/provider.ts';
import type { TestFloor } from './test-floor.ts';
import { testSteps } from './test-steps.ts';

export interface LiveTestOptions extends ReadTools {
  readonly provider: (id: string) => Provider | undefined;
  readonly floor: TestFloor;
}

export type Tested =
  | {
      readonly sent: true;
      readonly outcomes: readonly Outcome[];
      readonly steps: readonly TestStep[];
    }
  | { readonly sent: false; readonly tooSoonMs: number };

/** Asks a provider once, with values and secrets as given. Inside the manual floor nothing is sent. */
export type LiveTest = (
  connection: ConnectionConfig,
  secrets: SecretsResult,
  kinds: ReadonlySet<Inquiry['kind']>,
) => Promise<Tested>;

export function createLiveTest(options: LiveTestOptions): LiveTest {
  return async (connection, secrets, kinds) => {
    const provider = options.provider(connection.providerId);
    if (provider === undefined) throw new Error('no such provider');
    const tooSoonMs = options.floor.waitMs(connection, provider.descriptor);
    if (tooSoonMs > 0) return { sent: false, tooSoonMs };
    if (secrets.ok) options.floor.sent(connection);
    const asked: (readonly CallRecord[])[] = [];
    const calls = tracedCalls(connection, provider, secrets, options, asked);
    const outcomes = await askInquiries(calls, provider.inquiries(connection), kinds);
    // Once the provider wants to be left alone the rest is not asked, and stands at the end.
    const traced = outcomes.slice(0, asked.length).map(({ result }, index) => {
      return { result, calls: asked[index] ?? [] };
    });
    const encrypted = new URL(connection.baseUrl).protocol === 'https:';
    return { sent: true, outcomes, steps: testSteps(traced, encrypted) };
  };
}

/** @param asked gets what was sent for each inquiry, a renewal of tokens included */
function tracedCalls(
  connection: ConnectionConfig,
  provider: Provider,
  secrets: SecretsResult,
  tools: ReadTools,
  asked: (readonly CallRecord[])[],
): Calls {
  const records: CallRecord[] = [];
  const record = (call: CallRecord): void => {
    records.push(call);
    tools.record?.(call);
  };
  const calls = openCalls(connection, provider, secrets, { ...tools, record });
  return {
    ...calls,
    async ask(call) {
      const before = records.length;
      const answer = await calls.ask(call);
      asked.push(records.slice(before));
      return answer;
    },
  };
}

/** With one of these, an answer to another inquiry is no proof that the secrets are good. */
const ABOUT_SECRETS: ReadonlySet<ProblemKind> = new Set([
  'signature',
  'credentials',
  'unverified-answer',
]);

/**
 * Why the provider did not accept the secrets, or `null` when it did. One balance that was read is enough: an account
 * that was closed must not keep a key from being replaced.
 */
export function refusalOf(outcomes: readonly Outcome[]): Problem | null {
  const balances = outcomes.filter(({ kind }) => kind === 'balances');
  const problems = balances.flatMap(({ result }) => (result.ok ? [] : [result.problem]));
  const refusal = problems.find(({ kind }) => ABOUT_SECRETS.has(kind));
  if (refusal !== undefined) return refusal;
  return problems.length < balances.length ? null : (problems[0] ?? { kind: 'internal' });
}

/** Stands for all that decides whether a provider accepts a call: equal only where all of it is. */
export function proofOf(
  { environmentId, baseUrl, values }: ConnectionConfig,
  fresh: ReadonlyMap<string, string>,
): string {
  const all = JSON.stringify([environmentId, baseUrl, values, [...fresh]]);
  return createHash('sha256').update(all).digest('hex');
}

/** What the window may know of one inquiry's outcome. */
export function testedInquiry({ kind, accountNo, result }: Outcome): TestedInquiry {
  const asked = { kind, ...(accountNo === undefined ? {} : { accountNo }) };
  if (!result.ok) return { ...asked, count: 0, balances: [], problem: result.problem };
  const { balances, accounts } = result;
  return { ...asked, count: kind === 'balances' ? balances.length : accounts.length, balances };
}
