/** What separates items a person types one after the other, at full width too. */
const SEPARATORS = '[\\s,;\\uFF0C\\uFF1B\\u3001]+';

/** The items of a typed list, each once, in their order. */
export function listed(text: string): readonly string[] {
  return [...new Set(text.split(new RegExp(SEPARATORS)).filter((item) => item !== ''))];
}

/**
 * Source of a regular expression for a list of such items.
 * @param item source for one item, which must match no separator
 */
export function listPattern(item: string): string {
  return `${item}(?:${SEPARATORS}${item})*(?:${SEPARATORS})?`;
}
