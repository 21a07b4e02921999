import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import type { MessageKey } from './en.ts';
import { sharedWords } from './shared.ts';

export interface ProblemText {
  /** What happened. */
  readonly what: string;
  /** What to do next. */
  readonly advice: string;
}

/** A problem in a person's words. The provider's own advice for its code goes before ours. */
export function problemText(
  locale: Locale,
  problem: Problem,
  names: { readonly provider: string; readonly keychain: 'macos' | 'windows' | 'linux' },
): ProblemText {
  const t = sharedWords(locale);
  const code =
    problem.code === undefined ? '' : locale === 'en' ? ` (${problem.code})` : `（${problem.code}）`;
  const what = t(keyOf(problem), {
    provider: names.provider,
    minutes: Math.round(Math.abs(problem.skewMs ?? 0) / 60_000),
    keychain: t(`keychain.name.${names.keychain}` satisfies MessageKey),
    code,
  });
  return {
    what,
    advice: problem.advice?.[locale] ?? t(adviceKeyOf(problem)),
  };
}

function keyOf({ kind, skewMs, fault }: Problem): MessageKey {
  if (kind === 'bad-answer' && fault !== undefined) return `problem.bad-answer.${fault}`;
  if (kind !== 'clock-skew' || skewMs === undefined) return `problem.${kind}`;
  return skewMs > 0 ? 'clock.fast' : 'clock.slow';
}

/** A server that refuses with one of these does so until somebody changes something. */
const REFUSALS: ReadonlySet<string> = new Set(['HTTP 401', 'HTTP 403', 'HTTP 404', 'HTTP 407']);

function adviceKeyOf({ kind, code = '', fault }: Problem): MessageKey {
  if (kind === 'bad-answer' && fault !== undefined) return `advice.bad-answer.${fault}`;
  if (kind === 'http-status' && REFUSALS.has(code)) return 'advice.http-status-refused';
  return `advice.${kind}`;
}
