const HAN = '\\p{Script=Han}';
const LATIN = '[A-Za-z0-9]';
const SEAMS = new RegExp(`(?<=${HAN})(?=${LATIN})|(?<=${LATIN})(?=${HAN})`, 'gu');

/** Chinese keeps a space around Latin words, which a name put into a sentence may be or not. */
export function spaced(text: string): string {
  return text.replace(SEAMS, ' ');
}
