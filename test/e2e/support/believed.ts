/**
 * What somebody outside of the app may believe of something that it saves: its value, and others it may have instead while
 * changes are under way. An app that is killed answers no more, so the last of them may or may not have been saved.
 */
export interface Believed<T> {
  sure(): T;
  /** Has it changed. Believed for sure once the app has said so. */
  change(next: T, act: () => Promise<unknown>): Promise<void>;
  /** Takes what was found after a restart for the truth. @returns what is wrong with it, or `null` */
  find(found: T): string | null;
}

export function believe<T>(name: string, first: T): Believed<T> {
  let sure = first;
  let maybe: T[] = [];
  return {
    sure: () => sure,
    async change(next, act) {
      maybe.push(next);
      await act();
      sure = next;
      maybe = [];
    },
    find(found) {
      const before = sure;
      const possible = [before, ...maybe];
      sure = found;
      maybe = [];
      return possible.includes(found) ? null : `${name} is ${String(found)}; it was saved as ${possible.join(', or as ')}`;
    },
  };
}
