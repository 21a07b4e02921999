/** More texts than there can be in use at the same time. */
const MOST = 1_000;

/**
 * Asks only once what is always answered the same. A text to which `null` is the answer is not kept: it may be a secret in the
 * wrong place.
 */
export function remembering<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    // What is typed into a form goes through here too, letter by letter.
    if (answers.size >= MOST) answers.clear();
    if (answer !== null) answers.set(text, answer);
    return answer;
  };
}
