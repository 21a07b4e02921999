import { createTranslate, type Translate } from '../../../electron/contract/i18n/translate.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { en, type RobotsWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type { RobotsWord };

export const robotsCatalogues = { en, 'zh-CN': zhCN } as const;

const cache = new Map<Locale, Translate<RobotsWord>>();

export function useRobotsWords(): Translate<RobotsWord> {
  const { locale } = useWords();
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<RobotsWord>(locale, robotsCatalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}
