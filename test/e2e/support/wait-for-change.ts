/** What to wait for, and how to hear that it may have come. */
export interface ChangeWait<T> {
  /** Reads the present value; while it throws, the value counts as not there yet. */
  read: () => Promise<T>;
  accept: (value: T) => boolean;
  /** Calls its argument whenever the value may have changed; gives back its own unsubscribe. */
  subscribe: (changed: () => void) => () => void;
  timeoutMs: number;
  /** Opens the sentence of the error: "the tray menu". */
  what: string;
  /** The last value in the error, for whoever reads the failure. */
  describe?: (value: T) => string;
}

/**
 * Reads now and again after every announced change until the value is accepted. There is no
 * polling: a change that nobody announces would not reach a real panel either, so when only the
 * last look at the deadline finds it, that is an error which says so.
 */
export async function waitForChange<T>(wait: ChangeWait<T>): Promise<T> {
  const deadline = performance.now() + wait.timeoutMs;
  let wake: () => void = () => undefined;
  const unsubscribe = wait.subscribe(() => wake());
  let last = 'nothing could be read';
  const look = async (): Promise<{ value: T } | undefined> => {
    try {
      const value = await wait.read();
      last = (wait.describe ?? JSON.stringify)(value);
      return wait.accept(value) ? { value } : undefined;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };
  try {
    for (;;) {
      // Listening starts before the read: a change that comes during it must not be lost.
      const changed = new Promise<true>((resolve) => {
        wake = () => resolve(true);
      });
      const found = await look();
      if (found) return found.value;
      if (!(await withinTime(changed, deadline - performance.now()))) break;
    }
    const unannounced = (await look()) !== undefined;
    const reason = unannounced
      ? 'changed as expected, but no signal announced it'
      : `did not become what was expected within ${wait.timeoutMs} ms`;
    throw new Error(`${wait.what} ${reason}. Last seen:\n${last}`);
  } finally {
    unsubscribe();
  }
}

async function withinTime(event: Promise<true>, milliseconds: number): Promise<boolean> {
  if (milliseconds <= 0) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([event, late]);
  } finally {
    clearTimeout(timer);
  }
}
