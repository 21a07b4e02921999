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
    advice: problem.advice?.[locale] ?? t(`advice.${problem.kind}` satisfies MessageKey),
  };
}

function keyOf({ kind, skewMs }: Problem): MessageKey {
  if (kind !== 'clock-skew' || skewMs === undefined) return `problem.${kind}`;
  return skewMs > 0 ? 'clock.fast' : 'clock.slow';
}
