import {
  TEST_STEPS,
  type TestStep,
  type TestStepName,
  type TestStepState,
} from '../contract/test-types.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Problem, ProblemKind } from '../domain/problem.ts';
import type { Verification } from '../domain/snapshot.ts';
import type { InquiryResult } from '../providers/provider.ts';

/** One inquiry of a live test as it went. */
export interface TracedInquiry {
  readonly result: InquiryResult;
  /** Of everything that was sent for it, a renewal of tokens included. */
  readonly calls: readonly CallRecord[];
}

type States = Readonly<Record<TestStepName, TestStepState>>;

const untried: States = {
  reach: 'not-reached',
  tls: 'not-reached',
  sign: 'not-reached',
  answer: 'not-reached',
  verify: 'not-reached',
  parse: 'not-reached',
};

const verifications: Readonly<Record<Verification, TestStepState>> = {
  verified: 'done',
  'key-missing': 'key-missing',
  unsigned: 'unsigned',
};

/** Nothing was sent, because it could not be signed. */
const UNSIGNABLE: ReadonlySet<ProblemKind> = new Set([
  'secret-missing',
  'secret-unusable',
  'keychain-locked',
  'keychain-missing',
  'keychain-denied',
  'keychain-unsupported',
  'keychain-busy',
]);

/** Nothing was sent, because of where it would have gone. */
const UNSENT_FOR_ADDRESS: ReadonlySet<ProblemKind> = new Set(['private-network', 'unencrypted']);

/** @param tls what stands for the secure connection once there was one */
function statesOf({ result, calls }: TracedInquiry, tls: TestStepState): States {
  const sent: States = { ...untried, sign: 'done' };
  const connected: States = { ...sent, reach: 'done', tls };
  const answered: States = { ...connected, answer: 'done' };
  if (result.ok) return { ...answered, verify: verifications[result.verification], parse: 'done' };
  const { kind } = result.problem;
  const isUnsent = calls.length === 0 && !UNSENT_FOR_ADDRESS.has(kind);
  if (UNSIGNABLE.has(kind) || isUnsent) return { ...untried, sign: 'failed' };
  switch (kind) {
    case 'private-network':
      return { ...untried, reach: 'failed' };
    case 'unencrypted':
      return { ...untried, tls: 'failed' };
    case 'unreachable':
      return { ...sent, reach: 'failed' };
    case 'tls':
      return { ...sent, reach: 'done', tls: 'failed' };
    case 'timeout':
      // Whether nobody was there or somebody was slow looks the same from here.
      return { ...sent, reach: 'unknown', tls: 'unknown', answer: 'failed' };
    case 'signature':
      return { ...connected, sign: 'failed' };
    case 'unverified-answer':
      return { ...answered, verify: 'failed' };
    case 'bad-answer':
      // Signatures are checked first, but an answer that cannot be read tells no more than that none was wrong.
      return { ...answered, verify: 'unknown', parse: 'failed' };
    case 'internal':
      return calls.some(({ status }) => status !== undefined)
        ? { ...answered, verify: 'unknown', parse: 'failed' }
        : { ...sent, reach: 'failed' };
    default:
      return { ...connected, answer: 'failed' };
  }
}

/** The worst of what inquiries came to that got past a step. */
const PASSED: readonly TestStepState[] = ['key-missing', 'unsigned', 'in-clear', 'done'];

function together(states: readonly TestStepState[]): TestStepState {
  const passed = PASSED.find((state) => states.includes(state));
  if (states.includes('failed')) return passed === undefined ? 'failed' : 'partly';
  return passed ?? (states.includes('unknown') ? 'unknown' : 'not-reached');
}

/**
 * How far a live test got, step by step, by what its calls came to. Nothing in it is assumed: what cannot be told from
 * here is `unknown`.
 * @param encrypted the connection's address is `https:`
 */
export function testSteps(
  inquiries: readonly TracedInquiry[],
  encrypted: boolean,
): readonly TestStep[] {
  const traced = inquiries.map(({ result, calls }) => ({
    problem: result.ok ? undefined : result.problem,
    states: statesOf({ result, calls }, encrypted ? 'done' : 'in-clear'),
  }));
  return TEST_STEPS.map((step): TestStep => {
    const state = together(traced.map(({ states }) => states[step]));
    const problem: Problem | undefined = traced.find(({ states }) => states[step] === 'failed')
      ?.problem;
    return { step, state, ...(problem === undefined ? {} : { problem }) };
  });
}
