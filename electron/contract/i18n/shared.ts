import type { Locale } from '../../domain/locale.ts';
import { en, type MessageKey } from './en.ts';
import { createTranslate, type Translate } from './translate.ts';
import { zhCN } from './zh-CN.ts';

const catalogues = { en, 'zh-CN': zhCN } as const;
const cache = new Map<Locale, Translate<MessageKey>>();

/** The words tray, notifications and window share, in one language. */
export function sharedWords(locale: Locale): Translate<MessageKey> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<MessageKey>(locale, catalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}
