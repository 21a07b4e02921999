import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en as sharedEn } from '../../../electron/contract/i18n/en.ts';
import { zhCN as sharedZh } from '../../../electron/contract/i18n/zh-CN.ts';
import { en as desktopEn } from '../../../renderer/features/desktop/words-en.ts';
import { zhCN as desktopZh } from '../../../renderer/features/desktop/words-zh.ts';
import { en as accountEn } from '../../../renderer/features/account/words-en.ts';
import { zhCN as accountZh } from '../../../renderer/features/account/words-zh.ts';
import { en as connectionsEn } from '../../../renderer/features/connections/words-en.ts';
import { zhCN as connectionsZh } from '../../../renderer/features/connections/words-zh.ts';
import { en as forecastEn } from '../../../renderer/features/forecast/words-en.ts';
import { zhCN as forecastZh } from '../../../renderer/features/forecast/words-zh.ts';
import { en as historyEn } from '../../../renderer/features/history/words-en.ts';
import { zhCN as historyZh } from '../../../renderer/features/history/words-zh.ts';
import { en as overviewEn } from '../../../renderer/features/overview/words-en.ts';
import { zhCN as overviewZh } from '../../../renderer/features/overview/words-zh.ts';
import { en as paletteEn } from '../../../renderer/features/palette/words-en.ts';
import { zhCN as paletteZh } from '../../../renderer/features/palette/words-zh.ts';
import { en as robotsEn } from '../../../renderer/features/robots/words-en.ts';
import { zhCN as robotsZh } from '../../../renderer/features/robots/words-zh.ts';
import { en as setupFileEn } from '../../../electron/provisioning/words-en.ts';
import { zhCN as setupFileZh } from '../../../electron/provisioning/words-zh.ts';
import { en as setupEn } from '../../../renderer/features/provisioning/words-en.ts';
import { zhCN as setupZh } from '../../../renderer/features/provisioning/words-zh.ts';
import { en as windowEn } from '../../../renderer/i18n/en.ts';
import { zhCN as windowZh } from '../../../renderer/i18n/zh-CN.ts';

type Messages = Readonly<Record<string, string>>;

const catalogues: readonly {
  readonly name: string;
  readonly en: Messages;
  readonly zh: Messages;
  /** The folders whose code may use its words. */
  readonly users: readonly string[];
}[] = [
  { name: 'shared', en: sharedEn, zh: sharedZh, users: ['electron', 'renderer'] },
  { name: 'window', en: windowEn, zh: windowZh, users: ['renderer'] },
  { name: 'desktop', en: desktopEn, zh: desktopZh, users: ['renderer/features/desktop'] },
  { name: 'account', en: accountEn, zh: accountZh, users: ['renderer/features/account'] },
  {
    name: 'connections',
    en: connectionsEn,
    zh: connectionsZh,
    users: ['renderer/features/connections'],
  },
  { name: 'forecast', en: forecastEn, zh: forecastZh, users: ['renderer/features/forecast'] },
  { name: 'history', en: historyEn, zh: historyZh, users: ['renderer/features/history'] },
  { name: 'overview', en: overviewEn, zh: overviewZh, users: ['renderer/features/overview'] },
  { name: 'set-up', en: setupEn, zh: setupZh, users: ['renderer/features/provisioning'] },
  { name: 'set-up file', en: setupFileEn, zh: setupFileZh, users: ['electron/provisioning', 'electron/cli'] },
  { name: 'palette', en: paletteEn, zh: paletteZh, users: ['renderer/features/palette'] },
  { name: 'group messages', en: robotsEn, zh: robotsZh, users: ['renderer/features/robots'] },
];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The names of everything a message wants to be given, inside plurals too. */
function placeholders(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (elements: readonly Element[]) => {
    for (const element of elements) {
      // 0 is literal text and 7 the `#` of a plural; all others carry the name of a value.
      if (element.type !== 0 && element.type !== 7) names.add(element.value);
      if ('options' in element) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(?:i18n[\\/](?:en|zh-CN)|words-(?:en|zh))\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** Keys stand in the code whole, or begin a template: `state.${…}`. */
function unusedKeys(keys: readonly string[], source: string): readonly string[] {
  const template = /`([a-z][\w.-]*)\$\{[^`}]*\}([\w.-]*)`/g;
  const templates = [...source.matchAll(template)].map(([, head = '', tail = '']) => {
    return { head, tail };
  });
  return keys.filter(
    (key) =>
      !source.includes(`'${key}'`) &&
      !templates.some(({ head, tail }) => key.startsWith(head) && key.endsWith(tail)),
  );
}

describe.each(catalogues)('the $name words', ({ en, zh, users }) => {
  it('exist in every language', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    expect(Object.values({ ...en, ...zh }).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('want the same values in every language', () => {
    for (const key of Object.keys(en)) {
      expect({ key, wants: placeholders(zh[key] ?? '') }).toEqual({
        key,
        wants: placeholders(en[key] ?? ''),
      });
    }
  });

  it('use full-width punctuation between Chinese characters', () => {
    const halfWidth = /[\u4e00-\u9fff][,:;?!()]|[,;?!()][\u4e00-\u9fff]/;
    expect(Object.entries(zh).filter(([, text]) => halfWidth.test(text))).toEqual([]);
  });

  it('are all used', () => {
    expect(unusedKeys(Object.keys(en), users.map(sourceOf).join('\n'))).toEqual([]);
  });
});
