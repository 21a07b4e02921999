import { KeychainError, type Keychain } from './keychain.ts';

export interface SerialKeychain extends Keychain {
  /** Whether a call hangs now. The process cannot end by itself then: Node waits for the call's thread. */
  hangs(): boolean;
  /** Settles once no call is under way: one that is when the process ends takes it down with it. */
  idle(): Promise<void>;
  /**
   * Makes no call any more. Who asks for one hears nothing: on the way out nothing is to be taken for a keychain that fails.
   * @returns once the call that is under way has ended, or was given up on
   */
  close(): Promise<void>;
}

/**
 * One call at a time, with an end to waiting. A call can hang on a password prompt, and four hung calls block every
 * file read of the process (they share Node's thread pool). While one hangs, further calls fail as `busy`.
 * @param timeoutMs how long a caller waits
 * @param onSettled told when a call that was given up on came to its end after all, and whether it brought a value
 */
export function serialKeychain(
  keychain: Keychain,
  timeoutMs: number,
  onSettled: (succeeded: boolean) => void,
): SerialKeychain {
  let last: Promise<unknown> = Promise.resolve();
  let hung = false;
  let closed = false;
  let underWay: Promise<unknown> = Promise.resolve();

  function run<T>(work: () => Promise<T>): Promise<T> {
    const previous = last;
    const result = previous.then(() => {
      if (hung) throw new KeychainError('busy');
      if (closed) return new Promise<never>(() => undefined);
      const waited = withTimeout(work());
      underWay = waited.catch(() => undefined);
      return waited;
    });
    last = result.catch(() => undefined);
    return result;
  }

  function withTimeout<T>(call: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        hung = true;
        reject(new KeychainError('busy'));
        call
          // A refused prompt gives null for a read and an error for a write.
          .then(
            (value) => value !== null,
            () => false,
          )
          .then((succeeded) => {
            hung = false;
            onSettled(succeeded);
          });
      }, timeoutMs);
      call.then(
        (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        (error: unknown) => {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new KeychainError('missing'));
        },
      );
    });
  }

  return {
    hangs: () => hung,
    async idle() {
      for (let seen: unknown; seen !== last; ) {
        seen = last;
        await last;
      }
    },
    async close() {
      closed = true;
      await underWay;
    },
    get: (item) => run(() => keychain.get(item)),
    set: (item, value) => run(() => keychain.set(item, value)),
    delete: (item) => run(() => keychain.delete(item)),
  };
}
