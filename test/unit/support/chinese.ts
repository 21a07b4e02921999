const HAN = '[\\u4e00-\\u9fff]';

/** Chinese letters, closing brackets and quotes: what a punctuation mark may follow or precede. */
const CHINESE = '[\\u4e00-\\u9fff\\u3001-\\u301f\\uff01-\\uff60\\u201c\\u201d]';

const misplaced = new RegExp(
  [
    // A comma, colon, semicolon, question or exclamation mark after Chinese, or right before it.
    `${CHINESE}[,:;?!]`,
    `[,:;?!]${HAN}`,
    // Brackets that touch Chinese, inside or outside.
    `${CHINESE}[()]`,
    `[()]${HAN}`,
    `${HAN}\\.(?!\\w)`,
  ].join('|'),
);

/** Whether ASCII punctuation stands where Chinese has its own full-width marks. */
export function asciiPunctuationIn(text: string): boolean {
  // The branches of an ICU plural are syntax, not text.
  return misplaced.test(text.replaceAll(/\{\w+, plural,/g, ''));
}
