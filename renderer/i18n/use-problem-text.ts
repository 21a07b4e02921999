import { problemText, type ProblemText } from '../../electron/contract/i18n/problem-text.ts';
import type { Problem } from '../../electron/domain/problem.ts';
import { useDescriptor, useWindow } from '../app/window-context.ts';
import { useWords } from './words.ts';

/** Puts problems of one provider into words. */
export function useProblemText(providerId: string): (problem: Problem) => ProblemText {
  const { app } = useWindow();
  const { locale } = useWords();
  const provider = useDescriptor(providerId)?.name[locale] ?? providerId;
  return (problem) => problemText(locale, problem, { provider, keychain: app.keychainName });
}
