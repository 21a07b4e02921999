import { createTranslate, type Translate } from '../contract/i18n/translate.ts';
import type { Locale } from '../domain/locale.ts';
import { en, type ProvisioningWord } from './words-en.ts';
import { zhCN } from './words-zh.ts';

export type { ProvisioningWord };

const catalogues = { en, 'zh-CN': zhCN } as const;
const cache = new Map<Locale, Translate<ProvisioningWord>>();

export function provisioningWords(locale: Locale): Translate<ProvisioningWord> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<ProvisioningWord>(locale, catalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}

export function isProvisioningWord(text: string): text is ProvisioningWord {
  return Object.hasOwn(en, text);
}
