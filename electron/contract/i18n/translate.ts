import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../../domain/locale.ts';

export type Catalogue<Key extends string = string> = Readonly<Record<Key, string>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string;

/**
 * A function from key and values to text. Messages are in ICU syntax, so plurals and placeholders
 * work alike in every language; each is parsed once, when first used. Parsing costs, so what has no syntax in it is left alone.
 */
export function createTranslate<Key extends string>(
  locale: Locale,
  catalogue: Catalogue<Key>,
): Translate<Key> {
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    const text = catalogue[key];
    if (!/[{}']/.test(text)) return text;
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}
