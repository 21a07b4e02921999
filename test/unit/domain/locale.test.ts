import { expect, test } from 'vitest';
import { resolveLocale } from '../../../electron/domain/locale.ts';

test.each([
  [['en-US'], 'en'],
  [['zh-CN'], 'zh-CN'],
  [['zh-Hant-TW', 'en-US'], 'zh-CN'],
  [['zh_HK.UTF-8'], 'zh-CN'],
  [['ZH'], 'zh-CN'],
  [['de-DE', 'zh-Hans', 'en'], 'zh-CN'],
  [['de-DE', 'en-GB', 'zh'], 'en'],
  [['fr-FR'], 'en'],
  [[], 'en'],
])('a system that speaks %j gets %s', (languages, locale) => {
  expect(resolveLocale('system', languages)).toBe(locale);
});

test('what the user chose goes before the system', () => {
  expect(resolveLocale('en', ['zh-CN'])).toBe('en');
  expect(resolveLocale('zh-CN', ['en-US'])).toBe('zh-CN');
});
