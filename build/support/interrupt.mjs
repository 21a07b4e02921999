import { say } from './terminal.mjs';

/**
 * What Ctrl-C does during set-up. Locks, temporary folders and child processes are cleared away by
 * their `exit` handlers; finished parts and partial downloads stay.
 *
 * @param {NodeJS.Signals} signal
 */
function stopSetUp(signal) {
  say(`\nInterrupted (${signal}). Run the same command again to continue where this stopped.`);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** @type {(signal: NodeJS.Signals) => void} */
let handler = stopSetUp;

export function watchForInterrupts() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => handler(signal));
  }
}

/**
 * Replaces what an interrupt does from now on.
 *
 * @param {(signal: NodeJS.Signals) => void} next
 */
export function onInterrupt(next) {
  handler = next;
}
