import type { Problem } from '../domain/problem.ts';

/** What a call goes through, in the order a live test tells it. */
export const TEST_STEPS = ['reach', 'tls', 'sign', 'answer', 'verify', 'parse'] as const;
export type TestStepName = (typeof TEST_STEPS)[number];

/**
 * partly: some calls failed there, others did not · not-reached: no call came that far · unknown: cannot be told ·
 * unsigned: the provider signs nothing · key-missing: it does, but its public key is not in the connection ·
 * in-clear: not encrypted, as the user agreed.
 */
export type TestStepState =
  | 'done'
  | 'failed'
  | 'partly'
  | 'not-reached'
  | 'unknown'
  | 'unsigned'
  | 'key-missing'
  | 'in-clear';

export interface TestStep {
  readonly step: TestStepName;
  readonly state: TestStepState;
  /** With `failed` and `partly`: why the first call failed there. */
  readonly problem?: Problem;
}
