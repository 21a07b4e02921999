/** The languages the app speaks. Every text a person reads exists in each of them. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/** What the user chose: a language, or whatever the system speaks. */
export type LanguageSetting = Locale | 'system';

/**
 * The language to speak. Any Chinese system gets Simplified Chinese: closer to its reader than English.
 * @param systemLanguages BCP 47 tags, most preferred first
 */
export function resolveLocale(
  setting: LanguageSetting,
  systemLanguages: readonly string[],
): Locale {
  if (setting !== 'system') return setting;
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return 'en';
}
