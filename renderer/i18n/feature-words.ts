import { createTranslate, type Translate } from '../../electron/contract/i18n/translate.ts';
import type { Locale } from '../../electron/domain/locale.ts';
import { useWords } from './words.ts';

/** The words one feature keeps to itself: a hook that gives them in the window's language. */
export function featureWords<Key extends string>(
  catalogues: Readonly<Record<Locale, Readonly<Record<Key, string>>>>,
): () => Translate<Key> {
  const translators = new Map<Locale, Translate<Key>>();
  return function useFeatureWords() {
    const { locale } = useWords();
    let translate = translators.get(locale);
    if (translate === undefined) {
      translate = createTranslate<Key>(locale, catalogues[locale]);
      translators.set(locale, translate);
    }
    return translate;
  };
}
