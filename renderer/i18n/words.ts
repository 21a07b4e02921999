import { createContext, useContext } from 'react';
import type { MessageKey as SharedKey } from '../../electron/contract/i18n/en.ts';
import { MASK } from '../../electron/contract/i18n/mask.ts';
import { sharedWords } from '../../electron/contract/i18n/shared.ts';
import { createTranslate, type Translate } from '../../electron/contract/i18n/translate.ts';
import { LOCALES, type Locale } from '../../electron/domain/locale.ts';
import { en, type WindowKey } from './en.ts';
import { zhCN } from './zh-CN.ts';

export interface Words {
  readonly locale: Locale;
  /** Words only the window uses. */
  readonly t: Translate<WindowKey>;
  /** Words tray, notifications and window share. */
  readonly s: Translate<SharedKey>;
  /** Amounts, names and numbers are not to be seen, nor read out, nor copied. */
  readonly hidden: boolean;
  /** An amount, a name or a number as it may be shown. Everything of that kind goes through here. */
  readonly own: (text: string) => string;
}

const catalogues = { en, 'zh-CN': zhCN } as const;
const words = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    {
      locale,
      t: createTranslate<WindowKey>(locale, catalogues[locale]),
      s: sharedWords(locale),
    },
  ]),
) as Record<Locale, Pick<Words, 'locale' | 't' | 's'>>;

export function wordsOf(locale: Locale, hidden = false): Words {
  return { ...words[locale], hidden, own: (text) => (hidden ? MASK : text) };
}

const Context = createContext<Words>(wordsOf('en'));
export const WordsProvider = Context.Provider;

export function useWords(): Words {
  return useContext(Context);
}
