import type { LocalizedText } from './locale.ts';

/** Why a call did not give a reading. Each kind has its own sentence and its own condition. */
export type ProblemKind =
  // the provider answered, and refused
  | 'signature'
  | 'credentials'
  | 'permission'
  | 'contract'
  | 'not-found'
  | 'rate-limited'
  | 'provider-unknown'
  | 'provider-failed'
  | 'clock-skew'
  // the answer cannot be used
  | 'bad-answer'
  | 'unverified-answer'
  | 'too-large'
  // there was no answer
  | 'http-status'
  | 'redirect'
  | 'timeout'
  | 'unreachable'
  | 'tls'
  // nothing could be sent
  | 'unencrypted'
  | 'private-network'
  | 'secret-missing'
  | 'secret-unusable'
  | 'keychain-locked'
  | 'keychain-missing'
  | 'keychain-denied'
  | 'keychain-unsupported'
  | 'keychain-busy'
  // something in Plimsoll itself broke
  | 'internal';

/** What exactly is wrong with an answer that cannot be used, where that changes what to do. */
export const ANSWER_FAULTS = [
  'not-json',
  'negative',
  'listed-twice',
  'other-account',
  'fraction-of-minor',
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** The provider's result code, or the HTTP status, verbatim. */
  readonly code?: string;
  /** The provider's own words, untrusted text of at most 300 characters. */
  readonly providerMessage?: string;
  /** What to do about this very code, from the provider's folder. */
  readonly advice?: LocalizedText;
  /** With `bad-answer`. */
  readonly fault?: AnswerFault;
  /** Asking again is useless until somebody acts, whatever the kind says. */
  readonly givenUp?: true;
  /** With `clock-skew`: this computer's clock minus the provider's, ms. */
  readonly skewMs?: number;
  /** How long the provider asked to be left alone, from this answer on, ms. */
  readonly retryAfterMs?: number;
}

/**
 * ok · unread: nothing asked yet · unknown: an answer came that says nothing, it will be asked again ·
 * needs-you: asking again is useless until somebody acts · unreachable: no answer came ·
 * keychain: the secrets cannot be read · paused: switched off by the user.
 */
export type Condition =
  | 'ok'
  | 'unread'
  | 'unknown'
  | 'needs-you'
  | 'unreachable'
  | 'keychain'
  | 'paused';

const conditions: Readonly<Record<ProblemKind, Condition>> = {
  signature: 'needs-you',
  credentials: 'needs-you',
  permission: 'needs-you',
  contract: 'needs-you',
  'not-found': 'needs-you',
  'rate-limited': 'unknown',
  'provider-unknown': 'unknown',
  'provider-failed': 'unknown',
  'clock-skew': 'needs-you',
  'bad-answer': 'unknown',
  'unverified-answer': 'needs-you',
  'too-large': 'unknown',
  'http-status': 'unknown',
  redirect: 'unknown',
  timeout: 'unreachable',
  unreachable: 'unreachable',
  tls: 'unreachable',
  unencrypted: 'needs-you',
  'private-network': 'needs-you',
  'secret-missing': 'needs-you',
  'secret-unusable': 'needs-you',
  'keychain-locked': 'keychain',
  'keychain-missing': 'keychain',
  'keychain-denied': 'keychain',
  'keychain-unsupported': 'keychain',
  'keychain-busy': 'keychain',
  internal: 'unknown',
};

export function conditionOf({ kind, givenUp, skewMs }: Problem): Condition {
  if (givenUp === true) return 'needs-you';
  // Blamed by the provider alone, while nothing here shows it: the request may have been long under way.
  if (kind === 'clock-skew' && skewMs === undefined) return 'unknown';
  return conditions[kind];
}
