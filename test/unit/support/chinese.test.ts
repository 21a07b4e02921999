import { expect, test } from 'vitest';
import { asciiPunctuationIn } from './chinese.ts';

const [han, comma, colon, open, close] = ['\u4f59\u989d', '\uff0c', '\uff1a', '\uff08', '\uff09'];

test.each([
  `${han},${han}`,
  `${han}: 5`,
  `${han}(USD)`,
  `USD (${han})`,
  `${han}${close},${han}`,
  `${han}!`,
  `${han}.`,
  `5,${han}`,
])('%s is punctuated as English', (text) => {
  expect(asciiPunctuationIn(text)).toBe(true);
});

test.each([
  `${han}${comma}${han}${colon}${open}USD 2,500.00${close}`,
  `${han} PEN 2,500.00 ${han}`,
  `12:05 ${han}`,
  'Merchant (X-PARTNER-ID)',
])('%s is not', (text) => {
  expect(asciiPunctuationIn(text)).toBe(false);
});
