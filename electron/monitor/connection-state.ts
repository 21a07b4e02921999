import { isSameAccount, type Account } from '../domain/account.ts';
import type { Authorization } from '../domain/authorization.ts';
import { balanceKey, type Balance, type BalanceKey } from '../domain/balance.ts';
import { conditionOf, type Condition, type Problem } from '../domain/problem.ts';
import type { Verification } from '../domain/snapshot.ts';
import type { InquiryResult } from '../providers/provider.ts';

export interface Reading {
  readonly balance: Balance;
  /** Epoch ms. */
  readonly readAt: number;
  readonly verification: Verification;
  readonly inquiryId: string;
  /** False when a later good answer no longer held it. */
  readonly returned: boolean;
}

/** What is known of one connection between refreshes. Replaced as a whole, never changed in place. */
export interface ConnectionState {
  readonly condition: Condition;
  readonly problem?: Problem;
  readonly accountsProblem?: Problem;
  readonly authorization?: Authorization;
  /** Refreshes in a row whose balances failed. */
  readonly failures: number;
  /** Refreshes in a row in which the provider refused for a reason nobody listed. */
  readonly refusals: number;
  readonly readings: ReadonlyMap<BalanceKey, Reading>;
  /** Balance inquiries whose last answer was no good. */
  readonly failing: ReadonlySet<string>;
  readonly accounts: ReadonlyMap<string, readonly Account[]>;
  /** Inquiries of accounts in a row that failed. */
  readonly accountsFailures: number;
  readonly lastAttemptAt?: number;
  readonly lastSuccessAt?: number;
  readonly accountsAskedAt?: number;
  readonly accountsReadAt?: number;
}

export const unreadState: ConnectionState = {
  condition: 'unread',
  failures: 0,
  refusals: 0,
  readings: new Map(),
  failing: new Set(),
  accounts: new Map(),
  accountsFailures: 0,
};

/** What one inquiry of a refresh came to. */
export interface Outcome {
  readonly inquiryId: string;
  readonly kind: 'balances' | 'accounts';
  readonly accountNo?: string;
  readonly result: InquiryResult;
}

/** A refusal with no table entry may be a passing one; the third in a row needs a person. */
const REFUSALS_BEFORE_ASKING = 3;

const severity: readonly Condition[] = ['keychain', 'needs-you', 'unreachable', 'unknown', 'ok'];

/**
 * The state after a refresh. What failed keeps its last good readings.
 * @param now epoch ms
 * @param asked what is known of the tokens: `null` where there are none, `undefined` when they could not be read
 */
export function applyOutcomes(
  state: ConnectionState,
  outcomes: readonly Outcome[],
  now: number,
  asked?: Authorization | null,
): ConnectionState {
  const authorization = asked === undefined ? state.authorization : (asked ?? undefined);
  const balances = outcomes.filter(({ kind }) => kind === 'balances');
  const problems = balances.flatMap(({ result }) => (result.ok ? [] : [result.problem]));
  const failures = problems.length > 0 ? state.failures + 1 : 0;
  const refused = problems.some(({ kind }) => kind === 'provider-failed');
  const refusals = refused ? state.refusals + 1 : 0;
  const rated = problems
    .map((problem) => ({ problem, condition: conditionAfter(problem, refusals) }))
    .sort((a, b) => severity.indexOf(a.condition) - severity.indexOf(b.condition));
  const worst = rated[0];

  const readings = new Map(state.readings);
  const accounts = new Map(state.accounts);
  for (const outcome of outcomes) {
    if (!outcome.result.ok) continue;
    if (outcome.kind === 'balances') takeBalances(readings, outcome, now);
    accounts.set(outcome.inquiryId, accountsAfter(accounts.get(outcome.inquiryId) ?? [], outcome));
  }
  const accountOutcomes = outcomes.filter(({ kind }) => kind === 'accounts');
  const accountsAsked = accountOutcomes.length > 0;
  const accountsProblem = accountsAsked
    ? problemOfAccounts(accountOutcomes, state.accountsFailures + 1)
    : state.accountsProblem;
  const accountsFailures =
    accountsProblem === undefined ? 0 : state.accountsFailures + (accountsAsked ? 1 : 0);
  const accountsAskedAt = accountsAsked ? now : state.accountsAskedAt;
  const lastSuccessAt = balances.some(({ result }) => result.ok) ? now : state.lastSuccessAt;
  const accountsRead = accountsAsked && accountsProblem === undefined;
  const accountsReadAt = accountsRead ? now : state.accountsReadAt;
  const some = problems.length < balances.length;

  return {
    // Where some accounts were read the provider is there; what failed is stale.
    condition: some && worst?.condition === 'unreachable' ? 'unknown' : (worst?.condition ?? 'ok'),
    failures,
    refusals,
    readings,
    failing: new Set(balances.flatMap(({ inquiryId, result }) => (result.ok ? [] : [inquiryId]))),
    accounts,
    accountsFailures,
    lastAttemptAt: now,
    ...(worst === undefined ? {} : { problem: worst.problem }),
    ...(accountsProblem === undefined ? {} : { accountsProblem }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(accountsAskedAt === undefined ? {} : { accountsAskedAt }),
    ...(accountsReadAt === undefined ? {} : { accountsReadAt }),
  };
}

/** @param refusals of the state after the same refresh */
export function conditionAfter(problem: Problem, refusals: number): Condition {
  if (problem.kind === 'provider-failed' && refusals >= REFUSALS_BEFORE_ASKING) return 'needs-you';
  return conditionOf(problem);
}

/** @param failures in a row, this one included */
function problemOfAccounts(outcomes: readonly Outcome[], failures: number): Problem | undefined {
  const problem = outcomes.flatMap(({ result }) => (result.ok ? [] : [result.problem]))[0];
  if (problem?.kind !== 'provider-failed' || failures < REFUSALS_BEFORE_ASKING) return problem;
  return { ...problem, givenUp: true };
}

/** Each answer replaces what the same inquiry said before, but an account it lacks is not forgotten silently. */
function accountsAfter(before: readonly Account[], { kind, result }: Outcome): readonly Account[] {
  if (!result.ok) return before;
  const { accounts } = result;
  // What an answer to a balance inquiry lacks is told of balance by balance.
  if (kind === 'balances') return accounts;
  if (result.accountsOmitted === true) return before;
  // Looked up by number: with thousands of accounts, holding each against each would take seconds.
  const byNumber = new Map<string, Account[]>();
  for (const account of accounts) {
    const same = byNumber.get(account.accountNo);
    if (same === undefined) byNumber.set(account.accountNo, [account]);
    else same.push(account);
  }
  const missing = before.filter(
    (known) => !byNumber.get(known.accountNo)?.some((one) => isSameAccount(known, one)),
  );
  return [...accounts, ...missing.map((account) => ({ ...account, returned: false as const }))];
}

function takeBalances(
  readings: Map<BalanceKey, Reading>,
  { inquiryId, result }: Outcome,
  now: number,
): void {
  if (!result.ok) return;
  for (const [key, reading] of readings) {
    if (reading.inquiryId === inquiryId) readings.set(key, { ...reading, returned: false });
  }
  for (const balance of result.balances) {
    const { verification } = result;
    const reading = { balance, readAt: now, verification, inquiryId, returned: true };
    readings.set(balanceKey(balance), reading);
  }
}
