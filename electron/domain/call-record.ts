import type { LocalizedText } from './locale.ts';
import type { ProblemKind } from './problem.ts';
import type { Verification } from './snapshot.ts';

/** One call to a provider as it went. Holds no header, no body, no address and nothing that was signed. */
export interface CallRecord {
  readonly connectionId: string;
  /** Which call: the path below the connection's address, without a query. */
  readonly path: string;
  /** When it was sent, epoch ms. */
  readonly at: number;
  /** Until its answer was read, or until it was clear that none comes, ms. */
  readonly durationMs: number;
  /** The HTTP status; absent when no answer came. */
  readonly status?: number;
  /** Absent when it went well. */
  readonly problem?: ProblemKind;
  /** The provider's result code, verbatim. */
  readonly code?: string;
  /** What to do about this very code, from the provider's folder. */
  readonly advice?: LocalizedText;
  /** Of an answer that was accepted. */
  readonly verification?: Verification;
  /** The provider's clock minus this computer's, ms; absent when the answer did not tell. */
  readonly clockOffsetMs?: number;
}
