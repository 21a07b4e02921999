import { robotDescriptors } from './descriptors.ts';
import type { RobotKind } from './robot.ts';

/** Why a signing secret was refused. Never carries the secret. */
export type SigningSecretError =
  | 'required'
  /** This kind signs nothing; what was entered is not kept. */
  | 'not-wanted'
  | 'too-short'
  | 'too-long'
  /** White space inside: most likely more was copied than the secret. */
  | 'has-space'
  /** An address was pasted into the wrong field. */
  | 'is-an-address'
  /** DingTalk's begin with SEC. */
  | 'needs-sec';

export type SigningSecretResult =
  | { readonly ok: true; readonly secret?: string }
  | { readonly ok: false; readonly error: SigningSecretError };

const MIN_LENGTH = 16;
const MAX_LENGTH = 256;

/** Checks a pasted signing secret. Empty is fine wherever the group may do without one. */
export function readSigningSecret(kind: RobotKind, text: string): SigningSecretResult {
  const secret = text.trim();
  const wanted = robotDescriptors[kind].secret;
  if (secret === '') return wanted === 'required' ? { ok: false, error: 'required' } : { ok: true };
  if (wanted === 'none') return { ok: false, error: 'not-wanted' };
  if (/\s/.test(secret)) return { ok: false, error: 'has-space' };
  if (/^https?:\/\//i.test(secret)) return { ok: false, error: 'is-an-address' };
  if (secret.length > MAX_LENGTH) return { ok: false, error: 'too-long' };
  if (kind === 'dingtalk' && !secret.startsWith('SEC')) return { ok: false, error: 'needs-sec' };
  if (secret.length < MIN_LENGTH) return { ok: false, error: 'too-short' };
  return { ok: true, secret };
}
