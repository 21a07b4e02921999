/** Whether something was done in this turn of the event loop already. */
let taken = false;

/** So often something gives way at most. */
const MOST_TIMES = 50;

/**
 * Runs something once after that many ms, in a turn of its own: Node runs all timers that are due in one go, and what each of
 * them keeps short would be long together.
 * @returns what takes it back
 */
export function inOwnTurn(run: () => void, ms: number): () => void {
  let timer = setTimeout(begin, ms);
  let times = 0;

  function begin(): void {
    if (taken && times < MOST_TIMES) {
      times += 1;
      timer = setTimeout(begin, 1);
      return;
    }
    taken = true;
    setImmediate(() => {
      taken = false;
    });
    run();
  }

  return () => clearTimeout(timer);
}
