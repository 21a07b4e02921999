import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { robotDescriptors } from '../../../electron/robots/descriptors.ts';
import { robotCatalogues } from '../../../electron/robots/words.ts';
import { asciiPunctuationIn } from '../support/chinese.ts';

const { en, 'zh-CN': zh } = robotCatalogues;
const descriptors = Object.values(robotDescriptors);

it('every word exists in both languages and wants the same values', () => {
  expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
  const wanted = (text: string): string[] => {
    new IntlMessageFormat(text, 'en');
    return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))].toSorted();
  };
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect({ key, wants: wanted(zh[key]) }).toEqual({ key, wants: wanted(en[key]) });
  }
});

it('Chinese is punctuated as Chinese', () => {
  const texts = [
    ...Object.values(zh),
    ...descriptors.flatMap(({ name, addressHelp, secretHelp }) =>
      [name, addressHelp, secretHelp].map((text) => text?.['zh-CN'] ?? ''),
    ),
  ];
  expect(texts.filter(asciiPunctuationIn)).toEqual([]);
});

it('a secret is explained wherever one can be entered, and nowhere else', () => {
  for (const { kind, secret, secretHelp } of descriptors) {
    expect({ kind, explained: secretHelp !== undefined }).toEqual({
      kind,
      explained: secret !== 'none',
    });
  }
});
